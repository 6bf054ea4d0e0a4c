"""Mono 16-bit WAV files, read and written block by block: an hour needs no more memory than a minute."""

from __future__ import annotations

import wave
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from media.audio.rejection import AudioRejected

SAMPLE_RATE = 44_100  # Hz, mono, signed 16 bit little-endian everywhere in the workshop
FRAME = SAMPLE_RATE // 10  # samples in 100 ms, the step of EBU R 128's gating blocks
BLOCK = FRAME * 100  # samples handled at a time (10 s)
LOWPASS = 16_000  # Hz: what the encoder leaves out above; said outright so that loudness can be foretold
Floats: TypeAlias = NDArray[np.float32]


def wav_seconds(path: Path) -> float:
    """Length in seconds. Raises AudioRejected("not_audio") unless mono, 16 bit, SAMPLE_RATE."""
    with opened(path) as source:
        return source.getnframes() / SAMPLE_RATE


def opened(path: Path) -> wave.Wave_read:
    try:
        source = wave.open(str(path), "rb")  # noqa: SIM115 - the caller closes it
    except (wave.Error, EOFError) as error:
        raise AudioRejected("not_audio", f"{path.name}: {error}") from error
    shape = (source.getnchannels(), source.getsampwidth(), source.getframerate())
    if shape != (1, 2, SAMPLE_RATE):
        source.close()
        raise AudioRejected("not_audio", f"{path.name}: (channels, bytes, Hz) = {shape}")
    return source


def blocks(path: Path) -> Iterator[Floats]:
    """Samples in -1..1 by BLOCK; the last one is padded with silence to a whole number of FRAMEs."""
    with opened(path) as source:
        while data := source.readframes(BLOCK):
            yield to_floats(data)


def to_floats(data: bytes) -> Floats:
    samples = np.frombuffer(data[: len(data) // 2 * 2], "<i2").astype(np.float32)
    samples *= np.float32(1 / 32768)
    return padded(samples)


def padded(samples: Floats) -> Floats:
    """The samples, with silence up to a whole number of FRAMEs."""
    missing = -len(samples) % FRAME
    return np.concatenate([samples, np.zeros(missing, np.float32)]) if missing else samples


def to_bytes(samples: Floats) -> bytes:
    """Signed 16 bit little-endian; what lies outside -1..1 is clipped."""
    return np.clip(np.rint(samples * 32768), -32768, 32767).astype("<i2").tobytes()


def overlapped(pieces: Iterable[Floats], margin: int) -> Iterator[Floats]:
    """Each piece with `margin` samples of what stands before and after it (silence at the ends)."""
    before = np.zeros(margin, np.float32)
    held: Floats | None = None
    for piece in pieces:
        if held is not None:
            yield np.concatenate([before, held, piece[:margin]])
            before = held[-margin:]
        held = piece
    if held is not None:
        yield np.concatenate([before, held, np.zeros(margin, np.float32)])


class WavWriter:
    """Writes raw s16le mono bytes into a WAV file and counts its samples."""

    def __init__(self, path: Path) -> None:
        self._file = wave.open(str(path), "wb")  # noqa: SIM115 - closed by __exit__
        self._file.setnchannels(1)
        self._file.setsampwidth(2)
        self._file.setframerate(SAMPLE_RATE)
        self.samples = 0

    def __enter__(self) -> WavWriter:
        return self

    def __exit__(self, *exc: object) -> None:
        self._file.close()

    def write(self, data: bytes) -> None:
        self._file.writeframesraw(data)
        self.samples += len(data) // 2
