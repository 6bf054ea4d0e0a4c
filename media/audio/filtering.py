"""A WAV of the workshop through one of ffmpeg's filters."""

from __future__ import annotations

from pathlib import Path

from media.audio.ffmpeg import finish, started
from media.audio.wav import WavWriter


def filtered(source: Path, target: Path, graph: str, *, timeout_s: float = 600) -> None:
    """Write source through `graph` (ffmpeg's -af) into target.

    Raises AudioRejected ("disk_full", "timeout", "failed").
    """
    args = ["-v", "error", "-f", "wav", "-i", f"file:{source}", "-af", graph, "-f", "s16le", "pipe:1"]
    with started(args, timeout_s=timeout_s) as running, WavWriter(target) as wav:
        assert running.process.stdout is not None
        while data := running.process.stdout.read(1 << 18):
            wav.write(data)
        finish(running)
