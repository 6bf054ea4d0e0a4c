"""Loudness by ITU-R BS.1770-5 / EBU R 128 on 100 ms frames, quick enough to run beside the encoder.

The K-weighting is applied to the spectrum of each frame instead of running the two filters over every
sample: a third of the work, and within 0.1 LU of ffmpeg's ebur128 on everything the tests throw at it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from media.audio.wav import FRAME, LOWPASS, SAMPLE_RATE, Floats

ABSOLUTE_GATE = -70.0  # LUFS, BS.1770-5 annex 1
RELATIVE_GATE = -10.0  # LU
OFFSET = -0.691  # dB, BS.1770-5 equation 2
Doubles: TypeAlias = NDArray[np.float64]


def _response(b: list[float], a: list[float], hertz: Doubles) -> Doubles:
    z = np.exp(-2j * np.pi * hertz / SAMPLE_RATE)
    gain: Doubles = np.abs(np.polyval(b[::-1], z) / np.polyval(a[::-1], z)) ** 2
    return gain


def _shelf(hertz: Doubles) -> Doubles:
    """First stage of the K-weighting: the head, +4 dB above 1.7 kHz (BS.1770-5 table 1, any rate)."""
    k = np.tan(np.pi * 1681.974450955533 / SAMPLE_RATE)
    high, q = 10 ** (3.999843853973347 / 20), 0.7071752369554196
    mid = high**0.4996667741545416
    norm = 1 + k / q + k * k
    b = [(high + mid * k / q + k * k) / norm, 2 * (k * k - high) / norm, (high - mid * k / q + k * k) / norm]
    return _response(b, [1, 2 * (k * k - 1) / norm, (1 - k / q + k * k) / norm], hertz)


def _high_pass(hertz: Doubles) -> Doubles:
    """Second stage: RLB high-pass at 38 Hz (BS.1770-5 table 2)."""
    k, q = np.tan(np.pi * 38.13547087602444 / SAMPLE_RATE), 0.5003270373238773
    norm = 1 + k / q + k * k
    return _response([1, -2, 1], [1, 2 * (k * k - 1) / norm, (1 - k / q + k * k) / norm], hertz)


@lru_cache(maxsize=1)
def _weights() -> Floats:
    """Weight of each real and imaginary part of a frame's spectrum, so that the sum is its mean square.

    What the encoder will drop counts for nothing.
    """
    hertz: Doubles = np.fft.rfftfreq(FRAME, 1 / SAMPLE_RATE).astype(np.float64)
    weights = _shelf(hertz) * _high_pass(hertz) / FRAME**2
    weights[hertz > LOWPASS] = 0
    weights[1:-1] *= 2
    return np.repeat(weights, 2).astype(np.float32)


def energies(samples: Floats) -> Floats:
    """K-weighted mean square of each whole FRAME of samples in -1..1."""
    spectrum = np.fft.rfft(samples.reshape(-1, FRAME), axis=1).astype(np.complex64).view(np.float32)
    spectrum *= spectrum
    return np.einsum("ij,j->i", spectrum, _weights())


def integrated(frames: NDArray[np.floating]) -> float:
    """Gated loudness in LUFS of a programme given by its frames; -inf when all of it is under the gate."""
    if len(frames) < 4:
        return float("-inf")
    wide = frames.astype(np.float64)
    gating = (wide[:-3] + wide[1:-2] + wide[2:-1] + wide[3:]) / 4
    heard = gating[gating > _energy(ABSOLUTE_GATE)]
    if not len(heard):
        return float("-inf")
    heard = heard[heard > heard.mean() * 10 ** (RELATIVE_GATE / 10)]
    return float(OFFSET + 10 * np.log10(heard.mean()))


def _energy(lufs: float) -> float:
    return float(10 ** ((lufs - OFFSET) / 10))
