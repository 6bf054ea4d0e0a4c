"""manage.py export: the approved bulletins of the coming days into a folder, as for a USB stick."""

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from broadcast.exports.airings import DAYS, airings_of, slots_to_export, sources_of
from broadcast.exports.folder import Damaged, write
from broadcast.exports.naming import Sound
from broadcast.exports.rundown import rundown
from broadcast.models import Station
from campaigns.reporting.form import Misformed
from media.audio.aside import written_aside
from media.audio.rejection import AudioRejected


class Command(BaseCommand):
    help = (
        "Writes the approved bulletins of the coming days into a folder: a folder a day, numbered in play "
        "order, with M3U playlists and the timetable as PDF. Run it again to bring the folder in step."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="where to write, for example a USB stick: /media/usb")
        parser.add_argument("--days", type=int, default=DAYS, help=f"how many days (default: {DAYS})")
        parser.add_argument("--from", dest="first", help="the first day, as 2026-12-08 (default: today)")
        parser.add_argument("--sound", choices=list(Sound), default=Sound.MP3, help="mp3 (default) or wav")
        parser.add_argument("--station", type=int, help="the number of the station (default: the first)")

    def handle(self, *args: Any, folder: Path, days: int, **options: Any) -> None:
        stations = Station.objects.order_by("pk")
        station = stations.filter(pk=options["station"]).first() if options["station"] else stations.first()
        if station is None:
            raise CommandError("There is no such station.")
        today = timezone.now().astimezone(station.zone_info).date()
        first = _day(options["first"]) if options["first"] else today
        slots = slots_to_export(station, first, days)
        try:
            written = write(folder, airings_of(slots), Sound(options["sound"]), sources_of(slots))
            with written_aside(folder / "lich-phat.pdf") as aside:
                aside.write_bytes(rundown(station, slots, first, days, today))
        except (Damaged, AudioRejected, Misformed, OSError) as error:
            raise CommandError(f"The export is not complete: {error}") from error
        self.stdout.write(f"{len(slots)} bulletins in {folder}, {written} of them written now.")


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise CommandError(f"{written} is no day; write it as 2026-12-08.") from error
