"""A week in seconds: the plan played by a clock that is set instead of waited for, and nothing is heard."""

import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from broadcast.player.clock import Clock
from broadcast.player.journal import Row, logged
from broadcast.player.playing import Player
from broadcast.player.protocol import Manifest, dump
from broadcast.player.sinks import Simulated
from broadcast.player.sounding import SimulatedOpener
from broadcast.player.store import Store

LEAST_STEP = timedelta(milliseconds=1)


class SetTime:
    """A time that goes on only when it is told to."""

    def __init__(self, begin: datetime) -> None:
        self.now = self._begin = begin

    def system(self) -> float:
        return self.now.timestamp()

    def monotonic(self) -> float:
        return (self.now - self._begin).total_seconds()

    def clock(self, latest: datetime | None = None) -> Clock:
        return Clock(
            latest,
            system=self.system,
            monotonic=self.monotonic,
            synchronised=lambda: True,
            kept=lambda: False,
            boot="simulation",
        )


def advance(player: Player, time: SetTime, until: datetime) -> None:
    """Let the player live until that moment."""
    while time.now < until:
        time.now = min(max(player.step(), time.now + LEAST_STEP), until)
    player.step()


def simulate(
    manifest: Manifest, begin: datetime, until: datetime, lacking: frozenset[str] = frozenset()
) -> list[Row]:
    """What would be in the log by then, with nothing but the plan; `lacking`: sounds that do not arrive."""
    time = SetTime(begin)
    with tempfile.TemporaryDirectory(prefix="loaxa-simulation-") as home:
        store = Store(Path(home))
        try:
            store.put({"incoming": dump(manifest)})
            opener = SimulatedOpener(Simulated(time.monotonic), lacking)
            advance(Player(store, time.clock(), opener, begin, look_seconds=3600.0), time, until)
            return logged(store)
        finally:
            store.close()
