"""The speech band: what a horn loudspeaker on a pole can carry, without the rest that only strains it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from media.audio.filtering import filtered

# 12 dB an octave below 150 Hz and above 7 kHz; +2.5 dB around 2.8 kHz, where consonants are told apart.
BAND = "highpass=f=150:p=2,lowpass=f=7000:p=2,equalizer=f=2800:t=q:w=0.9:g=2.5"
ROOM = "volume=-3dB"  # so that the presence cannot clip; loudness is set afterwards


@contextmanager
def speech_band(source: Path, beside: Path, *, on: bool) -> Iterator[Path]:
    """The WAV to master: source itself, or a narrowed copy next to `beside` that is removed afterwards."""
    if not on:
        yield source
        return
    narrowed = beside.with_name(beside.name.replace(".part", ".band.part"))
    try:
        filtered(source, narrowed, f"{ROOM},{BAND}")
        yield narrowed
    finally:
        narrowed.unlink(missing_ok=True)
