"""The player as its own process with a microphone in the room: what it hears reaches the book."""

import math
import threading
import wave
from array import array
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from broadcast.fleet import pairing
from broadcast.fleet.publishing import publish
from broadcast.models import HearingFinding, PlayLogEntry, PlayReport, Slot
from broadcast.player.pcm import RATE
from broadcast.states import PlayerState
from cms.roles import Role
from tests.broadcast.fleet.test_real_agent import reported, until
from tests.broadcast.player import agents
from tests.broadcast.player.agents import Agent
from tests.broadcast.player.sounds import mp3

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]
SECONDS = 8.0
HEADER = 44


class Room:
    """Carries what the player's sink writes to its microphone, `gain` times as loud; 0: nothing is on."""

    def __init__(self, sink: Path, microphone: Path, gain: float) -> None:
        self._sink, self._microphone, self._gain = sink, microphone, gain
        with wave.open(str(microphone), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._carry, daemon=True)
        self._thread.start()

    def end(self) -> None:
        self._ended.set()
        self._thread.join()

    def _carry(self) -> None:
        carried = HEADER
        with self._microphone.open("ab") as out:
            while not self._ended.wait(0.05):
                sound = self._sink / "00000.wav"
                new = sound.read_bytes()[carried:] if sound.exists() else b""
                new = new[: len(new) // 2 * 2]
                carried += len(new)
                out.write(array("h", (int(one * self._gain) for one in array("h", new))).tobytes())
                out.flush()


@pytest.fixture
def soon(station, ready) -> Slot:
    """A slot of eight seconds in a station without quiet hours; until then the player hears the room."""
    station.quiet_from = station.quiet_until
    station.save()
    now = timezone.now()
    into_the_minute = now - now.replace(second=0, microsecond=0)
    begins = (into_the_minute + timedelta(seconds=15)) / timedelta(hours=1)
    return ready(begins, sound=mp3(SECONDS), seconds=SECONDS)


@pytest.fixture
def listening(live_server, station, player, soon: Slot, person, tmp_path: Path) -> Iterator:
    """Begin a player in a room with this gain."""
    person("may", Role.OPERATOR)
    begun: list[Agent | Room] = []

    def begin(gain: float) -> Agent:
        waiting = player("Cụm Đình", state=PlayerState.WAITING, paired_at=None, pairing=0)
        code = pairing.new_code(waiting, timezone.now())
        home, microphone = tmp_path / "home", tmp_path / "microphone.wav"
        paired = agents.told(home, "pair", live_server.url, code)
        assert paired.returncode == 0, paired.stderr
        publish(station, timezone.now())
        begun.append(Room(home / "heard", microphone, gain))
        agent = Agent(home, more=("--microphone", f"file:{microphone}"))
        begun.append(agent)
        return agent

    yield begin
    for one in reversed(begun):
        one.end()


def test_an_amplifier_that_is_on_is_heard(listening, soon: Slot) -> None:
    agent = listening(0.5)
    assert until(lambda: reported(agent)), agent.lines
    agent.end()
    heard = PlayReport.objects.get().overheard
    assert heard is not None
    assert heard.seconds >= 4
    assert heard.silent < 0.5
    assert heard.rms_dbfs > -40
    assert heard.ambient_dbfs == -96.0
    assert PlayLogEntry.objects.get(slot=soon).reason == ""
    assert not HearingFinding.objects.exists()


def test_an_amplifier_that_is_off_is_found_out(listening, soon: Slot) -> None:
    agent = listening(0.0)
    assert until(lambda: reported(agent)), agent.lines
    agent.end()
    report = PlayReport.objects.get()
    assert report.outcome == "aired"
    assert math.isclose(report.overheard_silent, 1.0)
    entry = PlayLogEntry.objects.get(slot=soon)
    assert (entry.outcome, "micro không nghe thấy tiếng" in entry.reason) == ("aired", True)
    assert HearingFinding.objects.get().code == "silent"
