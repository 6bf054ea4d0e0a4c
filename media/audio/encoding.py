"""Encode to MP3 and hear the result in the same breath: ffmpeg's loop-back decoder returns what it wrote."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np

from media.audio import meter
from media.audio.ffmpeg import Running, finish, started
from media.audio.truepeak import MARGIN, highest
from media.audio.wav import BLOCK, LOWPASS, SAMPLE_RATE, Floats, overlapped, to_bytes, to_floats

LAME_SCALE = np.float32(0.95)  # what LAME multiplies its input by at these bit rates; given back beforehand


@dataclass(frozen=True)
class Heard:
    """The decoded MP3: integrated loudness in LUFS, true peak in dBTP."""

    lufs: float
    true_peak: float


def mp3_settings(bitrate_kbps: int) -> list[str]:
    """How every bulletin is encoded: mono, constant rate, no tag of the encoder's version (reproducible)."""
    return [
        "-c:a", "libmp3lame", "-b:a", f"{bitrate_kbps}k", "-ac", "1", "-ar", str(SAMPLE_RATE),
        "-cutoff", str(LOWPASS), "-flags:a", "+bitexact", "-fflags", "+bitexact",
        "-id3v2_version", "0", "-write_id3v1", "0", "-f", "mp3",
    ]  # fmt: skip


def encode(pieces: Iterable[Floats], mp3: Path, bitrate_kbps: int, timeout_s: float) -> Heard:
    """Write samples in -1..1 into mp3 (overwritten) and measure what a player will decode from it.

    Raises AudioRejected ("timeout", "disk_full", "failed").
    """
    args = [
        "-v", "error", "-y", "-f", "s16le", "-ar", str(SAMPLE_RATE), "-ac", "1", "-i", "pipe:0",
        "-map", "0:a", *mp3_settings(bitrate_kbps), f"file:{mp3}",
        "-dec", "0:0", "-filter_complex", f"[dec:0]asetnsamples={SAMPLE_RATE}[heard]",
        "-map", "[heard]", "-c:a", "pcm_s16le", "-f", "s16le", "pipe:1",
    ]  # fmt: skip
    with started(args, timeout_s=timeout_s, stdin=True) as running:
        ear = _Ear(running)
        ear.start()
        _feed(running, pieces)
        ear.join()
        finish(running)
        return ear.heard()


def _feed(running: Running, pieces: Iterable[Floats]) -> None:
    """Send all pieces; an ffmpeg that ended early is left for finish() to explain."""
    assert running.process.stdin is not None
    try:
        for piece in pieces:
            running.process.stdin.write(to_bytes(piece / LAME_SCALE))
        running.process.stdin.close()
    except BrokenPipeError:
        return


class _Ear(threading.Thread):
    """Reads the decoded samples while they come, keeping 100 ms energies and the highest true peak."""

    def __init__(self, running: Running) -> None:
        super().__init__(daemon=True)
        assert running.process.stdout is not None
        self._source: IO[bytes] = running.process.stdout
        self._energies: list[Floats] = []
        self._top = 1e-9
        self._fault: Exception | None = None

    def run(self) -> None:
        try:
            for piece in overlapped(_floats(self._source), MARGIN):
                self._energies.append(meter.energies(piece[MARGIN:-MARGIN]))
                self._top = highest(piece, self._top)
        except (OSError, ValueError) as error:  # told to the thread that waits, by heard()
            self._fault = error

    def heard(self) -> Heard:
        if self._fault:
            raise self._fault
        frames = np.concatenate([np.zeros(0, np.float32), *self._energies])
        return Heard(meter.integrated(frames), float(20 * np.log10(self._top)))


def _floats(source: IO[bytes]) -> Iterator[Floats]:
    """BLOCKs of samples until the pipe ends."""
    while data := source.read(BLOCK * 2):
        yield to_floats(data)
