"""The airings of the coming days that can be exported, and where their sound lies."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from django.conf import settings

from broadcast.exports.naming import Airing
from broadcast.models import Slot, Station
from broadcast.states import BulletinState, SlotState

DAYS = 7
AUDIBLE = (SlotState.READY, SlotState.AIRING)


def slots_to_export(station: Station, first: date, days: int = DAYS) -> list[Slot]:
    """The slots from the local day `first` on whose bulletin is approved and built, in order."""
    since, until = (
        datetime.combine(day, time.min, station.zone_info).astimezone(UTC)
        for day in (first, first + timedelta(days=days))
    )
    slots = Slot.objects.filter(
        programme__station=station,
        start__gte=since,
        start__lt=until,
        state__in=AUDIBLE,
        bulletin__state=BulletinState.APPROVED,
    ).exclude(bulletin__file="")
    return list(slots.select_related("programme__station", "bulletin").order_by("start", "pk"))


def airings_of(slots: Sequence[Slot]) -> list[Airing]:
    return [
        Airing(
            slot.start.astimezone(slot.programme.station.zone_info).replace(tzinfo=None),
            slot.programme.title,
            slot.bulletin.seconds or 0.0,
            slot.bulletin.sha256,
        )
        for slot in slots
        if slot.bulletin
    ]


def sources_of(slots: Sequence[Slot]) -> dict[str, Path]:
    """The file of each sound by its hash."""
    return {slot.bulletin.sha256: Path(slot.bulletin.file.path) for slot in slots if slot.bulletin}


def watched_folder(station: Station) -> Path:
    """Where the station's export is kept in step: var/export/<number of the station>."""
    return Path(settings.VAR_DIR) / "export" / str(station.pk)
