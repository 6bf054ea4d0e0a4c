"""Whether what an engine returned can be speech of the text at all: not silence, not noise, not a fragment.

The bounds are wide on purpose: they catch a broken engine, not a poor one.
"""

import re

import numpy as np
from numpy.typing import NDArray

from media.speech.engines.contract import EngineName, EngineUnavailable, Pcm

Samples = NDArray[np.int16]

FULL_SCALE = 32768.0
QUIET = 0.003  # of full scale, -50 dBFS: below it nothing is heard
MARGIN_SECONDS = 0.02  # kept before the first and after the last sound
FRAME_SECONDS = 0.02
FASTEST, SLOWEST = 0.04, 1.6  # seconds a syllable at speed 1
SLOWEST_SIGN = 0.3  # seconds a written sign: phone numbers and addresses are said sign by sign
SPARE_SECONDS = 2.0
MOST_CROSSINGS = 0.35  # zero crossings a sample: white noise 0.5, speech at 16 kHz and more below 0.25
STEADY_RATIO = 1.35  # loud frames over soft ones: noise and tones stay below it, speech rises and falls
STEADY_FROM_SECONDS = 0.8
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
    fault = _fault(samples, pcm.rate, bounds) if syllables else None
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


def _fault(samples: Samples, rate: int, bounds: tuple[float, float]) -> str | None:
    seconds = len(samples) / rate
    shortest, longest = bounds
    if not len(samples):
        return "it is silent"
    if not shortest <= seconds <= longest:
        return f"it lasts {seconds:.2f} s where {shortest:.2f} to {longest:.2f} s were expected"
    return _noise(samples, rate)


def _noise(samples: Samples, rate: int) -> str | None:
    crossings = float(np.mean(np.signbit(samples[1:]) != np.signbit(samples[:-1])))
    if crossings > MOST_CROSSINGS:
        return f"it is noise ({crossings:.2f} zero crossings a sample)"
    if len(samples) >= STEADY_FROM_SECONDS * rate and _steadiness(samples, rate) < STEADY_RATIO:
        return "it is a steady tone or noise"
    return None


def _steadiness(samples: Samples, rate: int) -> float:
    """Loudness of the loud frames over that of the soft ones, at least 1."""
    size = int(FRAME_SECONDS * rate)
    frames = samples[: len(samples) // size * size].astype(np.float64).reshape(-1, size)
    soft, loud = np.percentile(np.sqrt(np.mean(frames**2, axis=1)), [10, 90])
    return float(loud / max(soft, 1.0))
