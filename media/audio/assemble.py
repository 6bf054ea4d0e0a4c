"""Clips, sentences and pauses become one WAV with the times of its chapters; alone in knowing pydub."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

with warnings.catch_warnings():
    # pydub looks for a system ffmpeg and warns without one; on Python 3.11 and 3.12 it also uses audioop.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

from media.audio.aside import written_aside
from media.audio.decode import decode
from media.audio.ffmpeg import ffmpeg_path
from media.audio.rejection import AudioRejected
from media.audio.resample import resampled
from media.audio.wav import SAMPLE_RATE, WavWriter, opened

AudioSegment.converter = str(ffmpeg_path())  # should pydub ever ask for one, it gets the wheel's

PIECE = SAMPLE_RATE * 30  # frames of a clip held in memory at a time
FORMAT = {"sample_width": 2, "frame_rate": SAMPLE_RATE, "channels": 1}
LONGEST_CLIP = 4 * 3600.0  # seconds
BIGGEST_CLIP = 4 * 1024**3  # bytes


@dataclass(frozen=True)
class Clip:
    """A sound file of any kind decode() takes; gain in dB, fades in ms."""

    path: Path
    gain_db: float = 0.0
    fade_in_ms: int = 0
    fade_out_ms: int = 0


@dataclass(frozen=True)
class Silence:
    seconds: float


@dataclass(frozen=True)
class Pcm:
    """s16le mono at `rate` Hz."""

    data: bytes
    rate: int


Part: TypeAlias = Clip | Silence | Pcm


@dataclass(frozen=True)
class Chapter:
    """An item of the rundown."""

    title: str
    parts: Sequence[Part]


@dataclass(frozen=True)
class Mark:
    """Where a chapter stands in the assembled file, in seconds."""

    title: str
    start: float
    end: float


def assemble(
    chapters: Iterable[Chapter],
    target: Path,
    *,
    lead_in: float = 0.5,
    tail: float = 0.5,
    on_progress: Callable[[float], None] | None = None,
) -> tuple[list[Mark], float]:
    """Write the chapters one after the other into target (WAV); their marks and the length in seconds.

    lead_in and tail are seconds of silence. on_progress gets 0..1 when the number of chapters is known,
    that is when chapters is a sequence. Raises AudioRejected for a clip that cannot be read.
    """
    total = len(chapters) if isinstance(chapters, Sequence) else 0
    marks: list[Mark] = []
    with written_aside(target) as aside, WavWriter(aside) as wav:
        _write(wav, _silence(lead_in))
        for chapter in chapters:
            start = wav.samples / SAMPLE_RATE
            for part in chapter.parts:
                _write(wav, _segments(part, aside))
            marks.append(Mark(chapter.title, start, wav.samples / SAMPLE_RATE))
            if on_progress and total:
                on_progress(len(marks) / total)
        _write(wav, _silence(tail))
        seconds = wav.samples / SAMPLE_RATE
    return marks, seconds


def _write(wav: WavWriter, segments: Iterable[AudioSegment]) -> None:
    for segment in segments:
        wav.write(segment.raw_data)


def _segments(part: Part, aside: Path) -> Iterator[AudioSegment]:
    match part:
        case Silence(seconds):
            yield from _silence(seconds)
        case Pcm(data, rate):
            yield AudioSegment(data=resampled(data, rate), **FORMAT)
        case Clip():
            yield from _clip(part, aside.with_name(aside.name.replace(".part", ".clip.part")))


def _silence(seconds: float) -> Iterator[AudioSegment]:
    """Exactly rounded to a sample, a piece at a time."""
    left = round(seconds * SAMPLE_RATE)
    while left > 0:
        yield AudioSegment(data=bytes(2 * min(left, PIECE)), **FORMAT)
        left -= PIECE


def _clip(clip: Clip, spare: Path) -> Iterator[AudioSegment]:
    """The clip piece by piece; one that is not a WAV of the workshop is decoded into `spare` meanwhile."""
    try:
        opened(clip.path).close()
    except AudioRejected:
        decode(clip.path, spare, max_seconds=LONGEST_CLIP, max_bytes=BIGGEST_CLIP, timeout_s=600)
        try:
            yield from _faded(spare, clip)
        finally:
            spare.unlink(missing_ok=True)
    else:
        yield from _faded(clip.path, clip)


def _faded(path: Path, clip: Clip) -> Iterator[AudioSegment]:
    """Pieces with the gain; the fades are shortened to lie within the first and the last piece."""
    with opened(path) as source:
        left = source.getnframes()
        first = True
        while data := source.readframes(PIECE if left >= 2 * PIECE else left):
            segment = AudioSegment(data=data, **FORMAT)
            left -= len(data) // 2
            if clip.gain_db:
                segment = segment.apply_gain(clip.gain_db)
            if first and clip.fade_in_ms:
                segment = segment.fade_in(min(clip.fade_in_ms, len(segment)))
            if left <= 0 and clip.fade_out_ms:
                segment = segment.fade_out(min(clip.fade_out_ms, len(segment)))
            first = False
            yield segment
