"""Sounds to test with, made on the spot: speech-like, quiet, loud, clipped, in every container."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from media.audio import SAMPLE_RATE, run_ffmpeg
from media.audio.wav import WavWriter, to_bytes


def babble(seconds: float, level: float = 0.3, seed: int = 7) -> np.ndarray:
    """Syllables of harmonics with pauses between phrases: the dynamics of speech without a voice."""
    rng = np.random.default_rng(seed)
    pieces: list[np.ndarray] = []
    while sum(map(len, pieces)) < seconds * SAMPLE_RATE:
        for _syllable in range(rng.integers(5, 14)):
            size = int(SAMPLE_RATE * rng.uniform(0.1, 0.25))
            t = np.arange(size) / SAMPLE_RATE
            pitch, formant = rng.uniform(100, 220), rng.uniform(400, 2500)
            tone = sum(
                np.sin(2 * np.pi * pitch * n * t) * np.exp(-(((pitch * n - formant) / 800) ** 2))
                for n in range(1, 25)
            )
            edge = np.minimum(1, np.minimum(np.arange(size), np.arange(size)[::-1]) / 800)
            pieces.append(tone / (np.abs(tone).max() + 1e-9) * edge * level * 10 ** (rng.uniform(-9, 0) / 20))
        pieces.append(np.zeros(int(SAMPLE_RATE * rng.uniform(0.2, 0.7))))
    return np.concatenate(pieces)[: int(seconds * SAMPLE_RATE)].astype(np.float32)


def save(samples: np.ndarray, path: Path) -> Path:
    with WavWriter(path) as wav:
        wav.write(to_bytes(np.asarray(samples, np.float32)))
    return path


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    return save(babble(6), tmp_path / "speech.wav")


@pytest.fixture
def converted(speech: Path) -> Callable[..., Path]:
    """Make the speech into another file: converted("x.mp3", "-c:a", "libmp3lame")."""

    def make(name: str, *args: str) -> Path:
        target = speech.with_name(name)
        run_ffmpeg(["-v", "error", "-y", "-i", str(speech), *args, str(target)], timeout_s=30)
        return target

    return make
