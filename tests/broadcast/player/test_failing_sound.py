"""Sound that refuses to begin, stops by itself, or comes from a station that falls silent."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from broadcast.player.journal import Row, logged
from broadcast.player.playing import Player
from broadcast.player.protocol import Kind, Manifest, Outcome, Reason, Stream, dump
from broadcast.player.simulation import SetTime, advance
from broadcast.player.sinks import Simulated, SimulatedVoice, Sound, SoundFailed
from broadcast.player.sounding import SimulatedOpener
from broadcast.player.store import Store
from tests.broadcast.player.plans import NOON, bulletin, plan

pytestmark = pytest.mark.faults

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
STREAM = Stream("http://127.0.0.1:1/vov", 5.0)


class BreaksDown(SimulatedVoice):
    """Heard for so long, then silent though it is not over."""

    def __init__(self, after: float, seconds: float, now) -> None:
        super().__init__(seconds, now)
        self._after = after

    @property
    def heard(self) -> float:
        return min(super().heard, self._after)

    @property
    def failed(self) -> str:  # type: ignore[override]
        return "it broke down" if self._now() - self._began >= self._after else ""


class Troubled(Simulated):
    """A sink of which the first sounds break: None refuses, a number of seconds breaks off."""

    def __init__(self, now, *troubles: float | None) -> None:
        super().__init__(now)
        self._troubles = list(troubles)
        self.asked = 0

    def begin(self, sound: Sound) -> SimulatedVoice:
        self.asked += 1
        if not self._troubles:
            return super().begin(sound)
        trouble = self._troubles.pop(0)
        if trouble is None:
            raise SoundFailed("no sound card")
        return BreaksDown(trouble, sound.seconds, self._now)


@pytest.fixture
def store(quick_disk: Path) -> Iterator[Store]:
    its = Store(quick_disk / "home")
    yield its
    its.close()


def played(store: Store, manifest: Manifest, *troubles: float | None) -> Row:
    """The one row of a plan, by a sink with these troubles."""
    time = SetTime(NOON)
    store.put({"incoming": dump(manifest)})
    opener = SimulatedOpener(Troubled(time.monotonic, *troubles))
    advance(Player(store, time.clock(), opener, NOON), time, NOON + 20 * MINUTE)
    (row,) = logged(store)
    return row


def test_a_card_that_refuses_at_first_is_tried_again(store: Store) -> None:
    row = played(store, plan(bulletin("a", NOON + MINUTE)), None, None, None)
    assert (row.outcome, row.reason) == (Outcome.AIRED, Reason.LATE)
    assert row.started_at == NOON + MINUTE + 6 * SECOND


def test_a_card_that_refuses_until_the_end_is_why_it_was_missed(store: Store) -> None:
    row = played(store, plan(bulletin("a", NOON + MINUTE)), *[None] * 1000)
    assert (row.outcome, row.reason) == (Outcome.MISSED, Reason.SOUND_FAILED)
    assert "no sound card" in row.detail


def test_a_card_that_breaks_off_goes_on_where_it_was(store: Store) -> None:
    row = played(store, plan(bulletin("a", NOON + MINUTE)), 20.0)
    assert (row.outcome, row.reason) == (Outcome.AIRED, Reason.SOUND_FAILED)
    assert row.seconds == pytest.approx(60.0, abs=0.5)
    assert "it broke down" in row.detail


def relayed(**more) -> Manifest:
    item = bulletin("vov", NOON + MINUTE, 300.0, kind=Kind.RELAY, stream=STREAM, **more)
    return plan(item, fallback="f" * 64)


def test_a_station_that_never_answers_is_missed_though_something_else_was_heard(store: Store) -> None:
    row = played(store, relayed(sha256="a" * 64), 0.0)
    assert (row.outcome, row.reason, row.seconds) == (Outcome.MISSED, Reason.RELAY_FAILED, 0)
    assert "another sound was heard for" in row.detail


def test_a_station_that_falls_silent_is_partly_heard(store: Store) -> None:
    row = played(store, relayed(), 100.0)
    assert (row.outcome, row.reason) == (Outcome.PARTIAL, Reason.RELAY_FAILED)
    assert row.seconds == pytest.approx(100.0, abs=1.5)
    assert "another sound was heard for" in row.detail
