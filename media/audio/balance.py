"""Voices of one programme made equally loud as they will be heard, after the limiter of mastering.

A voice with high peaks loses more to the limiter than one without, so two voices that measure the same
before mastering are a decibel or two apart after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np

from media.audio import limiter
from media.audio.aside import written_aside
from media.audio.band import speech_band
from media.audio.limiter import CELL, PER_FRAME, Outline
from media.audio.master import OVERSHOOT, Target
from media.audio.meter import integrated
from media.audio.wav import FRAME, SAMPLE_RATE, Floats, WavWriter, blocks, to_bytes

Stretch: TypeAlias = tuple[float, float]  # from and to, in seconds
ROUNDS = 4  # the limiter answers to what it is given: each round leaves about a tenth of the difference


def balanced(
    source: Path, target: Path, people: Sequence[Stretch], voice: Sequence[Stretch], mastering: Target
) -> Path:
    """Write the programme into target with each of `people` as loud as all of `voice`; the file to master.

    Stretches begin and end in silence. Without both there is nothing to balance and source is returned.
    Raises AudioRejected ("disk_full").
    """
    with speech_band(source, target.with_name(f"{target.name}.part"), on=mastering.speech_band) as heard:
        gains = gains_for(limiter.outline(blocks(heard)), people, voice, mastering)
    if not gains:
        return source
    most = max(1.0, *gains)  # rather everything else quieter than a peak cut off
    with written_aside(target) as aside, WavWriter(aside) as wav:
        for piece in _scaled(source, list(zip(people, gains, strict=True)), most):
            wav.write(to_bytes(piece))
    return target


def gains_for(
    seen: Outline, people: Sequence[Stretch], voice: Sequence[Stretch], mastering: Target
) -> list[float]:
    """A linear gain for each of `people` that makes it as loud as `voice` once mastered; [] without both."""
    if not people or not len(_of(seen.energies, voice, FRAME)):
        return []
    ceiling = 10 ** ((mastering.true_peak - OVERSHOOT) / 20)
    gains = [1.0] * len(people)
    for _round in range(ROUNDS):
        trial = _with(seen, people, gains)
        line = limiter.solve(trial, mastering.lufs, ceiling)
        after = trial.energies * _left(trial, line)
        wanted = integrated(_of(after, voice, FRAME))
        found = [integrated(_of(after, [stretch], FRAME)) for stretch in people]
        if not np.isfinite([wanted, *found]).all():
            return []
        gains = [gain * 10 ** ((wanted - each) / 20) for gain, each in zip(gains, found, strict=True)]
    return gains


def _with(seen: Outline, people: Sequence[Stretch], gains: Sequence[float]) -> Outline:
    energies, peaks = seen.energies.copy(), seen.peaks.copy()
    for stretch, gain in zip(people, gains, strict=True):
        energies[_places(stretch, FRAME)] *= gain**2
        peaks[_places(stretch, CELL)] *= gain
    return Outline(energies, peaks)


def _left(seen: Outline, line: Floats) -> Floats:
    """What the envelope makes of each frame's energy."""
    squares = (seen.peaks**2).reshape(-1, PER_FRAME)
    raised = (squares * (line[:-1] ** 2).reshape(-1, PER_FRAME)).sum(axis=1)
    return np.asarray(raised / np.maximum(squares.sum(axis=1), 1e-12))


def _of(frames: Floats, stretches: Sequence[Stretch], size: int) -> Floats:
    return np.concatenate([np.zeros(0, np.float32), *(frames[_places(each, size)] for each in stretches)])


def _places(stretch: Stretch, size: int) -> slice:
    return slice(*(round(second * SAMPLE_RATE / size) for second in stretch))


def _scaled(source: Path, people: Sequence[tuple[Stretch, float]], most: float) -> Iterator[Floats]:
    first = 0
    for block in blocks(source):
        line = np.full(len(block), 1 / most, np.float32)
        for (start, end), gain in people:
            begin, stop = (round(second * SAMPLE_RATE) - first for second in (start, end))
            line[max(0, begin) : max(0, stop)] = gain / most
        yield block * line
        first += len(block)
