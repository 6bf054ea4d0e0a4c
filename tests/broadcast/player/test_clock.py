"""Whether the time is believed, and what it rests on."""

from datetime import UTC, datetime, timedelta

import pytest

from broadcast.player.clock import Anchor, Basis, Clock, leap_indicator
from tests.broadcast.player.plans import NOON

HOUR = timedelta(hours=1)


class Machine:
    """Its clocks as a test sets them."""

    def __init__(self) -> None:
        self.wall, self.elapsed = NOON, 100.0
        self.synchronised = self.battery = False

    def clock(self, latest: datetime | None = None, anchor: Anchor | None = None) -> Clock:
        return Clock(
            latest,
            anchor,
            system=lambda: self.wall.timestamp(),
            monotonic=lambda: self.elapsed,
            synchronised=lambda: self.synchronised,
            kept=lambda: self.battery,
            boot="boot-1",
        )

    def passes(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.elapsed += seconds


def test_a_clock_that_nobody_ever_set_is_not_trusted() -> None:
    assert Machine().clock().read().basis is Basis.UNTRUSTED


def test_a_synchronised_clock_is_believed() -> None:
    machine = Machine()
    machine.synchronised = True
    reading = machine.clock().read()
    assert (reading.now, reading.basis, reading.leap) == (NOON, Basis.SYSTEM, 0.0)


def test_without_synchronisation_the_servers_time_goes_on_by_the_monotonic_clock() -> None:
    machine = Machine()
    clock = machine.clock()
    clock.hear(Anchor(NOON + 5 * HOUR, 100.0, "boot-1"))
    machine.passes(60)
    machine.wall -= 3 * HOUR
    reading = clock.read()
    assert reading.basis is Basis.SERVER
    assert reading.now == NOON + 5 * HOUR + timedelta(seconds=60)


def test_the_servers_time_outlives_the_process_but_not_the_start_of_the_machine() -> None:
    machine = Machine()
    assert machine.clock(anchor=Anchor(NOON, 90.0, "boot-1")).read().now == NOON + timedelta(seconds=10)
    assert machine.clock(anchor=Anchor(NOON, 90.0, "boot-0")).read().basis is Basis.UNTRUSTED


def test_a_clock_behind_what_was_seen_is_not_believed_though_it_says_it_is_synchronised() -> None:
    machine = Machine()
    machine.synchronised = True
    assert machine.clock(latest=NOON + HOUR).read().basis is Basis.UNTRUSTED


def test_a_clock_behind_what_was_seen_is_believed_when_the_server_says_the_same() -> None:
    machine = Machine()
    machine.synchronised = True
    clock = machine.clock(latest=NOON + HOUR)
    clock.hear(Anchor(NOON, 100.0, "boot-1"))
    assert clock.read().basis is Basis.SYSTEM
    assert clock.latest == NOON


def test_a_clock_kept_by_a_battery_is_believed_only_after_it_was_once_right() -> None:
    machine = Machine()
    machine.battery = True
    assert machine.clock().read().basis is Basis.UNTRUSTED
    assert machine.clock(latest=NOON - HOUR).read().basis is Basis.SYSTEM
    assert machine.clock(latest=NOON + HOUR).read().basis is Basis.UNTRUSTED


def test_a_leap_is_noticed_in_either_direction_and_going_on_is_none() -> None:
    machine = Machine()
    machine.synchronised = True
    clock = machine.clock()
    clock.read()
    machine.passes(1000)
    assert clock.read().leap == 0.0
    machine.wall += 2 * HOUR
    assert clock.read().leap == 7200.0
    machine.wall -= timedelta(seconds=30)
    assert clock.read().leap == -30.0
    assert clock.read().leap == 0.0


def test_a_slow_call_does_not_move_the_time_a_quick_one_measured() -> None:
    clock = Machine().clock()
    clock.hear(Anchor(NOON, 100.0, "boot-1", 0.02))
    clock.hear(Anchor(NOON + timedelta(seconds=62), 160.0, "boot-1", 4.0))
    assert clock.read().now == NOON
    clock.hear(Anchor(NOON + timedelta(seconds=120.1), 220.0, "boot-1", 0.02))
    assert clock.read().now == NOON + timedelta(seconds=0.1)


def test_a_server_whose_time_was_mended_is_followed_even_by_a_slow_call() -> None:
    clock = Machine().clock()
    clock.hear(Anchor(NOON, 100.0, "boot-1", 0.02))
    clock.hear(Anchor(NOON + HOUR, 100.0, "boot-1", 4.0))
    assert clock.read().now == NOON + HOUR


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"Leap Indicator: 0(no warning)\r\nStratum: 3 (secondary)\r\n", b"0"),
        (b"Sprungindikator: 3(nicht synchronisiert)\r\nStratum: 0\r\n", b"3"),
        (b"", b"3"),
    ],
)
def test_windows_is_understood_in_any_language(answer: bytes, said: bytes) -> None:
    assert leap_indicator(answer) == said


def test_the_system_is_asked_without_fail() -> None:
    """Whatever this machine answers, it is one of the three, and near the time of this process."""
    reading = Clock().read()
    assert abs(reading.now - datetime.now(UTC)) < HOUR
