"""The player as it runs: a process, real sockets, real time, sound written to files."""

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

SHORT, LONG, ALARM = mp3(2.0), mp3(5.0, 550), mp3(1.5, 880)


def test_from_pairing_to_the_row_in_the_books(begin: Callable[[], Agent], station: Station) -> None:
    file, starts_at = named(SHORT), now() + 12 * SECOND
    station.gives(plan(bulletin("a", starts_at, 2.0, sha256=file.sha256), files=(file,), begin=now()), SHORT)
    agent = begin()
    assert reported(station, 1, 30) == {"slot:a": (Outcome.AIRED, Reason.NONE)}
    ((began_at, seconds, loudest),) = agent.sounds()
    assert abs((began_at - starts_at).total_seconds()) < 0.5
    assert seconds == pytest.approx(2.0, abs=0.2)
    assert loudest > 1000
    assert agent.end() == 0
    assert {row.id: row.play() for row in agents.rows(agent.home)} == station.plays


def test_a_pushed_emergency_breaks_in_within_seconds_and_the_bulletin_goes_on(
    begin: Callable[[], Agent], station: Station
) -> None:
    file, alarm = named(LONG, 5.0), named(ALARM, 1.5, urgent=True)
    agent = listening(begin, station)
    item = bulletin("a", now() + 3 * SECOND, 5.0, sha256=file.sha256)
    station.gives(plan(item, files=(file,), begin=now(), **PUSH), LONG)
    station.push()
    agent.says("on air: slot:a")
    pressed = time.monotonic()
    storm = emergency("e", now() - 2 * SECOND, 1.5, sha256=alarm.sha256)
    station.gives(plan(item, storm, files=(file, alarm), begin=now(), **PUSH), ALARM)
    station.push()
    agent.says("on air: emergency:e")
    assert time.monotonic() - pressed < 8
    ends = reported(station, 2)
    assert ends["slot:a"] == (Outcome.AIRED, Reason.INTERRUPTED)
    assert ends["emergency:e"] == (Outcome.AIRED, Reason.LATE)  # its sound had to come first
    parts = agent.sounds()
    assert len(parts) == 3
    assert parts[0][1] + parts[2][1] == pytest.approx(5.0, abs=0.6)


def test_killed_while_it_plays_it_goes_on_and_writes_one_row(
    begin: Callable[[], Agent], station: Station
) -> None:
    file = named(LONG, 5.0)
    agent = listening(begin, station)
    item = bulletin("a", now() + 3 * SECOND, 5.0, sha256=file.sha256)
    station.gives(plan(item, files=(file,), begin=now(), **PUSH), LONG)
    station.push()
    agent.says("on air: slot:a")
    time.sleep(1.5)  # of sound heard
    agent.kill()
    again = begin()
    assert "at second 0.0" not in again.says("on air: slot:a")
    assert reported(station, 1) == {"slot:a": (Outcome.AIRED, Reason.POWER_CUT)}
    again.end()
    (row,) = agents.rows(again.home)
    assert row.seconds == pytest.approx(5.0, abs=1.5)


def test_without_the_server_it_plays_by_the_time_it_kept_and_reports_later(
    begin: Callable[[], Agent], station: Station
) -> None:
    file = named(SHORT)
    items = [bulletin(str(n), now() + (4 + 5 * n) * SECOND, 2.0, sha256=file.sha256) for n in range(2)]
    station.gives(plan(*items, files=(file,), begin=now()), SHORT)
    agent = begin()
    agent.says("on air: slot:0")
    station.stop()
    agent.kill()
    again = begin()
    again.says("over: slot:1")
    assert "slot:1" not in reported(station, 0)
    station.start()
    assert reported(station, 2, 40)["slot:1"][0] is Outcome.AIRED  # late where the start took long
    again.end()
    assert {row.id: row.play() for row in agents.rows(again.home)} == station.plays


def test_only_one_player_plays_from_a_home(begin: Callable[[], Agent], station: Station) -> None:
    station.gives(plan(begin=now()))
    agent = begin()
    agent.says("plays, by the clock")
    second = agents.told(agent.home, "run", "--sink", "null")
    assert second.returncode == 5
    assert "đang chạy rồi" in second.stderr
