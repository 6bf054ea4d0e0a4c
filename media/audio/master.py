"""Mastering: one programme at -16 LUFS, true peak at most -1.5 dBTP, as a tagged MP3 (EBU R 128).

Measured, raised by one linear gain, limited, encoded, and measured again on the decoded MP3: encoding
overshoots, so what is promised is what was heard, and a programme that misses is made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from media.audio import limiter
from media.audio.aside import written_aside
from media.audio.assemble import Mark
from media.audio.band import speech_band
from media.audio.encoding import Heard, encode
from media.audio.limiter import Outline
from media.audio.meter import integrated
from media.audio.rejection import AudioRejected, AudioSilent
from media.audio.speechcheck import Levels, judge, slice_levels
from media.audio.tags import Tags, write_tags
from media.audio.wav import SAMPLE_RATE, Floats, blocks, wav_seconds
from media.digest import sha256_of

Progress = Callable[[float], None]
SILENT_LUFS = -55.0
CLOSE_ENOUGH = 0.4  # LU; EBU R 128 asks for 0.5
SAFETY = 0.1  # dB kept under the true peak asked for: meters differ by as much
OVERSHOOT = 1.2  # dB the limiter stays lower at first, for what MP3 encoding adds
ATTEMPTS = 4


@dataclass(frozen=True)
class Target:
    """lufs (integrated), true_peak in dBTP; speech_band narrows to what a horn loudspeaker carries."""

    lufs: float = -16.0
    true_peak: float = -1.5
    speech_band: bool = False
    bitrate_kbps: int = 96


@dataclass(frozen=True)
class Mastered:
    """The finished file: seconds, LUFS and dBTP as decoded, hex sha256, size in bytes."""

    seconds: float
    lufs: float
    true_peak: float
    sha256: str
    bytes: int


def master(
    source_wav: Path,
    target_mp3: Path,
    *,
    target: Target,
    tags: Tags,
    marks: Sequence[Mark] = (),
    on_progress: Progress | None = None,
    timeout_s: float = 1800,
    steady: bool = False,
) -> Mastered:
    """Master a WAV of the workshop; the same input gives the same bytes. on_progress gets 0..1.

    `steady`: it may sound like a steady noise, as a long tone before few words does.
    Raises AudioSilent, AudioRejected ("noise", "loudness", "disk_full", "timeout", "failed"); then
    target_mp3 stays what it was.
    """
    with written_aside(target_mp3) as aside, speech_band(source_wav, aside, on=target.speech_band) as wav:
        seen = _outline(wav, steady)
        heard = _until_right(wav, aside, target, seen, on_progress or _ignore, timeout_s)
        write_tags(aside, tags, marks)
        digest, size = sha256_of(aside), aside.stat().st_size
    return Mastered(wav_seconds(source_wav), round(heard.lufs, 2), round(heard.true_peak, 2), digest, size)


def _outline(wav: Path, steady: bool) -> Outline:
    """The programme in small, once it is known to be worth airing."""
    levels: list[Levels] = []
    seen = limiter.outline(_noting(levels, wav))
    loudness = integrated(seen.energies)
    if loudness < SILENT_LUFS:
        raise AudioSilent(f"{wav.name}: {loudness:.1f} LUFS")
    if not steady and judge(levels) == "noise":
        raise AudioRejected("noise", f"{wav.name}: a steady noise at {loudness:.1f} LUFS")
    return seen


def _noting(levels: list[Levels], wav: Path) -> Iterator[Floats]:
    """The blocks of wav; every fifth 20 ms of them is noted for judge(), plenty in a programme."""
    for block in blocks(wav):
        levels.append(slice_levels(block, SAMPLE_RATE, every=5))
        yield block


def _until_right(
    wav: Path, mp3: Path, target: Target, seen: Outline, progress: Progress, timeout_s: float
) -> Heard:
    """Encode, listen, and correct what the encoder changed until loudness and peak are as promised."""
    lufs, ceiling = target.lufs, target.true_peak - OVERSHOOT
    gain = 10 ** ((lufs - integrated(seen.energies)) / 20)
    exact = limiter.sharpen(seen, blocks(wav), 10 ** (ceiling / 20) / gain)
    heard = Heard(float("-inf"), float("inf"))
    for _attempt in range(ATTEMPTS):
        line = limiter.solve(exact, lufs, 10 ** (ceiling / 20))
        heard = encode(limiter.raised(blocks(wav), line, progress), mp3, target.bitrate_kbps, timeout_s)
        excess = heard.true_peak - (target.true_peak - SAFETY)
        if excess <= 0 and abs(heard.lufs - target.lufs) <= CLOSE_ENOUGH:
            return heard
        ceiling -= excess + SAFETY if excess > 0 else 0
        lufs += target.lufs - heard.lufs
    raise AudioRejected("loudness", f"{wav.name}: {heard.lufs:.2f} LUFS, {heard.true_peak:.2f} dBTP")


def _ignore(_share: float) -> None:
    """Nobody is watching."""
