"""The clock: what a pass costs, what it prints, and how it ends."""

import io
import json
import threading
import time
from datetime import timedelta

import pytest
import structlog
from django.core.management import CommandError, call_command

from broadcast.bell import Bell
from broadcast.clock import Watch, run, seconds_to_sleep, tick
from broadcast.models import Bulletin, Programme, Slot, Station
from broadcast.states import SlotState
from tests.broadcast.planning.commune import Commune
from tests.broadcast.playing.conftest import TUESDAY

MONDAY = TUESDAY - timedelta(hours=33)


def settle_down(now) -> None:
    while tick(now).planned:
        pass
    tick(now)


@pytest.mark.parametrize("programmes", [1, 12])
def test_an_idle_pass_takes_at_most_fourteen_queries_however_much_there_is(
    commune: Commune, programmes: int, django_assert_max_num_queries
) -> None:
    for hour in range(programmes):
        commune.programme(recurrence=f"FREQ=DAILY;BYHOUR={6 + hour};BYMINUTE=0")
    commune.article("Nộp hồ sơ qua mạng", airings_wanted=60)
    settle_down(MONDAY)
    with django_assert_max_num_queries(14) as taken:
        done = tick(MONDAY)
    assert (done.planned, done.closed, done.handed_out) == ([], [], 0)
    COSTS.add(len(taken))
    assert len(COSTS) == 1, "an idle pass costs the same whatever there is"


COSTS: set[int] = set()


def test_a_pass_hands_each_bulletin_out_once(commune: Commune) -> None:
    commune.programme()
    commune.article("Nộp hồ sơ qua mạng")
    assert tick(MONDAY).handed_out == Bulletin.objects.count() == 2
    assert tick(MONDAY + timedelta(minutes=1)).handed_out == 0


def test_one_station_that_cannot_be_planned_holds_up_nothing_else(
    commune: Commune, ready: Slot, monkeypatch
) -> None:
    Station.objects.update(planned_at=None)

    def broken(*args: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("broadcast.clock.plan_station", broken)
    done = tick(TUESDAY + timedelta(hours=1))
    assert [failed.station for failed in done.failed] == [commune.station.pk]
    assert [closed.slot for closed in done.closed] == [str(ready.pk)]


def test_a_rule_that_cannot_be_read_keeps_its_slots_and_holds_up_no_other(commune: Commune) -> None:
    bad, good = commune.programme(), commune.programme(recurrence="FREQ=DAILY;BYHOUR=6;BYMINUTE=0")
    tick(MONDAY)
    before = bad.slots.count()
    Programme.objects.filter(pk=bad.pk).update(recurrence="hỏng")
    Station.objects.update(planned_at=None)
    assert tick(MONDAY).failed == []
    assert bad.slots.filter(state=SlotState.PLANNED).count() == before
    assert good.slots.exists()


def test_the_pause_lasts_until_the_next_thing_due(commune: Commune) -> None:
    commune.programme()
    settle_down(MONDAY)
    almost = TUESDAY - timedelta(seconds=7)
    settle_down(almost)
    assert seconds_to_sleep(tick(almost), almost) == 7.0
    assert seconds_to_sleep(tick(MONDAY), MONDAY) == 30.0


def test_once_prints_one_json_object_a_deed(commune: Commune) -> None:
    commune.programme()
    out = io.StringIO()
    call_command("clock", once=True, stdout=out)
    deeds = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [deed["did"] for deed in deeds] == ["planned"]
    assert deeds[0]["created"] == 8
    out = io.StringIO()
    call_command("clock", once=True, stdout=out)
    assert json.loads(out.getvalue()) == {"did": "nothing"}


def test_once_fails_when_something_could_not_be_done(commune: Commune, monkeypatch) -> None:
    def broken(*args: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("broadcast.clock.plan_station", broken)
    with pytest.raises(CommandError):
        call_command("clock", once=True, stdout=io.StringIO())


class Steady:
    """Time as it passes, whatever the wall clock says."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_a_jump_of_the_wall_clock_is_noted() -> None:
    steady, now = Steady(), MONDAY
    watch = Watch(now, steady)
    with structlog.testing.capture_logs() as logs:
        steady.seconds = 30
        assert watch.look(now + timedelta(seconds=30)) is None
        steady.seconds = 60
        assert watch.look(now + timedelta(hours=2, seconds=60)) == timedelta(hours=2)
        steady.seconds = 90
        assert watch.look(now + timedelta(seconds=90)) == timedelta(hours=-2)
    assert [entry["seconds"] for entry in logs] == [7200, -7200]
    assert {entry["log_level"] for entry in logs} == {"warning"}


def test_after_a_jump_forward_nothing_is_written_off_for_ten_minutes() -> None:
    steady, now = Steady(), MONDAY
    watch = Watch(now, steady)
    watch.look(now + timedelta(hours=2))
    assert not watch.trusted
    steady.seconds = 600
    watch.look(now + timedelta(hours=2, minutes=10))
    assert watch.trusted


def test_a_clock_put_back_is_trusted_at_once() -> None:
    watch = Watch(MONDAY, Steady())
    watch.look(MONDAY + timedelta(hours=2))
    watch.look(MONDAY)
    assert watch.trusted


def test_a_pass_of_a_doubted_clock_closes_nothing(ready: Slot) -> None:
    assert tick(TUESDAY + timedelta(hours=2), close=False).closed == []
    ready.refresh_from_db()
    assert ready.state == SlotState.READY


def test_a_bell_wakes_at_once() -> None:
    bell = Bell()
    threading.Timer(0.2, bell.ring).start()
    began = time.monotonic()
    assert bell.wait(20.0)
    assert time.monotonic() - began < 5


def test_the_loop_ends_when_the_bell_was_rung(commune: Commune) -> None:
    bell = Bell()
    bell.ring()
    run(bell)
