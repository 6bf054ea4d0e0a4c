"""What each player is to play next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from broadcast.fleet.manifest import reaches
from broadcast.fleet.sources import Part, Span, parts_of
from broadcast.models import Player, Station, zone_ids


@dataclass(frozen=True, slots=True)
class Coming:
    """An airing to come. `starts_at`: aware; `sha256`: the sound it cannot be heard without, "" for none."""

    title: str
    starts_at: datetime
    sha256: str = ""


def coming(
    station: Station, players: Iterable[Player], now: datetime, within: timedelta
) -> dict[int, Coming]:
    """Player -> the first airing it is to play between now and then; players without one are left out."""
    parts = [
        part
        for part in parts_of(station, Span(now, now + within))
        if part.item and now < part.item.starts_at <= now + within
    ]
    parts.sort(key=lambda part: (part.item.starts_at, part.item.id) if part.item else (now, ""))
    first = {player.pk: _first(parts, zone_ids(player.zones)) for player in players}
    return {player: found for player, found in first.items() if found}


def _first(parts: Iterable[Part], zones: frozenset[int]) -> Coming | None:
    for part in parts:
        if part.item and reaches(zones, part.zones):
            needs = "" if part.item.stream else part.item.sha256
            return Coming(part.item.title, part.item.starts_at, needs)
    return None
