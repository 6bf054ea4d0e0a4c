"""The gain of a programme over time: one linear gain, and a true-peak limiter that looks ahead.

Worked out on cells of 1.4 ms, not on samples: peaks are found once, then every trial of another gain
costs milliseconds. Within a cell the gain is a straight line, so it never clicks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from media.audio import meter
from media.audio.truepeak import MARGIN, NEAR, crests, peaks_at
from media.audio.wav import BLOCK, FRAME, Floats, overlapped

CELL = 63  # samples; divides FRAME
PER_FRAME = FRAME // CELL
PER_BLOCK = BLOCK // CELL
REACHES = (12, 4, 1)  # cells (17 ms first) over which the gain glides before and after a peak
CLOSE = 0.05  # dB
HARDEST = 20.0  # dB of gain beyond the linear one
RAMP = (np.arange(CELL, dtype=np.float32) / CELL)[None, :]


@dataclass(frozen=True)
class Outline:
    """A programme in small: K-weighted mean square per FRAME and highest absolute value per CELL."""

    energies: Floats
    peaks: Floats


def outline(blocks: Iterable[Floats]) -> Outline:
    """Read samples in -1..1 once, keeping what the gain is decided on."""
    energies, peaks = [], []
    for block in blocks:
        energies.append(meter.energies(block))
        cells = block.reshape(-1, CELL)
        peaks.append(np.maximum(cells.max(axis=1), -cells.min(axis=1)))
    none = np.zeros(0, np.float32)
    return Outline(np.concatenate([none, *energies]), np.concatenate([none, *peaks]))


def sharpen(seen: Outline, blocks: Iterable[Floats], level: float) -> Outline:
    """The outline with true peaks in place of sample peaks wherever these may matter to a limit at level."""
    peaks = seen.peaks.copy()
    first = 0
    for piece in overlapped(blocks, MARGIN):
        places = crests(piece, level * NEAR)
        if len(places):
            np.maximum.at(peaks, first + places // CELL, peaks_at(piece, places))
        first += (len(piece) - 2 * MARGIN) // CELL
    return Outline(seen.energies, peaks)


def envelope(peaks: Floats, gain: float, ceiling: float, glide: int = REACHES[0]) -> Floats:
    """Gain at the border of each cell (one more than cells): `gain`, less around what would pass ceiling.

    Both linear. The lowest need within glide + 1 cells is held, then averaged over glide, so the line
    through a cell never lies above what the cell itself needs.
    """
    need = np.minimum(np.float32(gain), np.float32(ceiling) / np.maximum(peaks, np.float32(1e-6)))
    reach = glide + 1
    calm = np.full(reach + glide, gain, np.float32)
    held = np.concatenate([calm, need, calm])
    width = 1
    while width < 2 * reach:  # sliding minimum by doubling
        step = min(width, 2 * reach - width)
        held = np.minimum(held[:-step], held[step:])
        width += step
    window = np.hanning(2 * glide + 3)[1:-1]
    return np.convolve(held, (window / window.sum()).astype(np.float32), "valid").astype(np.float32)


def solve(seen: Outline, lufs: float, ceiling: float) -> Floats:
    """The envelope that brings a programme to lufs while nothing passes ceiling (linear true peak).

    Peaks are held down gently where that will do, more quickly where a dense programme needs it.
    """
    for glide in REACHES:
        line, short = _solve(seen, lufs, ceiling, glide)
        if short <= CLOSE:
            break
    return line


def _solve(seen: Outline, lufs: float, ceiling: float, glide: int) -> tuple[Floats, float]:
    """The envelope for one glide, and the LU it falls short.

    The limiter takes loudness away; the gain is raised until the limited programme has it back, or
    until HARDEST, past which raising only squashes.
    """
    squares = (seen.peaks**2).reshape(-1, PER_FRAME)
    whole = np.maximum(squares.sum(axis=1), 1e-12)

    def tried(decibels: float) -> tuple[Floats, float]:
        line = envelope(seen.peaks, 10 ** (round(decibels, 2) / 20), ceiling, glide)
        left = (squares * (line[:-1] ** 2).reshape(-1, PER_FRAME)).sum(axis=1) / whole
        return line, lufs - meter.integrated(seen.energies * left)

    low = high = lufs - meter.integrated(seen.energies)
    line, short = tried(low)
    short_low, step = short, max(2 * short, CLOSE)
    while short > CLOSE and high < low + HARDEST:
        high, step = high + step, step * 2
        line, short = tried(high)
    while short < -CLOSE and high - low > 0.01:
        middle = low + (high - low) * max(0.1, short_low / (short_low - short))
        trial, short_there = tried(middle)
        if short_there > CLOSE:
            low, short_low = middle, short_there
        else:
            high, line, short = middle, trial, short_there
    return line, short


def apply(block: Floats, line: Floats) -> Floats:
    """A block times its part of the envelope (one value more than the block has cells)."""
    start, step = line[:-1, None], np.diff(line)[:, None]
    return np.asarray((block.reshape(-1, CELL) * (start + step * RAMP)).reshape(-1))


def raised(
    blocks: Iterable[Floats], line: Floats, progress: Callable[[float], None] = lambda _share: None
) -> Iterator[Floats]:
    """A programme times its envelope, block by block; progress gets 0..1."""
    for number, block in enumerate(blocks):
        first = number * PER_BLOCK
        yield apply(block, line[first : first + len(block) // CELL + 1])
        progress(min(1.0, (first + PER_BLOCK) / len(line)))
