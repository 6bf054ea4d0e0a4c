"""What residents' pages show of the station, and until when they may be kept (cms.serving)."""

from collections.abc import Iterable
from datetime import datetime

from broadcast.models import (
    Bulletin,
    BulletinItem,
    Programme,
    ProgrammeException,
    Slot,
    Station,
    Zone,
)
from broadcast.public.airings import Airing
from cms.serving import purge_on, shown_as

AIRINGS = "airings"


def watch() -> None:
    """Listen, once for a process. Slots and bulletins change state by `states.move`, which says so itself."""
    purge_on(AIRINGS, Station, Programme, ProgrammeException, Zone)
    purge_on("menu", Station)
    shown_as(AIRINGS, Slot, Bulletin, BulletinItem)


def next_turn(shown: Iterable[Airing], now: datetime) -> datetime | None:
    """When the first of these airings is due, and so reads otherwise; None where none is ahead."""
    return min((one.slot.start for one in shown if one.slot.start > now), default=None)
