"""A picture of a sound: its peaks over time, and the lines where chapters begin."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from media.audio.aside import written_aside
from media.audio.assemble import Mark
from media.audio.ffmpeg import finish, started
from media.audio.probe import HOSTILE_INPUT

RATE = 8_000  # Hz: enough to draw from
STEP = RATE // 50  # samples a fine peak stands for (20 ms)
PAPER, WAVE, LINE = (247, 249, 250), (52, 103, 132), (196, 140, 60)


def peaks(path: Path, buckets: int, *, timeout_s: float = 300) -> list[float]:
    """Highest absolute value (0..1) in each of `buckets` equal stretches of any sound file.

    Raises AudioRejected when the file cannot be read.
    """
    fine = _fine_peaks(path, timeout_s)
    edges = np.linspace(0, len(fine), buckets + 1)
    spans = zip(np.floor(edges[:-1]).astype(int), np.ceil(edges[1:]).astype(int), strict=True)
    return [round(float(fine[a:b].max()), 4) if b > a else 0.0 for a, b in spans]


def _fine_peaks(path: Path, timeout_s: float) -> np.ndarray:
    """One peak every 20 ms, read as a stream."""
    args = [
        "-v", "error", *HOSTILE_INPUT, "-i", f"file:{path}", "-map", "0:a:0",
        "-ac", "1", "-ar", str(RATE), "-f", "s16le", "pipe:1",
    ]  # fmt: skip
    found = [np.zeros(0)]
    with started(args, timeout_s=timeout_s) as running:
        assert running.process.stdout is not None
        while data := running.process.stdout.read(STEP * 2 * 500):
            samples = np.abs(np.frombuffer(data[: len(data) // 2 * 2], "<i2").astype(np.float64)) / 32768
            found.append(np.maximum.reduceat(samples, np.arange(0, len(samples), STEP)))
        finish(running)
    return np.concatenate(found)


def draw(
    peaks: Sequence[float],
    target_png: Path,
    width: int,
    height: int,
    *,
    marks: Sequence[Mark] = (),
    seconds: float = 0,
) -> None:
    """Draw peaks (0..1) into a PNG of width x height; marks need the whole length in seconds."""
    image = Image.new("RGB", (width, height), PAPER)
    pen = ImageDraw.Draw(image)
    for x in range(width):
        value = peaks[x * len(peaks) // width] if peaks else 0.0
        half = max(1, round(value * (height / 2 - 2)))
        pen.line([(x, height // 2 - half), (x, height // 2 + half)], fill=WAVE)
    length = seconds or max((mark.end for mark in marks), default=0)
    for mark in marks:
        x = min(width - 1, round(mark.start / length * width)) if length else 0
        pen.line([(x, 0), (x, height)], fill=LINE)
    png = io.BytesIO()
    image.save(png, "PNG")
    with written_aside(target_png) as aside:
        aside.write_bytes(png.getvalue())
