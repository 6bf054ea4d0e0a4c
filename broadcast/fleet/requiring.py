"""The sounds a player must have for the days ahead, and whether it has them."""

from dataclasses import dataclass
from datetime import datetime

from broadcast.fleet.manifest import reaches, span_of
from broadcast.fleet.sources import parts_of
from broadcast.models import Player, zone_ids


@dataclass(frozen=True, slots=True)
class Required:
    """A sound a player must have. `needed_at`: aware, when it is to be heard first."""

    title: str
    sha256: str
    size: int
    needed_at: datetime
    there: bool


def required(player: Player, now: datetime) -> list[Required]:
    """Every sound the player is to have for the days ahead, what is needed first at the top."""
    station = player.station
    zones = zone_ids(player.zones)
    found: dict[str, Required] = {}
    for part in parts_of(station, span_of(now, station.zone_info)):
        item = part.item
        if item is None or item.starts_at < now or not reaches(zones, part.zones):
            continue
        for sound in part.sounds:
            there = player.last_seen_at is not None and sound.sha256 not in player.missing
            row = Required(item.title, sound.sha256, sound.size, item.starts_at, there)
            if sound.sha256 not in found or item.starts_at < found[sound.sha256].needed_at:
                found[sound.sha256] = row
    return sorted(found.values(), key=lambda row: (row.needed_at, row.sha256))
