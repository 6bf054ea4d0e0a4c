"""manage.py bulletins: the bulletins of the coming days, as a table or as JSON lines; builds those due."""

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandParser, OutputWrapper
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from tqdm import tqdm

from broadcast.build import Stage, build, due
from broadcast.building.reasons import minutes
from broadcast.models import Bulletin, Slot

# From which to which part of a build each stage takes the bar.
SHARES = {
    Stage.CLAIMED: (0.0, 0.0),
    Stage.SPEAKING: (0.0, 0.6),
    Stage.ASSEMBLING: (0.6, 0.7),
    Stage.MASTERING: (0.7, 0.95),
    Stage.PLACING: (0.95, 1.0),
}
BAR = "{percentage:3.0f}% |{bar:30}| {n:.1f}/{total:.0f} {desc}"


def headings() -> tuple[str, ...]:
    return (
        pgettext("table of bulletins", "On air"),
        pgettext("table of bulletins", "Bulletin"),
        pgettext("table of bulletins", "State"),
        pgettext("table of bulletins", "Length"),
        "LUFS",
        "dBTP",
        pgettext("table of bulletins", "Engine"),
        pgettext("table of bulletins", "File"),
    )


class Command(BaseCommand):
    help = "Shows the bulletins of the coming days: slot, title, length, loudness, true peak, voice and file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=14, help="how many days ahead to show (default: 14)")
        parser.add_argument("--json", action="store_true", help="one JSON object a line, for other programs")
        parser.add_argument("--build", action="store_true", help="first build every bulletin that waits")

    def handle(self, *args: Any, days: int, **options: Any) -> None:
        if options["build"]:
            build_all(self.stderr if options["json"] else self.stdout, quiet=options["json"])
        now = timezone.now()
        slots = list(slots_with_bulletins(now, now + timedelta(days=days)))
        if options["json"]:
            for slot, bulletin in slots:
                self.stdout.write(json.dumps(as_object(slot, bulletin), ensure_ascii=False))
        else:
            self._table([as_row(slot, bulletin) for slot, bulletin in slots])

    def _table(self, rows: list[tuple[str, ...]]) -> None:
        if not rows:
            self.stdout.write(_("There are no bulletins in the coming days."))
            return
        widths = [max(map(len, column)) for column in zip(headings(), *rows, strict=True)]
        for row in (headings(), tuple("─" * width for width in widths), *rows):
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            self.stdout.write("  ".join(cells).rstrip())


def slots_with_bulletins(since: datetime, until: datetime) -> Iterator[tuple[Slot, Bulletin]]:
    """Slots from `since` to `until` by their start, each with what it plays, or else its newest version."""
    slots = Slot.objects.filter(start__gte=since, start__lt=until).order_by("start", "programme_id")
    newest_first = Prefetch("versions", Bulletin.objects.order_by("-version"))
    for slot in slots.select_related("programme__station", "bulletin").prefetch_related(newest_first):
        bulletin = slot.bulletin or next(iter(slot.versions.all()), None)
        if bulletin is not None:
            yield slot, bulletin


def as_object(slot: Slot, bulletin: Bulletin) -> dict[str, Any]:
    """A bulletin for other programs; `slot` in the station's zone, with offset; `file` an absolute path."""
    return {
        "slot": local_start(slot).isoformat(),
        "title": bulletin.title,
        "state": bulletin.state,
        "seconds": bulletin.seconds,
        "lufs": bulletin.lufs,
        "true_peak": bulletin.true_peak,
        "engine": bulletin.engine,
        "file": bulletin.file.path if bulletin.file else "",
        "sha256": bulletin.sha256,
    }


def as_row(slot: Slot, bulletin: Bulletin) -> tuple[str, ...]:
    return (
        f"{local_start(slot):%d/%m/%Y %H:%M}",
        bulletin.title,
        bulletin.state_words,
        "" if bulletin.seconds is None else minutes(bulletin.seconds),
        "" if bulletin.lufs is None else f"{bulletin.lufs:.1f}",
        "" if bulletin.true_peak is None else f"{bulletin.true_peak:.1f}",
        bulletin.engine,
        bulletin.file.name or "",
    )


def local_start(slot: Slot) -> datetime:
    return slot.start.astimezone(slot.programme.station.zone_info)


def build_all(out: OutputWrapper, *, quiet: bool) -> None:
    """Build every due bulletin here and now, with a bar on a terminal, a line each elsewhere."""
    with only_warnings():
        _build_all(out, quiet=quiet)


def _build_all(out: OutputWrapper, *, quiet: bool) -> None:
    waiting = list(due(timezone.now()).values_list("pk", "title"))
    on_terminal = sys.stderr.isatty()
    with tqdm(total=float(len(waiting)), disable=not on_terminal or not waiting, bar_format=BAR) as bar:
        for number, (pk, title) in enumerate(waiting):
            bar.set_description(title)
            bulletin = build(pk, watch=partial(move_bar, bar, number))
            bar.update(number + 1 - bar.n)
            if not on_terminal and not quiet:
                out.write(f"{number + 1}/{len(waiting)} {title}: {bulletin.get_state_display()}")
            if bulletin.failure:
                out.write(f"{title}: {bulletin.failure}")


@contextmanager
def only_warnings() -> Iterator[None]:
    """The bar and the lines say what is going on; the log keeps to what went wrong."""
    root = logging.getLogger()
    level = root.level
    root.setLevel(max(level, logging.WARNING))
    try:
        yield
    finally:
        root.setLevel(level)


def move_bar(bar: "tqdm[Any]", number: int, stage: Stage, done: float) -> None:
    """Move the bar to bulletin `number` (from 0), as far as it has come."""
    begin, end = SHARES[stage]
    bar.update(max(0.0, number + begin + (end - begin) * done - bar.n))
