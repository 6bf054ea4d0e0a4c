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
    size = len(samples) + edge
    size += -size % rate_step(rate)
    wanted = size * SAMPLE_RATE // rate
    spectrum = np.fft.rfft(samples, size)
    result = np.fft.irfft(spectrum[: wanted // 2 + 1], wanted) * (wanted / size)
    length = round(len(samples) * SAMPLE_RATE / rate)
    return np.clip(np.rint(result[:length]), -32768, 32767).astype("<i2").tobytes()


def rate_step(rate: int) -> int:
    """Fewest samples at `rate` that last a whole number of samples at SAMPLE_RATE."""
    return int(rate // np.gcd(rate, SAMPLE_RATE))
