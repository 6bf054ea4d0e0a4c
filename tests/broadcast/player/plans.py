"""Plans for the tests of the player, small and by hand."""

from datetime import UTC, datetime, timedelta
from typing import Any

from broadcast.player.protocol import File, Item, Kind, Manifest, Rank

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
PLAYER = "player-1"


def bulletin(id: str, starts_at: datetime, seconds: float = 60.0, grace: float = 300.0, **more: Any) -> Item:
    given: dict[str, Any] = {"kind": Kind.BULLETIN, "rank": Rank.NORMAL, "title": f"Bản tin {id}"}
    latest = starts_at + timedelta(seconds=grace)
    return Item(id=f"slot:{id}", starts_at=starts_at, latest_start=latest, seconds=seconds, **(given | more))


def emergency(id: str, starts_at: datetime, seconds: float = 20.0, grace: float = 600.0, **more: Any) -> Item:
    given: dict[str, Any] = {"kind": Kind.EMERGENCY, "rank": Rank.EMERGENCY, "title": f"Khẩn cấp {id}"}
    latest = starts_at + timedelta(seconds=grace)
    return Item(
        id=f"emergency:{id}", starts_at=starts_at, latest_start=latest, seconds=seconds, **(given | more)
    )


def plan(*items: Item, begin: datetime = NOON, files: tuple[File, ...] = (), **more: Any) -> Manifest:
    day = timedelta(days=1)
    return Manifest(
        player=PLAYER,
        station="Xã Tân Hòa",
        volume=100,
        covers_from=begin - day,
        covers_until=begin + 8 * day,
        items=items,
        files=files,
        **more,
    )
