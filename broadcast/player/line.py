"""The line to the server: every call under this player's newest token, renewed each month."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from broadcast.player.fetching import Fetching
from broadcast.player.pairing import Paired
from broadcast.player.protocol import File, dump
from broadcast.player.server import Answer, Refused, Server, Unexpected
from broadcast.player.sounds import Sounds
from broadcast.player.store import Store

TOKEN_AGE = timedelta(days=30)


class Line:
    """Raises Away, Refused, Unexpected as `Server` does."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._paired = Paired.of(store)
        self._server = Server(self._paired.base)

    @property
    def player(self) -> str:
        return self._paired.player

    def post(self, path: str, thing: Any) -> Any:
        """POST with the newest token; where that was never taken over, with the one before it."""
        try:
            said = self._server.post(path, thing, self._paired.token)
        except Refused:
            if not self._paired.before:
                raise
            said = self._server.post(path, thing, self._paired.before)
        if not isinstance(said, dict):
            raise Unexpected(f"POST {path}: no object")
        return said

    def plan(self, headers: dict[str, str]) -> Answer:
        return self._server.get(self._paired.manifest, headers)

    def fetching(self, file: File, sounds: Sounds) -> Fetching:
        return Fetching(file, sounds, self._server, self._paired.token)

    def rotate(self, now: datetime) -> None:
        """A new token each month. The old one is kept: it holds until the new one is first used."""
        rotated = self._store.moment("rotated_at") or self._paired.since
        if now - rotated < TOKEN_AGE:
            return
        token = self.post("/api/v1/token", {}).get("token")
        if not isinstance(token, str) or not token:
            raise Unexpected("token: none in the answer")
        self._paired = replace(self._paired, token=token, before=self._paired.token)
        self._paired.keep(self._store)
        self._store.put({"rotated_at": dump(now)})

    def move_to(self, key: str) -> bool:
        """Ask for the plan under this key from now on; whether that is another one."""
        path = f"/api/v1/manifests/{key}.json"
        if self._server.address(path) == self._server.address(self._paired.manifest):
            return False
        self._paired = replace(self._paired, manifest=path)
        self._paired.keep(self._store)
        return True
