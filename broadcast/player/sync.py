"""Everything between player and server, in a thread of its own: heartbeat, plan, sound, rows.

`Sync.step` does what is due and says after how many seconds there is more; `run` calls it for ever. The
server may be away for weeks: each failure waits longer, up to five minutes, and nothing here gives up.
"""

import logging
import random
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any

from broadcast.player import __version__
from broadcast.player.backoff import LONGEST_WAIT, Backoff
from broadcast.player.clock import Anchor, Clock
from broadcast.player.inbox import Inbox, PlanChanged, SoundArrived, ToneAsked
from broadcast.player.journal import unsent
from broadcast.player.line import Line
from broadcast.player.protocol import Heartbeat, Manifest, Unreadable, dump
from broadcast.player.reading import read
from broadcast.player.server import Away, Refused, Unexpected
from broadcast.player.sounds import Sounds
from broadcast.player.stock import Stock
from broadcast.player.store import DiskFull, Store, give_reserve
from broadcast.player.stored import local_volume

logger = logging.getLogger(__name__)

HEARTBEAT_SECONDS = 60.0
POLL_SECONDS = 10.0
REPORT_SECONDS = 2.0
TIDY_SECONDS = 3600.0
ALARM_SECONDS = 1.0
FULL_WAIT = 60.0


class Sync:
    """One pass at a time; knows no thread. `tell`: how the loop that plays hears of news."""

    def __init__(self, store: Store, sounds: Sounds, clock: Clock, tell: Inbox) -> None:
        self._store, self._sounds, self._clock, self._tell = store, sounds, clock, tell
        self._line = Line(store)
        self._stock = Stock(store, sounds, clock, lambda file: self._line.fetching(file, sounds))
        self._backoff = Backoff()
        self._next = {"heartbeat": 0.0, "plan": 0.0, "plays": 0.0, "room": 0.0}
        self._told_playing = ""

    def nudge(self) -> None:
        """Something changed: over there, so the plan is asked for; or here, so that what is heard is told.

        People watch on how many players an emergency has begun; a fleet that begins it tells within a second.
        """
        self._next["plan"] = 0.0
        if self._playing() != self._told_playing:
            soon = self._clock.monotonic() + random.uniform(0.0, ALARM_SECONDS)  # noqa: S311
            self._next["heartbeat"] = min(self._next["heartbeat"], soon)

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
        self._stock.pause()

    def _due(self, now: float) -> bool:
        """Do what is due; whether the server was spoken with."""
        due = [name for name in ("heartbeat", "plan") if now >= self._next[name]]
        tasks: dict[str, tuple[Callable[[], None], float]] = {
            "heartbeat": (self._heartbeat, HEARTBEAT_SECONDS),
            "plan": (self._poll, POLL_SECONDS),
            "plays": (self._report, REPORT_SECONDS),
        }
        for name, (task, seconds) in tasks.items():
            if now >= self._next[name]:
                task()
                self._next[name] = max(self._next[name], now + seconds * random.uniform(0.75, 1.0))  # noqa: S311
        if now >= self._next["room"]:
            self._next["room"] = now + TIDY_SECONDS
            self._stock.tidy()
        return bool(due)

    def _fetch(self, now: float) -> bool:
        """A piece of the next file; False where none can be fetched now."""
        fetching, arrived = self._stock.fetch(now)
        if arrived:
            self._tell.put(SoundArrived(arrived))
        return fetching

    def _later(self, why: str, state: str) -> float:
        """After a failure everything waits together, the sound on its way too."""
        self.close()
        wait = self._backoff.failed()
        if self._backoff.failures == 1 or wait > LONGEST_WAIT / 2:
            logger.warning("%s; next try in %.0f s", why, wait)
        self._remember(state)
        at = self._clock.monotonic() + wait
        self._next = {name: max(due, at) for name, due in self._next.items()}
        return wait

    def _made_room(self, error: DiskFull) -> bool:
        """Whether it is worth trying again at once."""
        if self._stock.make_room():
            return True
        logger.error("the disk is full and holds nothing that could go: %s", error)
        self._stock.wait(self._clock.monotonic() + FULL_WAIT)
        given = give_reserve(self._store.home)
        self._remember("full")
        return given

    def _remember(self, state: str) -> None:
        if self._store.get("server") != state:
            try:
                self._store.put({"server": state})
            except DiskFull as error:
                logger.warning("the disk is full: %s", error)

    # What is said

    def _heartbeat(self) -> None:
        self._line.rotate(self._clock.read().now)
        began, sent_at = self._clock.monotonic(), self._clock.read().now
        pulse = self._pulse(sent_at)
        said = self._line.post("/api/v1/heartbeats", dump(pulse))
        ended = self._clock.monotonic()
        self._told_playing = pulse.playing
        server_time = datetime.fromisoformat(said["server_time"])
        anchor = Anchor(server_time, (began + ended) / 2, self._clock.boot, (ended - began) / 2)
        self._clock.hear(anchor)
        self._tell.put(anchor)
        self._acknowledge(said.get("acknowledged_sequence"))
        self._store.put({"anchor": dump(anchor), "heard_server_at": dump(server_time), "server": "there"})
        if (key := said.get("key")) and self._line.move_to(key):
            self._next["plan"] = 0.0
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
            missing=tuple(file.sha256 for file in self._stock.wanted()),
            playing=self._playing(),
            last_sequence=self._store.last_sequence(),
            volume=local_volume(self._store),
            level_dbfs=status.get("level_dbfs"),
            microphone_dbfs=status.get("microphone_dbfs"),
            ambient_dbfs=status.get("ambient_dbfs"),
        )

    def _playing(self) -> str:
        status = self._store.get("status") or {}
        return str(status.get("playing", ""))

    def _report(self) -> None:
        """Send rows until the server has all. If it does not understand them, the plan does not wait."""
        try:
            self._send_rows()
        except Unexpected as error:
            logger.error("the rows were not taken: %s", error)
            self._next["plays"] = self._clock.monotonic() + LONGEST_WAIT

    def _send_rows(self) -> None:
        while plays := unsent(self._store):
            said = self._line.post("/api/v1/plays", {"plays": dump(plays)})
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

    # What is heard of the plan

    def _poll(self) -> None:
        etag = self._store.get("etag") or ""
        headers = {"If-None-Match": etag} if etag and self._stock.manifest else {}
        answer = self._line.plan(headers)
        if answer.status == 304:
            return
        if answer.status in (404, 410):
            raise Refused("the plan of this player is gone")
        if answer.status != 200:
            raise Unexpected(f"manifest: {answer.status}")
        data = answer.json()
        manifest = read(Manifest, data)
        if manifest.player != self._line.player:
            raise Unexpected("manifest: of another player")
        etag = answer.headers.get("etag", "")
        self._store.put({"incoming": data, "etag": etag, "push_url": manifest.push_url})
        self._stock.expect(manifest)
        logger.info("a new plan: %d items until %s", len(manifest.items), manifest.covers_until)
        self._tell.put(PlanChanged())


def run(sync: Sync, wake: threading.Event, ended: threading.Event) -> None:
    """Until `ended`; `wake` is set by the push listener when the plan changed."""
    while not ended.is_set():
        seconds = sync.step()
        if wake.wait(seconds):
            wake.clear()
            sync.nudge()
    sync.close()
