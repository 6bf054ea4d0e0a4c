"""The station's own tunes, composed for this project and synthesised: signature, separator, outro, tones.

Bell-like tones (a few harmonics, each dying faster than the one below) over a soft chord, on the
pentatonic scale of D common in Vietnamese folk tunes. Every call gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from media.audio import meter
from media.audio.aside import written_aside
from media.audio.wav import SAMPLE_RATE, Floats, WavWriter, padded, to_bytes

LUFS = -17.0  # beside speech at -16
PEAK = 0.7  # of full scale
Sound = NDArray[np.float64]
D4, E4, FS4, A4, B4 = 293.66, 329.63, 369.99, 440.0, 493.88
D5, E5, FS5, A5, B5, D6 = 587.33, 659.26, 739.99, 880.0, 987.77, 1174.66


def write_jingle(name: str, target: Path) -> None:
    """Write the tune as a WAV of the workshop. Raises KeyError for a name that JINGLES lacks."""
    sound = JINGLES[name]()
    with written_aside(target) as aside, WavWriter(aside) as wav:
        wav.write(to_bytes(levelled(sound)))


def levelled(sound: Sound) -> Floats:
    """The sound at LUFS, or as near as PEAK allows."""
    samples = sound.astype(np.float32)
    gain = 10 ** ((LUFS - meter.integrated(meter.energies(padded(samples)))) / 20)
    return samples * np.float32(min(gain, PEAK / float(np.abs(samples).max())))


def bell(hertz: float, seconds: float) -> Sound:
    """A struck tone: harmonics with exponential decay and a 6 ms attack."""
    t = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    harmonics = ((1, 1.0, 1.6), (2, 0.45, 2.6), (3, 0.22, 4.0), (4, 0.1, 6.0), (5.01, 0.05, 9.0))
    tone = sum(
        share * np.sin(2 * np.pi * hertz * n * t) * np.exp(-decay * t) for n, share, decay in harmonics
    )
    return np.asarray(tone * _edges(t, seconds, 0.006, 0.05))


def pad(hertz: float, seconds: float) -> Sound:
    """A soft held tone that swells and leaves, two voices a hair apart."""
    t = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    voices = sum(
        np.sin(2 * np.pi * hertz * f * t) + 0.3 * np.sin(4 * np.pi * hertz * f * t) for f in (0.9985, 1.0015)
    )
    return np.asarray(voices * _edges(t, seconds, 0.35, 0.6))


def _edges(t: Sound, seconds: float, attack: float, release: float) -> Sound:
    """A gain that rises over attack and falls over release seconds, without corners."""
    rise = np.clip(t / attack, 0, 1)
    fall = np.clip((seconds - t) / release, 0, 1)
    return np.asarray(np.sin(rise * np.pi / 2) ** 2 * np.sin(fall * np.pi / 2) ** 2)


def laid_out(seconds: float, notes: list[tuple[float, Sound, float]]) -> Sound:
    """Notes (start in seconds, sound, level) over one another."""
    track = np.zeros(round(seconds * SAMPLE_RATE))
    for start, sound, level in notes:
        first = round(start * SAMPLE_RATE)
        end = min(len(track), first + len(sound))
        track[first:end] += level * sound[: end - first]
    return track * _edges(np.arange(len(track)) / SAMPLE_RATE, seconds, 0.005, 0.08)


def signature() -> Sound:
    """8 s: a rising call, its answer, and home; the chord below moves D - B minor - A - D."""
    tune = [(0.0, A4), (0.4, D5), (0.8, FS5), (1.2, A5), (2.0, B5), (2.4, A5), (2.8, FS5), (3.2, E5),
            (4.0, FS5), (4.4, E5), (4.8, B4), (5.2, D5), (5.6, A5), (6.0, D6)]  # fmt: skip
    chords = [(0.0, (D4, FS4, A4)), (1.9, (B4 / 2, D4, FS4)), (3.1, (A4 / 2, E4, A4)), (4.9, (D4, FS4, A4))]
    notes = [(start, bell(hertz, 2.2), 0.5) for start, hertz in tune]
    notes += [(start, pad(hertz, 2.9), 0.09) for start, chord in chords for hertz in chord]
    return laid_out(8.0, notes)


def separator() -> Sound:
    """1.2 s: two bells, a fourth up."""
    return laid_out(1.2, [(0.0, bell(A4, 1.1), 0.5), (0.22, bell(D5, 0.98), 0.5)])


def outro() -> Sound:
    """5 s: the answer of the signature, coming to rest."""
    tune = [(0.0, FS5), (0.4, E5), (0.8, B4), (1.2, D5), (2.0, A4), (2.4, D5)]
    notes = [(start, bell(hertz, 2.4), 0.5) for start, hertz in tune]
    notes += [
        (start, pad(h, 2.8), 0.09) for start, chord in ((0, (E4, A4)), (2.0, (D4, FS4, A4))) for h in chord
    ]
    return laid_out(5.0, notes)


def emergency() -> Sound:
    """4 s: two tones in turn (853 and 960 Hz), half a second each, heard through wind and engines."""
    t = np.arange(round(0.5 * SAMPLE_RATE)) / SAMPLE_RATE
    tones = [np.sin(2 * np.pi * f * t) + 0.3 * np.sin(6 * np.pi * f * t) for f in (853.0, 960.0)]
    return np.concatenate([tone * _edges(t, 0.5, 0.01, 0.01) for tone in tones * 4])


def drill() -> Sound:
    """4 s: three slow bells going down, like no alarm anybody knows."""
    return laid_out(4.0, [(0.0, bell(A4, 1.3), 0.6), (1.3, bell(FS4, 1.3), 0.6), (2.6, bell(D4, 1.4), 0.6)])


def test_tone() -> Sound:
    """3 s at 1 kHz, to set amplifiers by."""
    t = np.arange(3 * SAMPLE_RATE) / SAMPLE_RATE
    return np.asarray(np.sin(2 * np.pi * 1000 * t) * _edges(t, 3.0, 0.05, 0.05))


JINGLES: dict[str, Callable[[], Sound]] = {
    "signature": signature,
    "separator": separator,
    "outro": outro,
    "emergency": emergency,
    "drill": drill,
    "test_tone": test_tone,
}
