"""Whether what an engine returned can be speech of the text at all: not silence, not noise, not a fragment.

The bounds are wide on purpose: they catch a broken engine, not a poor one.
"""

import re

import numpy as np
from numpy.typing import NDArray

from media.audio.speechcheck import check_speech
from media.speech.engines.contract import EngineName, EngineUnavailable, Pcm

Samples = NDArray[np.int16]

FULL_SCALE = 32768.0
QUIET = 0.003  # of full scale, -50 dBFS: below it nothing is heard
MARGIN_SECONDS = 0.02  # kept before the first and after the last sound
FASTEST, SLOWEST = 0.04, 1.6  # seconds a syllable at speed 1
SLOWEST_SIGN = 0.5  # seconds a written sign: phone numbers and addresses are said sign by sign
SPARE_SECONDS = 2.0
NOISE_FROM_SYLLABLES, NOISE_FROM_SECONDS = 3, 0.8  # a single vowel is as steady as noise
_WORD = re.compile(r"[^\W_]+")
_LATIN = re.compile(r"[0-9A-Za-zÀ-ɏḀ-ỿ]")


def checked(engine: EngineName, pcm: Pcm, text: str, *, speed: float) -> Pcm:
    """The sound with silence cut off both ends. Raises EngineUnavailable when it cannot be this text.

    A text without one Latin letter or digit may be silent: the engines skip signs they have no name for.
    """
    samples: Samples = np.frombuffer(pcm.data, dtype="<i2")
    samples = _trimmed(samples, pcm.rate)
    syllables = syllable_count(text)
    longest = max(syllables * SLOWEST, len(text) * SLOWEST_SIGN) / speed + SPARE_SECONDS
    bounds = (syllables * FASTEST / speed, longest)
    fault = _fault(samples, pcm.rate, syllables, bounds) if syllables else None
    if fault:
        raise EngineUnavailable(engine, f"what it returned is not speech: {fault}")
    return Pcm(samples.tobytes(), pcm.rate)


def syllable_count(text: str) -> int:
    """Written Vietnamese parts its syllables by blanks; words in other scripts are not counted."""
    return sum(1 for word in _WORD.findall(text) if _LATIN.search(word))


def _trimmed(samples: Samples, rate: int) -> Samples:
    heard = np.flatnonzero(np.abs(samples.astype(np.int32)) > QUIET * FULL_SCALE)
    if not heard.size:
        return samples[:0]
    margin = int(MARGIN_SECONDS * rate)
    return samples[max(0, int(heard[0]) - margin) : int(heard[-1]) + 1 + margin]


def _fault(samples: Samples, rate: int, syllables: int, bounds: tuple[float, float]) -> str | None:
    seconds = len(samples) / rate
    shortest, longest = bounds
    if not len(samples):
        return "it is silent"
    if not shortest <= seconds <= longest:
        return f"it lasts {seconds:.2f} s where {shortest:.2f} to {longest:.2f} s were expected"
    if syllables < NOISE_FROM_SYLLABLES or seconds < NOISE_FROM_SECONDS:
        return None
    verdict = check_speech(samples.tobytes(), rate)
    return f"it is {verdict}" if verdict else None
