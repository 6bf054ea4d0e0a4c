"""Emergencies at bad moments: the player as a process, with real sockets, in real time."""

import time
from collections.abc import Callable

import pytest

from broadcast.player.protocol import Outcome, Reason
from tests.broadcast.player import agents
from tests.broadcast.player.agents import Agent
from tests.broadcast.player.plans import bulletin, emergency, plan
from tests.broadcast.player.real_time import PUSH, SECOND, listening, now, reported
from tests.broadcast.player.sounds import mp3, named
from tests.broadcast.player.station import Station

pytestmark = pytest.mark.faults

LONG, ALARM = mp3(6.0, 550), mp3(1.5, 880)


def test_a_second_emergency_breaks_into_the_first_which_then_goes_on(
    begin: Callable[[], Agent], station: Station
) -> None:
    flood, fire = named(LONG, 6.0, urgent=True), named(ALARM, 1.5, urgent=True)
    agent = listening(begin, station)
    first = emergency("flood", now() - SECOND, 6.0, sha256=flood.sha256)
    station.gives(plan(first, files=(flood,), begin=now(), **PUSH), LONG)
    station.push()
    agent.says("on air: emergency:flood")
    second = emergency("fire", now(), 1.5, sha256=fire.sha256)
    station.gives(plan(first, second, files=(flood, fire), begin=now(), **PUSH), ALARM)
    station.push()
    agent.says("on air: emergency:fire")
    agent.says("on air: emergency:flood")
    ends = reported(station, 2)
    assert ends["emergency:flood"][0] is ends["emergency:fire"][0] is Outcome.AIRED
    parts = [seconds for _, seconds, _ in agent.sounds()]
    assert parts[0] + parts[2] == pytest.approx(6.0, abs=0.6)
    assert parts[1] == pytest.approx(1.5, abs=0.2)


def test_an_emergency_does_not_wait_behind_a_download_that_stands_still(
    begin: Callable[[], Agent], station: Station
) -> None:
    file, alarm = named(LONG, 6.0), named(ALARM, 1.5, urgent=True)
    agent = listening(begin, station)
    item = bulletin("a", now() + 20 * SECOND, 6.0, sha256=file.sha256)
    station.held.add(file.sha256)
    station.gives(plan(item, files=(file,), begin=now(), **PUSH), LONG)
    station.push()
    under_way(station, file.sha256)
    pressed = time.monotonic()
    storm = emergency("e", now(), 1.5, sha256=alarm.sha256)
    station.gives(plan(item, storm, files=(file, alarm), begin=now(), **PUSH), ALARM)
    station.push()
    agent.says("on air: emergency:e")
    assert time.monotonic() - pressed < 10
    station.held.clear()
    station.go_on.set()
    assert reported(station, 2, 40)["slot:a"] == (Outcome.AIRED, Reason.NONE)
    assert station.ranges[-1] == (file.sha256, f"bytes={len(LONG) // 2}-")


def test_an_emergency_is_repeated_while_the_server_is_gone_and_told_of_later(
    begin: Callable[[], Agent], station: Station
) -> None:
    alarm = named(ALARM, 1.5, urgent=True)
    agent = listening(begin, station)
    starts_at = now()
    storm = emergency(
        "e", starts_at, 1.5, sha256=alarm.sha256, every_seconds=5.0, until=starts_at + 14 * SECOND
    )
    station.gives(plan(storm, files=(alarm,), begin=now(), **PUSH), ALARM)
    station.push()
    agent.says("on air: emergency:e#0")
    station.stop()
    agent.says("on air: emergency:e#1")
    agent.says("over: emergency:e#2")
    station.start()
    ends = reported(station, 3, 60)
    assert [ends[f"emergency:e#{number}"][0] for number in range(3)] == [Outcome.AIRED] * 3
    assert agent.end() == 0
    assert {row.id: row.play() for row in agents.rows(agent.home)} == station.plays


def under_way(station: Station, sha256: str, patience: float = 20.0) -> None:
    """Until the server has begun to send that sound."""
    until = time.monotonic() + patience
    while sha256 not in {asked for asked, _ in station.ranges}:
        assert time.monotonic() < until, station.asked
        time.sleep(0.02)  # the server's own thread notes what it was asked
