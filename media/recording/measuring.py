"""Measuring a recording: the wave as it came, and the levels of its frames."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from media.audio import meter
from media.audio.speechcheck import judge as judge_speech
from media.audio.speechcheck import slice_levels
from media.audio.truepeak import MARGIN, highest
from media.audio.wav import FRAME, SAMPLE_RATE, Floats, blocks, overlapped, wav_seconds
from media.recording.figures import NoSpeech

FULL_SCALE = 0.985  # of full scale: a clipped wave that went through a lossy encoder wavers around the top
RUN = 4  # neighbouring samples there: one alone is a peak, several are a wave with its top cut off
QUIETEST = 5  # percentile of the 100 ms frames taken for the room: breath and pauses are a tenth of reading
DEAD = -90.0  # LUFS: what a silence without any noise is called


@dataclass(frozen=True, slots=True)
class Wave:
    """What only the untouched wave tells: its true peak (linear), cut-off tops, whether it is speech."""

    true_peak: float
    clipped: float
    no_speech: NoSpeech | None


def wave_of(wav: Path) -> Wave:
    """Look at a WAV of the workshop as it was recorded."""
    top, cut, levels = 1e-6, 0, []
    for piece in overlapped(blocks(wav), MARGIN):
        inner = piece[MARGIN:-MARGIN]
        top = highest(piece, top)
        cut += _cut_off(inner)
        levels.append(slice_levels(inner, SAMPLE_RATE))
    share = cut / max(1, round(wav_seconds(wav) * SAMPLE_RATE))
    return Wave(top, share, judge_speech(levels))


def frames_of(wav: Path) -> Floats:
    """K-weighted mean square of each whole 100 ms of a WAV, without the last, padded one."""
    found = [meter.energies(block) for block in blocks(wav)]
    whole = int(wav_seconds(wav) * SAMPLE_RATE) // FRAME
    return np.concatenate([np.zeros(0, np.float32), *found])[:whole]


def noise_floor(frames: Floats) -> float:
    """The level of the room in LUFS: that of the quietest frames, at least DEAD."""
    if not len(frames):
        return DEAD
    quiet = float(np.percentile(frames, QUIETEST))
    return max(DEAD, level_of(quiet))


def level_of(energy: float) -> float:
    """A frame's mean square as LUFS."""
    return float(meter.OFFSET + 10 * np.log10(energy)) if energy > 0 else float("-inf")


def _cut_off(samples: Floats) -> int:
    """How many samples stand in a run of at least RUN at full scale."""
    high = np.abs(samples) >= FULL_SCALE
    runs = high.copy()
    for step in range(1, RUN):
        runs[:-step] &= high[step:]
        runs[-step:] = False
    starts = int(np.count_nonzero(runs))
    begun = int(np.count_nonzero(runs[1:] & ~runs[:-1])) + int(len(runs) > 0 and runs[0])
    return starts + begun * (RUN - 1)
