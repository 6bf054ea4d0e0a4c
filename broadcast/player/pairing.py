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
    """Use up a one-time code. Raises Away, Refused (wrong, used or too old), Unexpected.

    A player paired before keeps its log and its count of rows: it says how far they were acknowledged.
    """
    server = Server(base)
    asked = {"code": code, "acknowledged_sequence": store.get("acknowledged") or 0}
    said = server.post("/api/v1/pair", asked)
    names = ("player", "token", "manifest", "server_time")
    player, token, manifest, server_time = (_text(said, name) for name in names)
    try:
        since = datetime.fromisoformat(server_time).astimezone(UTC)
    except ValueError as error:
        raise Unexpected(f"pair: server_time {server_time!r}") from error
    paired = Paired(server.base, player, token, manifest, since)
    store.put({"paired": dump(paired), "etag": None, "rotated_at": None, "server": "there"})
    return paired


def _text(said: Any, name: str) -> str:
    if not isinstance(said, dict) or not isinstance(said.get(name), str) or not said[name]:
        raise Unexpected(f"pair: no {name} in the answer")
    return said[name]
