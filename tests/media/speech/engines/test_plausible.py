"""What a broken engine returns is recognised: silence, noise, tones, fragments and endless sound."""

import numpy as np
import pytest
from numpy.typing import NDArray

from media.speech.engines import EngineName, EngineUnavailable, Pcm
from media.speech.engines.plausible import checked, syllable_count

RATE = 22_050
TEXT = "Xin chào bà con và các bạn."  # 7 syllables


def _pcm(samples: NDArray[np.floating]) -> Pcm:
    return Pcm((samples * 32767).astype("<i2").tobytes(), RATE)


def _check(samples: NDArray[np.floating], text: str = TEXT) -> Pcm:
    return checked(EngineName.GTTS, _pcm(samples), text, speed=1)


def _time(seconds: float) -> NDArray[np.floating]:
    return np.arange(int(seconds * RATE)) / RATE


def _syllables(count: int) -> NDArray[np.floating]:
    """A voice-like sound: a low tone that swells once a syllable, four a second."""
    time = _time(count / 4)
    return 0.3 * np.sin(2 * np.pi * 150 * time) * np.abs(np.sin(2 * np.pi * 2 * time))


def test_speech_like_sound_passes() -> None:
    assert _check(_syllables(7)).seconds == pytest.approx(7 / 4, abs=0.1)


@pytest.mark.parametrize(
    ("samples", "fault"),
    [
        (np.zeros(RATE), "silent"),
        (np.zeros(0), "silent"),
        (np.full(RATE, 0.0005), "silent"),
        (_syllables(7)[:2000], "lasts"),
        (np.tile(_syllables(7), 12), "lasts"),
        (np.random.default_rng(1).uniform(-0.5, 0.5, 2 * RATE), "noise"),
        (0.3 * np.sin(2 * np.pi * 440 * _time(2)), "noise"),
    ],
    ids=["zeros", "nothing", "inaudible", "fragment", "endless", "white noise", "tone"],
)
def test_what_is_no_speech_is_a_failure(samples: NDArray[np.floating], fault: str) -> None:
    with pytest.raises(EngineUnavailable, match=fault):
        _check(samples)


def test_silence_around_speech_is_cut() -> None:
    around = np.zeros(RATE)
    padded = _check(np.concatenate([around, _syllables(7), around]))
    assert padded.seconds == pytest.approx(7 / 4, abs=0.1)


def test_signs_without_a_name_may_be_silent() -> None:
    assert _check(np.zeros(RATE), "漢字").data == b""


def test_syllables_are_counted_by_blanks() -> None:
    assert syllable_count("Ủy ban nhân dân xã, 漢字 – năm 2025!") == 7
