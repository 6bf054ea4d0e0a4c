"""What ties a player to its station: made once with a one-time code, kept in the store."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from broadcast.player.protocol import dump
from broadcast.player.server import Server, Unexpected
from broadcast.player.store import Store


class NotPaired(Exception):
    """This home belongs to no station yet."""


@dataclass(frozen=True, slots=True)
class Paired:
    """`manifest`: address of the plan, relative to `base`. `before`: the token before the newest one."""

    base: str
    player: str
    token: str
    manifest: str
    since: datetime
    before: str = ""

    @classmethod
    def of(cls, store: Store) -> "Paired":
        found = store.get("paired")
        if not found:
            raise NotPaired("pair this player first")
        return cls(**{**found, "since": datetime.fromisoformat(found["since"])})

    def keep(self, store: Store) -> None:
        store.put({"paired": dump(self)})


def pair(store: Store, base: str, code: str) -> Paired:
    """Use up a one-time code. Raises Away, Refused (wrong, used or too old), Unexpected."""
    server = Server(base)
    said = server.post("/api/v1/pair", {"code": code})
    paired = Paired(
        server.base, _text(said, "player"), _text(said, "token"), _text(said, "manifest"), datetime.now(UTC)
    )
    server_time = said.get("server_time")
    if server_time:
        paired = Paired(
            paired.base,
            paired.player,
            paired.token,
            paired.manifest,
            datetime.fromisoformat(server_time).astimezone(UTC),
        )
    paired.keep(store)
    return paired


def _text(said: Any, name: str) -> str:
    if not isinstance(said, dict) or not isinstance(said.get(name), str) or not said[name]:
        raise Unexpected(f"pair: no {name} in the answer")
    return said[name]
