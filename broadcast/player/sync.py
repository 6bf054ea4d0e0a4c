"""Everything between player and server, in a thread of its own: heartbeat, plan, sound, rows.

`Sync.step` does what is due and says after how many seconds there is more; `run` calls it for ever. The
server may be away for weeks: each failure waits longer, up to five minutes, and nothing here gives up.
"""

import logging
import random
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from broadcast.player import __version__
from broadcast.player.clock import Anchor, Clock
from broadcast.player.fetching import Fetching
from broadcast.player.inbox import Inbox, PlanChanged, SoundArrived, ToneAsked
from broadcast.player.journal import unsent
from broadcast.player.pairing import Paired
from broadcast.player.protocol import File, Heartbeat, Manifest, Unreadable, dump
from broadcast.player.reading import read
from broadcast.player.server import Away, Refused, Server, Unexpected
from broadcast.player.sounds import Missing, Sounds, Spoilt
from broadcast.player.store import DiskFull, Store, give_reserve, keep_reserve

logger = logging.getLogger(__name__)

HEARTBEAT_SECONDS = 60.0
POLL_SECONDS = 10.0
FIRST_WAIT, LONGEST_WAIT = 2.0, 300.0
SPOILT_WAIT = 30.0
FULL_WAIT = 60.0
TOKEN_AGE = timedelta(days=30)
SOUND_KEPT = timedelta(days=1)
LOOKED_AFTER = timedelta(hours=2)


class Backoff:
    """How long to wait after failures in a row: twice as long each time, spread so that no fleet rushes."""

    def __init__(self, first: float = FIRST_WAIT, longest: float = LONGEST_WAIT) -> None:
        self._first, self._longest = first, longest
        self.failures = 0

    def failed(self) -> float:
        """Seconds to wait now."""
        self.failures += 1
        whole = min(self._longest, self._first * 2.0 ** min(self.failures - 1, 20))
        return whole * random.uniform(0.5, 1.0)  # noqa: S311

    def succeeded(self) -> None:
        self.failures = 0


