"""The player as its own process against this server over real sockets: from pairing to the play log."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from broadcast.fleet import pairing
from broadcast.fleet.publishing import publish
from broadcast.fleet.revoking import revoke
from broadcast.models import Player, PlayReport, Slot
from broadcast.player.store import Store
from broadcast.states import PlayerState, SlotState
from cms.roles import Role
from tests.broadcast.player import agents
from tests.broadcast.player.agents import Agent
from tests.broadcast.player.sounds import mp3

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def soon(station, ready) -> Slot:
    """A slot of two seconds, twelve seconds from now, in a station without quiet hours."""
    station.quiet_from = station.quiet_until
    station.save()
    now = timezone.now()
    into_the_minute = now - now.replace(second=0, microsecond=0)
    return ready((into_the_minute + timedelta(seconds=12)) / timedelta(hours=1), sound=mp3(2.0), seconds=2.0)


@pytest.fixture
def agent(live_server, station, player, soon: Slot, tmp_path: Path) -> Iterator[Agent]:
    waiting = player(state=PlayerState.WAITING, paired_at=None, pairing=0)
    code = pairing.new_code(waiting, timezone.now())
    paired = agents.told(tmp_path / "home", "pair", live_server.url, code)
    assert paired.returncode == 0, paired.stderr
    publish(station, timezone.now())
    its = Agent(tmp_path / "home")
    yield its
    its.end()


def until(true: Callable[[], object], patience: float = 40.0) -> bool:
    end = time.monotonic() + patience
    while not true() and time.monotonic() < end:
        time.sleep(0.1)  # the player's own process goes on
    return bool(true())


def reported(agent: Agent) -> bool:
    """Whether the server has acknowledged a row, by the player's own disk."""
    store = Store(agent.home)
    try:
        return bool(store.get("acknowledged"))
    finally:
        store.close()


def test_a_slot_is_heard_and_closed_by_what_the_player_reports(agent: Agent, soon: Slot) -> None:
    assert until(lambda: reported(agent)), agent.lines
    assert agent.end() == 0
    (row,) = agents.rows(agent.home)
    report = PlayReport.objects.get()
    assert (report.play_id, report.sequence) == (row.id, 1)
    assert (report.outcome, report.reason, report.sha256) == (row.outcome, row.reason, row.sha256)
    assert Slot.objects.get(pk=soon.pk).state == SlotState.AIRED
    ((began_at, seconds, loudest),) = agent.sounds()
    assert abs((began_at - soon.start).total_seconds()) < 1
    assert seconds == pytest.approx(2.0, abs=0.2)
    assert loudest > 1000


def test_killed_and_begun_again_it_reports_one_row(agent: Agent, soon: Slot) -> None:
    agent.says("on air: slot:")
    agent.kill()
    again = Agent(agent.home)
    assert until(lambda: reported(again)), again.lines
    assert again.end() == 0
    assert len(agents.rows(agent.home)) == PlayReport.objects.count() == 1
    assert Slot.objects.get(pk=soon.pk).state == SlotState.AIRED


def test_revoked_it_plays_what_it_has_and_says_so(agent: Agent, soon: Slot, person) -> None:
    agent.says("a new plan")
    assert until(lambda: (agent.home / "audio").exists() and list((agent.home / "audio").glob("*[!t]")))
    revoke(Player.objects.get(), person("lanh-dao", Role.LEADER), timezone.now())
    agent.says("on air: slot:")
    agent.says("over: slot:")
    assert "không còn nhận máy này" in agents.told(agent.home, "status").stdout
