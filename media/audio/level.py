"""One voice brought to the level of another, so that a change of voice is no change of loudness."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from media.audio import limiter, meter
from media.audio.wav import Floats, WavWriter, blocks, to_bytes

CEILING = -1.0  # dBTP; the programme as a whole is limited again when it is mastered


def loudness_of(pieces: Iterable[Floats]) -> float:
    """Integrated loudness in LUFS of pieces of whole FRAMEs, heard one after the other; -inf of silence."""
    frames = [meter.energies(piece) for piece in pieces]
    return meter.integrated(np.concatenate([np.zeros(0, np.float32), *frames]))


def level(source: Path, target: Path, lufs: float) -> None:
    """Write source (a WAV of the workshop that is not silent) into target at `lufs`, peaks under CEILING.

    One linear gain; peaks that would pass the ceiling are held down as in mastering.
    """
    seen = limiter.outline(blocks(source))
    gain = 10 ** ((lufs - meter.integrated(seen.energies)) / 20)
    exact = limiter.sharpen(seen, blocks(source), 10 ** (CEILING / 20) / gain)
    line = limiter.solve(exact, lufs, 10 ** (CEILING / 20))
    with WavWriter(target) as wav:
        for block in limiter.raised(blocks(source), line):
            wav.write(to_bytes(block))
