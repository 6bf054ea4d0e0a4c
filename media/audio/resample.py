"""Sample-rate conversion of short sounds (a sentence, a jingle), exact up to the lower band limit."""

from __future__ import annotations

import numpy as np

from media.audio.wav import SAMPLE_RATE


def resampled(data: bytes, rate: int) -> bytes:
    """s16le mono at `rate` Hz as s16le mono at SAMPLE_RATE.

    By the spectrum of the whole sound; pydub's own conversion draws straight lines, which hisses.
    """
    if rate == SAMPLE_RATE or len(data) < 2:
        return data
    samples = np.frombuffer(data[: len(data) // 2 * 2], "<i2").astype(np.float64)
    edge = rate // 20  # 50 ms of silence, so that the end does not wrap around into the beginning
    step = rate_step(rate)
    size = step * quick_length(-(-(len(samples) + edge) // step))
    wanted = size * SAMPLE_RATE // rate
    spectrum = np.fft.rfft(samples, size)
    result = np.fft.irfft(spectrum[: wanted // 2 + 1], wanted) * (wanted / size)
    length = round(len(samples) * SAMPLE_RATE / rate)
    return np.clip(np.rint(result[:length]), -32768, 32767).astype("<i2").tobytes()


def rate_step(rate: int) -> int:
    """Fewest samples at `rate` that last a whole number of samples at SAMPLE_RATE."""
    return int(rate // np.gcd(rate, SAMPLE_RATE))


def quick_length(least: int) -> int:
    """The shortest length from `least` on that is a product of 2, 3 and 5: ten times quicker to transform."""
    threes_and_fives = (3**a * 5**b for a in range(20) for b in range(14))
    return min(factor << max(0, -(-least // factor) - 1).bit_length() for factor in threes_and_fives)
