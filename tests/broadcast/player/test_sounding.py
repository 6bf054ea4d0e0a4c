"""Sound as it leaves: by the sound card's own loop, into files, from a relayed station that falls silent."""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import miniaudio
import pytest

from broadcast.player.pcm import decoded, tone
from broadcast.player.relay import relay
from broadcast.player.sinks import Card, Files, Sound, SoundFailed, Voice
from tests.broadcast.player.radio import Radio
from tests.broadcast.player.sounds import mp3

SILENT_CARD = Card([miniaudio.Backend.NULL])


def until(true: Any, patience: float = 10.0) -> bool:
    end = time.monotonic() + patience
    while not true() and time.monotonic() < end:
        time.sleep(0.01)  # another thread plays
    return bool(true())


def test_a_sound_card_takes_a_sound_in_its_own_time() -> None:
    began = time.monotonic()
    voice = SILENT_CARD.begin(Sound(decoded(mp3(1.0)), 1.0))
    assert until(lambda: voice.over)
    assert time.monotonic() - began > 0.8
    assert voice.heard == pytest.approx(1.0, abs=0.15)
    assert voice.failed == ""
    voice.stop()


def test_a_sound_on_the_card_stops_at_once() -> None:
    voice = SILENT_CARD.begin(Sound(tone(60.0), 60.0))
    assert until(lambda: voice.heard > 0.2)
    voice.stop()
    heard = voice.heard
    assert not until(lambda: voice.heard > heard, 0.3)


def test_no_sound_card_is_said_and_never_taken_for_silence() -> None:
    """This machine has none, or one that plays; what must not be is miniaudio's silent one."""
    with contextlib.suppress(SoundFailed):
        voice = Card().begin(Sound(tone(0.1), 0.1, volume=0))
        assert voice._device.backend != "Null"
        voice.stop()


def test_a_file_bears_what_was_heard_in_real_time(tmp_path: Path) -> None:
    began = time.monotonic()
    voice = Files(tmp_path).begin(Sound(tone(1.0), 1.0))
    assert until(lambda: voice.over)
    voice.stop()
    assert 0.9 < time.monotonic() - began < 5
    assert (tmp_path / "heard.jsonl").exists()
    assert len((tmp_path / "00000.wav").read_bytes()) == 44 + 2 * 44100


@pytest.fixture
def radio() -> Iterator[Radio]:
    its = Radio()
    yield its
    its.close()


@pytest.fixture
def heard(radio: Radio) -> Iterator[Voice]:
    voice = relay(SILENT_CARD, radio.url, 1.0, 3.0, 100)
    yield voice
    voice.stop()


def test_a_relayed_station_is_heard_for_its_time(heard: Voice) -> None:
    assert until(lambda: heard.over)
    assert heard.heard > 1.5
    assert heard.failed == ""


@pytest.mark.faults
def test_a_station_that_falls_silent_is_given_up_after_its_time_out(radio: Radio, heard: Voice) -> None:
    assert until(lambda: heard.heard > 0.3)
    radio.silent.set()
    assert until(lambda: heard.failed != "")
    assert heard.heard > 0.3


@pytest.mark.faults
def test_a_station_that_does_not_answer_is_asked_again_and_given_up(radio: Radio) -> None:
    radio.status = 404
    voice = relay(SILENT_CARD, radio.url, 1.5, 30.0, 100)
    assert until(lambda: "404" in voice.failed)
    assert radio.calls >= 2
    assert voice.heard == 0
    voice.stop()
