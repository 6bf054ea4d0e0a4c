"""True peak by BS.1770-5 annex 2: the wave between the samples, four times over-sampled.

Only samples that can stand beside a peak of interest are interpolated: over-sampling an hour to find a
hundred peaks is what makes other tools slow.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from media.audio.wav import Floats

MARGIN = 16  # samples of context wanted before and after
STEPS = (-0.75, -0.5, -0.25, 0.25, 0.5, 0.75)  # places around a sample
NEAR = 0.35  # -9 dB: a tone of 17 kHz stands this far above its two neighbouring samples, speech far less
ROWS = 1024  # windows multiplied at a time: BLAS starts no threads for so few, which would fight the encoder


@lru_cache(maxsize=1)
def _kernel() -> Floats:
    """Windowed sinc, (2 * MARGIN + 1) taps by STEPS."""
    offsets = np.arange(-MARGIN, MARGIN + 1)[:, None] - np.array(STEPS)[None, :]
    kernel = np.sinc(offsets) * np.cos(np.pi * offsets / (2 * MARGIN + 3)) ** 2
    return np.asarray((kernel / kernel.sum(axis=0)).astype(np.float32))


def crests(samples: Floats, level: float) -> NDArray[np.intp]:
    """Places of the samples above level that are no lower than their neighbours.

    samples has MARGIN samples of context at both ends; places count from the first after the context.
    """
    heights = np.abs(samples[MARGIN - 1 : 1 - MARGIN])
    places = np.flatnonzero(heights[1:-1] > level)
    here = heights[places + 1]
    return places[(here >= heights[places]) & (here >= heights[places + 2])]


def peaks_at(samples: Floats, places: NDArray[np.intp]) -> Floats:
    """Highest absolute value of the wave from a sample before each place to a sample after it."""
    taps = np.arange(2 * MARGIN + 1)
    found = np.abs(samples[places + MARGIN])
    for start in range(0, len(places), ROWS):
        some = places[start : start + ROWS]
        between = np.abs(samples[some[:, None] + taps[None, :]] @ _kernel()).max(axis=1)
        found[start : start + ROWS] = np.maximum(found[start : start + ROWS], between)
    return found


def highest(samples: Floats, floor: float) -> float:
    """True peak of a piece with its context, or floor when nothing in it can be above."""
    top = max(floor, float(np.abs(samples[MARGIN:-MARGIN]).max()))
    places = crests(samples, top * NEAR)
    return max(top, float(peaks_at(samples, places).max())) if len(places) else top
