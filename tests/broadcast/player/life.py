"""A whole player on a time that is set: its loop, its sync over real sockets, its real disk; no sound."""

from datetime import datetime, timedelta
from pathlib import Path

from broadcast.player.clock import Clock
from broadcast.player.inbox import Inbox
from broadcast.player.pairing import Paired
from broadcast.player.playing import Player
from broadcast.player.simulation import LEAST_STEP, SetTime
from broadcast.player.sinks import Simulated
from broadcast.player.sounding import Opener
from broadcast.player.sounds import Sounds
from broadcast.player.store import Store
from broadcast.player.stored import stored_anchor
from broadcast.player.sync import Sync


class Life:
    """From one start of the process to its end. `synchronised`: what the system says of its clock.

    `slow` is how far the system's clock is behind the true time.
    """

    def __init__(self, home: Path, begin: datetime, *, synchronised: bool = True, boot: str = "") -> None:
        self.time = SetTime(begin)
        self.slow = timedelta(0)
        self.synchronised = synchronised
        self.boot = boot or begin.isoformat()
        self.store = Store(home)
        self.sounds = Sounds(home / "audio")
        self.inbox = Inbox()
        self.clock = self._clock()
        self._sync_store = Store(home)
        self.sync = Sync(self._sync_store, self.sounds, self._clock(), self.inbox)
        opener = Opener(self.sounds, Simulated(self.time.monotonic))
        self.player = Player(self.store, self.clock, opener, Paired.of(self.store).since, look_seconds=5.0)
        self.online = True

    def _clock(self) -> Clock:
        return Clock(
            self.store.moment("latest"),
            stored_anchor(self.store),
            system=lambda: (self.time.now - self.slow).timestamp(),
            monotonic=self.time.monotonic,
            synchronised=lambda: self.synchronised,
            kept=lambda: False,
            boot=self.boot,
        )

    def live(self, until: datetime) -> None:
        """`online` False spares asking a server that is not there."""
        talk_at = self.time.now
        while self.time.now < until:
            if self.online and self.time.now >= talk_at:
                talk_at = self.time.now + timedelta(seconds=self.sync.step())
            for message in self.inbox.wait(0):
                self.player.hear(message)
            asleep = self.player.step() - self.clock.now()
            wake_at = self.time.now + asleep
            if self.online:
                wake_at = min(wake_at, talk_at)
            self.time.now = min(until, max(wake_at, self.time.now + LEAST_STEP))
        self.player.step()

    def end(self) -> None:
        """As SIGTERM would."""
        self.player.stop()
        self.sync.close()
        self._sync_store.close()
        self.store.close()
