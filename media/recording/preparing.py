"""From what was recorded to what is kept: rumble out, silence at both ends off, at the station's level."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from media.audio import meter
from media.audio.filtering import filtered
from media.audio.level import level
from media.audio.rejection import disk_full
from media.audio.wav import FRAME, SAMPLE_RATE, Floats, WavWriter, opened, wav_seconds
from media.recording.figures import Figures
from media.recording.measuring import frames_of, level_of, noise_floor, wave_of

# 24 dB an octave below 70 Hz: mains hum, wind and knocks on the table; the lowest voices begin at 80 Hz.
RUMBLE = "highpass=f=70:p=2,highpass=f=70:p=2"
KEPT_LUFS = -16.0  # the level bulletins are mastered to: it is heard in the editor as on the loudspeakers
BEFORE, AFTER = 2, 4  # frames of 100 ms kept around the reading: a consonant begins, and a vowel ends, softly
UNDER_VOICE = 30.0  # LU: quieter than the reading by more than this is no part of it
ABOVE_ROOM = 6.0  # LU: louder than the room by this much is


def prepare(raw: Path, target: Path) -> Figures:
    """Write the reading in `raw` (WAV of the workshop) into target, cleaned; the figures of what it was.

    Nothing is written of a sound without speech. Raises AudioRejected ("disk_full", "timeout", "failed").
    """
    clean, cut = (target.with_suffix(f".{name}.wav") for name in ("clean", "cut"))
    try:
        return _prepared(raw, clean, cut, target)
    except OSError as error:
        if rejection := disk_full(error):
            raise rejection from error
        raise
    finally:
        for path in (clean, cut):
            path.unlink(missing_ok=True)


def _prepared(raw: Path, clean: Path, cut: Path, target: Path) -> Figures:
    wave = wave_of(raw)
    filtered(raw, clean, RUMBLE)
    frames = frames_of(clean)
    loud = meter.integrated(frames)
    first, last = bounds(frames)
    _cut(clean, cut, first, last)
    silent = loud == float("-inf") or meter.integrated(frames[first:last]) == float("-inf")
    figures = Figures(
        seconds=wav_seconds(cut),
        lufs=loud,
        true_peak=float(20 * np.log10(wave.true_peak)),
        noise_floor=noise_floor(frames),
        clipped=wave.clipped,
        no_speech=wave.no_speech or ("silent" if silent else None),
    )
    if figures.no_speech is None:
        level(cut, target, KEPT_LUFS)
    return figures


def bounds(frames: Floats) -> tuple[int, int]:
    """First frame kept and the one after the last, 0.2 s before the reading begins to 0.4 s after it ends.

    A frame counts as reading when a neighbour does, too: the click of a mouse is shorter.
    """
    loud = meter.integrated(frames)
    if loud == float("-inf"):
        return 0, len(frames)
    floor = min(max(noise_floor(frames) + ABOVE_ROOM, loud - UNDER_VOICE), loud - ABOVE_ROOM)
    heard = np.array([level_of(float(energy)) > floor for energy in frames])
    held = np.flatnonzero(heard[:-1] & heard[1:])
    if not len(held):
        return 0, len(frames)
    return max(0, int(held[0]) - BEFORE), min(len(frames), int(held[-1]) + 2 + AFTER)


def _cut(source: Path, target: Path, first: int, last: int) -> None:
    with opened(source) as wav, WavWriter(target) as kept:
        wav.setpos(min(first * FRAME, wav.getnframes()))
        left = min(last * FRAME, wav.getnframes()) - wav.tell()
        while left > 0 and (data := wav.readframes(min(left, 10 * SAMPLE_RATE))):
            kept.write(data)
            left -= len(data) // 2
