"""What a microphone hears, as levels, and how it is set against the room."""

import math
import threading
import time
import wave
from array import array
from pathlib import Path

import miniaudio
import pytest

from broadcast.player.listening import Ear, Listened
from broadcast.player.microphone import CardMicrophone, Deaf, FileMicrophone, NoMicrophone
from broadcast.player.pcm import RATE
from broadcast.player.protocol import Overheard


class Told(Deaf):
    """A microphone that heard what a test says."""

    def __init__(self) -> None:
        self.heard: list[float] = []

    def levels(self) -> list[float]:
        heard, self.heard = self.heard, []
        return heard


def recording(path: Path, *parts: tuple[float, int]) -> Path:
    """A WAV file of (seconds, loudest sample) of a tone of 440 Hz, one after the other."""
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        for seconds, loudest in parts:
            samples = (loudest * math.sin(2 * math.pi * 440 * n / RATE) for n in range(round(seconds * RATE)))
            out.writeframes(array("h", map(round, samples)).tobytes())
    return path


def heard(microphone, seconds: int, patience: float = 20.0) -> list[float]:
    levels: list[float] = []
    until = time.monotonic() + patience
    while len(levels) < seconds and time.monotonic() < until:
        levels += microphone.levels()
        threading.Event().wait(0.05)  # the microphone's own thread goes on
    microphone.close()
    return levels[:seconds]


def test_a_recording_is_heard_second_by_second_and_silence_after_it(tmp_path: Path) -> None:
    levels = heard(FileMicrophone(recording(tmp_path / "a.wav", (1.0, 8192), (1.0, 82))), 3)
    assert levels == pytest.approx([-15.1, -55.1, -96.0], abs=0.3)


def test_the_microphone_of_a_card_is_listened_to() -> None:
    assert heard(CardMicrophone([miniaudio.Backend.NULL]), 1) == [-96.0]


def test_where_there_is_none_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoMicrophone):
        FileMicrophone(tmp_path / "none.wav")


def ear(*room: float) -> tuple[Ear, Told]:
    microphone = Told()
    made = Ear(microphone)
    microphone.heard = list(room)
    made.room()
    return made, microphone


def played(listening: Ear, microphone: Told, *levels: float, sent: float | None = -20.0) -> Listened | None:
    so_far: Listened | None = None
    for level in levels:
        microphone.heard = [level]
        so_far = listening.attend(so_far, sent)
    return so_far


def test_what_stands_out_from_the_room_was_heard() -> None:
    listened = played(*ear(-60.0, -58.0, -58.0), -20.0, -20.0, -57.0, -20.0)
    assert listened is not None
    assert listened.told() == Overheard(4, -21.2, 0.25, -58.0)


def test_a_loud_room_is_not_taken_for_the_sound() -> None:
    listened = played(*ear(-30.0, -31.0, -30.0), -30.0, -29.0, -31.0)
    assert listened is not None
    assert listened.told().silent == 1.0


def test_pauses_of_the_sound_itself_are_not_held_against_the_loudspeakers() -> None:
    assert played(*ear(-60.0, -60.0, -60.0), -60.0, -60.0, sent=-70.0) is None
    assert played(*ear(-60.0, -60.0, -60.0), -60.0, sent=None) is None


def test_without_a_microphone_nothing_is_said() -> None:
    listening = Ear(Deaf())
    listening.room()
    assert listening.attend(None, -20.0) is None
    assert (listening.ambient, listening.level) == (None, None)


def test_what_dies_away_after_an_airing_is_not_the_room() -> None:
    listening, microphone = ear(-60.0, -60.0, -60.0)
    played(listening, microphone, -20.0)
    microphone.heard = [-20.0, -25.0, -60.0]
    listening.room()
    assert listening.ambient == -60.0


def test_something_passing_by_does_not_make_the_room_loud() -> None:
    listening, microphone = ear(*[-60.0] * 10)
    microphone.heard = [-15.0] * 5
    listening.room()
    assert listening.ambient == -60.0
