"""Does a sound carry speech at all? Engines fail by returning silence, or noise; both must not go on air.

Speech rises and falls by 15 dB and more between syllables; hiss, hum and raw bytes stay where they are.
Levels are taken on 20 ms of the first difference of the wave, which evens out deep rumble.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from media.audio.wav import SAMPLE_RATE, Floats, blocks

Reason = Literal["silent", "noise"]
Levels: TypeAlias = NDArray[np.float64]  # two rows
SLICES = 50  # a second, 20 ms each
SILENT_PEAK = 10 ** (-50 / 20)  # of full scale
STEADY_SPREAD = 3.5  # dB between the 10th and 95th percentile of what is heard
HEARD_RANGE = 40.0  # dB under the loud part: deeper is a pause
SHORTEST = 10  # heard slices (0.2 s) below which nothing is said about noise


def check_speech(sound: bytes | Path, rate: int = SAMPLE_RATE) -> Reason | None:
    """None for speech (or music); "silent" or "noise" otherwise.

    sound is s16le mono at `rate` Hz, or the path of a WAV of the workshop.
    """
    if isinstance(sound, Path):
        return judge(slice_levels(each, SAMPLE_RATE) for each in blocks(sound))
    samples: Floats = np.frombuffer(sound[: len(sound) // 2 * 2], "<i2").astype(np.float32) / np.float32(
        32768
    )
    return judge([slice_levels(samples, rate)])


def slice_levels(samples: Floats, rate: int, every: int = 1) -> Levels:
    """For each (or each `every`-th) 20 ms: highest absolute value, and mean square of the difference."""
    size = rate // SLICES
    slices = samples[: len(samples) // size * size].reshape(-1, size)[::every]
    steps = np.diff(slices, axis=1)
    return np.stack([np.abs(slices).max(axis=1), (steps * steps).mean(axis=1)]).astype(np.float64)


def judge(pieces: Iterable[Levels]) -> Reason | None:
    """The verdict on all that slice_levels() gave, in order."""
    tops, powers = np.concatenate([np.zeros((2, 0)), *pieces], axis=1)
    if not tops.size or tops.max() < SILENT_PEAK:
        return "silent"
    decibels = 10 * np.log10(powers + 1e-15)
    heard = decibels[decibels > np.percentile(decibels, 95) - HEARD_RANGE]
    heard = heard[heard > -110]
    if len(heard) < SHORTEST:
        return None
    low, high = np.percentile(heard, [10, 95])
    return "noise" if high - low < STEADY_SPREAD else None