class Sync:
    """One pass at a time; knows no thread. `tell`: how the loop that plays hears of news."""

    def __init__(self, store: Store, sounds: Sounds, clock: Clock, tell: Inbox) -> None:
        self._store, self._sounds, self._clock, self._tell = store, sounds, clock, tell
        self._paired = Paired.of(store)
        self._server = Server(self._paired.base)
        self._manifest = stored_manifest(store)
        self._fetching: Fetching | None = None
        self._not_before: dict[str, float] = {}
        self._backoff = Backoff()
        self._next = {"heartbeat": 0.0, "plan": 0.0, "plays": 0.0, "room": 0.0}

    def nudge(self) -> None:
        """Something changed over there: ask for the plan at the next step."""
        self._next["plan"] = 0.0

    def step(self) -> float:
        """Do what is due; answer in how many seconds there is more to do."""
        now = self._clock.monotonic()
        try:
            spoke = self._due(now)
            fetching = self._fetch(now)
        except Away as error:
            return self._later(f"the server is away: {error}", "away")
        except Refused as error:
            return self._later(f"the server refuses this player: {error}", "refused")
        except (Unexpected, Unreadable) as error:
            return self._later(f"the server speaks differently: {error}", "unexpected")
        except DiskFull as error:
            return 0.0 if self._made_room(error) else FULL_WAIT
        if (spoke or fetching) and self._backoff.failures:
            logger.info("the server is back")
            self._backoff.succeeded()
        return 0.0 if fetching else max(0.0, min(self._next.values()) - self._clock.monotonic())

    def close(self) -> None:
        if self._fetching:
            self._fetching.close()

    def _due(self, now: float) -> bool:
        """Do what is due; whether the server was spoken with."""
        due = [name for name in ("heartbeat", "plan") if now >= self._next[name]]
        tasks: dict[str, tuple[Callable[[], None], float]] = {
            "heartbeat": (self._heartbeat, HEARTBEAT_SECONDS),
            "plan": (self._poll, POLL_SECONDS),
            "plays": (self._report, 2.0),
        }
        for name, (task, seconds) in tasks.items():
            if now >= self._next[name]:
                task()
                self._next[name] = max(self._next[name], now + seconds * random.uniform(0.75, 1.0))  # noqa: S311
        if now >= self._next["room"]:
            self._next["room"] = now + 3600.0
            self._tidy()
        return bool(due)

    def _later(self, why: str, state: str) -> float:
        """After a failure everything waits together, the sound on its way too."""
        self.close()
        self._fetching = None
        wait = self._backoff.failed()
        if self._backoff.failures == 1 or wait > LONGEST_WAIT / 2:
            logger.warning("%s; next try in %.0f s", why, wait)
        self._remember(state)
        at = self._clock.monotonic() + wait
        self._next = {name: max(due, at) for name, due in self._next.items()}
        return wait

    def _remember(self, state: str) -> None:
        if self._store.get("server") != state:
            try:
                self._store.put({"server": state})
            except DiskFull as error:
                logger.warning("the disk is full: %s", error)

    # What is said

    def _heartbeat(self) -> None:
        self._rotate()
        began, sent_at = self._clock.monotonic(), self._clock.read().now
        said = self._post("/api/v1/heartbeats", dump(self._pulse(sent_at)))
        ended = self._clock.monotonic()
        server_time = datetime.fromisoformat(said["server_time"])
        anchor = Anchor(server_time, (began + ended) / 2, self._clock.boot, (ended - began) / 2)
        self._clock.hear(anchor)
        self._tell.put(anchor)
        self._acknowledge(said.get("acknowledged_sequence"))
        self._store.put({"anchor": dump(anchor), "heard_server_at": dump(server_time), "server": "there"})
        if key := said.get("key"):
            self._move_to(key)
        if tone := said.get("test_tone"):
            self._tell.put(ToneAsked(str(tone)))

    def _pulse(self, sent_at: datetime) -> Heartbeat:
        status = self._store.get("status") or {}
        return Heartbeat(
            sent_at=sent_at,
            version=__version__,
            manifest=self._store.get("etag") or "",
            clock=status.get("clock", "untrusted"),
            offset_seconds=self._clock.offset(),
            disk_free_bytes=self._sounds.free_bytes(),
            missing=tuple(file.sha256 for file in self._wanted()),
            playing=status.get("playing", ""),
            last_sequence=self._store.last_sequence(),
            volume=local_volume(self._store),
            level_dbfs=status.get("level_dbfs"),
        )

    def _report(self) -> None:
        """Send rows until the server has all. If it does not understand them, the plan does not wait."""
        try:
            self._send_rows()
        except Unexpected as error:
            logger.error("the rows were not taken: %s", error)
            self._next["plays"] = self._clock.monotonic() + LONGEST_WAIT

    def _send_rows(self) -> None:
        while plays := unsent(self._store):
            said = self._post("/api/v1/plays", {"plays": dump(plays)})
            before = self._store.get("acknowledged") or 0
            self._acknowledge(said.get("acknowledged_sequence"))
            if (self._store.get("acknowledged") or 0) <= before:
                raise Unexpected(f"rows after {before} were taken but not acknowledged")

    def _acknowledge(self, sequence: Any) -> None:
        """Rows up to this one are the server's; beyond the last row there is it is not believed."""
        if not isinstance(sequence, int) or isinstance(sequence, bool):
            raise Unexpected(f"acknowledged_sequence: {sequence!r}")
        known = min(sequence, self._store.last_sequence())
        if known > (self._store.get("acknowledged") or 0):
            self._store.put({"acknowledged": known})

    def _post(self, path: str, thing: Any) -> Any:
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

    def _rotate(self) -> None:
        """A new token each month. The old one is kept: it holds until the new one is first used."""
        rotated = self._store.moment("rotated_at") or self._paired.since
        now = self._clock.read().now
        if now - rotated < TOKEN_AGE:
            return
        token = self._post("/api/v1/token", {}).get("token")
        if not isinstance(token, str) or not token:
            raise Unexpected("token: none in the answer")
        self._paired = replace(self._paired, token=token, before=self._paired.token)
        self._paired.keep(self._store)
        self._store.put({"rotated_at": dump(now)})

    # What is heard of the plan

    def _move_to(self, key: str) -> None:
        path = f"/api/v1/manifests/{key}.json"
        if self._server.address(path) != self._server.address(self._paired.manifest):
            self._paired = replace(self._paired, manifest=path)
            self._paired.keep(self._store)
            self._next["plan"] = 0.0

    def _poll(self) -> None:
        etag = self._store.get("etag") or ""
        headers = {"If-None-Match": etag} if etag and self._manifest else {}
        answer = self._server.get(self._paired.manifest, headers)
        if answer.status == 304:
            return
        if answer.status in (404, 410):
            raise Refused("the plan of this player is gone")
        if answer.status != 200:
            raise Unexpected(f"manifest: {answer.status}")
        data = answer.json()
        manifest = read(Manifest, data)
        if manifest.player != self._paired.player:
            raise Unexpected("manifest: of another player")
        etag = answer.headers.get("etag", "")
        self._store.put({"incoming": data, "etag": etag, "push_url": manifest.push_url})
        self._manifest = manifest
        self._drop_if_urgent()
        logger.info("a new plan: %d items until %s", len(manifest.items), manifest.covers_until)
        self._tell.put(PlanChanged())

    def _drop_if_urgent(self) -> None:
        """Let go of a sound on its way where another should come before it; what came of it stays."""
        wanted = self._wanted()
        if self._fetching and wanted and wanted[0].sha256 != self._fetching.file.sha256:
            self._fetching.close()
            self._fetching = None

    # Sound

    def _wanted(self) -> list[File]:
        """Files that are not here, in the order they are needed: urgent ones, then by first airing."""
        if self._manifest is None:
            return []
        last = self._manifest.covers_until
        first: dict[str, datetime] = {}
        for item in self._manifest.items:
            first[item.sha256] = min(first.get(item.sha256, last), item.starts_at)
        files = [file for file in self._manifest.files if not self._sounds.has(file)]
        fallback = self._manifest.fallback

        def order(file: File) -> tuple[bool, bool, datetime, str]:
            at = first.get(file.sha256, last)
            return not file.urgent, file.sha256 != fallback, at, file.sha256

        return sorted(files, key=order)

    def _fetch(self, now: float) -> bool:
        """A piece of the next file; False where none can be fetched now."""
        if self._fetching is None:
            ready = [file for file in self._wanted() if self._not_before.get(file.sha256, 0.0) <= now]
            if not ready:
                return False
            self._fetching = Fetching(ready[0], self._sounds, self._server, self._paired.token)
        file = self._fetching.file
        try:
            if self._fetching.step():
                self._fetching = None
                self._tell.put(SoundArrived(file.sha256))
        except (Spoilt, Unexpected) as error:
            logger.error("%s", error)
            self._fetching = None
            self._not_before[file.sha256] = now + SPOILT_WAIT
        except (Away, Refused, DiskFull):
            self._fetching = None
            raise
        return True

    def _needed(self) -> set[str]:
        adopted = stored_manifest(self._store, "manifest")
        both = [manifest for manifest in (self._manifest, adopted) if manifest]
        return {file.sha256 for manifest in both for file in manifest.files}

    def _made_room(self, error: DiskFull) -> bool:
        """Whether it is worth trying again at once. What is needed is never removed."""
        if self._sounds.make_room(self._needed()):
            return True
        logger.error("the disk is full and holds nothing that could go: %s", error)
        at = self._clock.monotonic() + FULL_WAIT
        self._not_before |= {file.sha256: at for file in self._wanted()}
        given = give_reserve(self._store.home)
        self._remember("full")
        return given

    def _tidy(self) -> None:
        if self._manifest:
            self._sounds.forget(
                self._needed(), self._clock.system_now().timestamp() - SOUND_KEPT.total_seconds()
            )
            self._look_after_the_next()
        if self._sounds.free_bytes() > 64 * 1024 * 1024:
            keep_reserve(self._store.home)

    def _look_after_the_next(self) -> None:
        """Hash what is soon to be heard, while there is time to fetch it again."""
        assert self._manifest
        now = self._clock.now()
        soon = {item.sha256 for item in self._manifest.items if now <= item.starts_at <= now + LOOKED_AFTER}
        for sha256 in sorted(soon - {""}):
            try:
                self._sounds.load(sha256)
            except Missing:
                continue
            except Spoilt as error:
                logger.error("%s; it is fetched again", error)


def stored_manifest(store: Store, *keys: str) -> Manifest | None:
    """The newest plan on disk; one this version cannot read (any more) counts as none."""
    for key in keys or ("incoming", "manifest"):
        if data := store.get(key):
            try:
                return read(Manifest, data)
            except Unreadable as error:
                logger.error("the plan on disk cannot be read: %s", error)
    return None


def stored_anchor(store: Store) -> Anchor | None:
    data = store.get("anchor")
    return read(Anchor, data) if data else None


def local_volume(store: Store) -> int:
    """Percent, set at the player itself."""
    found = store.get("volume")
    return found if isinstance(found, int) else 100


def run(sync: Sync, wake: threading.Event, ended: threading.Event) -> None:
    """Until `ended`; `wake` is set by the push listener when the plan changed."""
    while not ended.is_set():
        seconds = sync.step()
        if wake.wait(seconds):
            wake.clear()
            sync.nudge()
    sync.close()
