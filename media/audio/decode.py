"""Whatever an officer uploads becomes one kind of file: a mono 16-bit WAV at SAMPLE_RATE."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from media.audio.aside import written_aside
from media.audio.ffmpeg import finish, started
from media.audio.probe import HOSTILE_INPUT, Probe, probe
from media.audio.rejection import AudioRejected
from media.audio.wav import SAMPLE_RATE, WavWriter

CHUNK = 1 << 18  # bytes
MISSING_SHARE = 0.1  # of the announced length; less than this may be rounding or an encoder's delay
MISSING_SECONDS = 1.0
STREAMED = 0x7FFFF000  # sizes from here on mean "unknown": written by a recorder that could not go back


def decode(source: Path, target: Path, *, max_seconds: float, max_bytes: int, timeout_s: float) -> Probe:
    """Decode source into target (WAV) and return what it was, with its true length in seconds.

    max_seconds bounds the sound, max_bytes the uploaded file, timeout_s the work. Raises AudioRejected
    ("not_audio", "too_big", "too_long", "truncated", "timeout", "disk_full"); then target is untouched
    and nothing is left beside it.
    """
    size = source.stat().st_size
    if size == 0:
        raise AudioRejected("not_audio", f"{source.name} is empty")
    if size > max_bytes:
        raise AudioRejected("too_big", f"{source.name}: {size} bytes, at most {max_bytes}")
    _refuse_cut_riff(source, size)
    announced = probe(source, timeout_s=timeout_s)
    if announced.seconds > max_seconds:
        raise AudioRejected("too_long", f"{source.name}: {announced.seconds} s, at most {max_seconds}")
    with written_aside(target) as aside:
        seconds = _write(source, aside, max_seconds, timeout_s)
        _judge(source.name, announced.seconds, seconds, max_seconds)
    return replace(announced, seconds=seconds)


def _refuse_cut_riff(source: Path, size: int) -> None:
    """A WAV says in its first bytes how long it is; ffmpeg forgives one that is shorter, we do not."""
    with source.open("rb") as opened:
        head = opened.read(8)
    said = int.from_bytes(head[4:8], "little") if head[:4] == b"RIFF" else 0
    if said < STREAMED and said > size * (1 + MISSING_SHARE):
        raise AudioRejected("truncated", f"{source.name}: {size} bytes of {said}")


def _write(source: Path, aside: Path, max_seconds: float, timeout_s: float) -> float:
    """Stream ffmpeg's samples into aside; seconds written, a little more than max_seconds at most."""
    args = [
        "-v", "error", "-max_error_rate", "0.1", *HOSTILE_INPUT, "-i", f"file:{source}",
        "-map", "0:a:0", "-vn", "-sn", "-dn", "-t", str(max_seconds + 1),
        "-ac", "1", "-ar", str(SAMPLE_RATE), "-f", "s16le", "-c:a", "pcm_s16le", "pipe:1",
    ]  # fmt: skip
    with started(args, timeout_s=timeout_s) as running, WavWriter(aside) as wav:
        assert running.process.stdout is not None
        while data := running.process.stdout.read(CHUNK):
            wav.write(data)
        try:
            finish(running)
        except AudioRejected as error:
            if error.code == "failed":
                raise AudioRejected("truncated" if wav.samples else "not_audio", error.detail) from error
            raise
        return wav.samples / SAMPLE_RATE


def _judge(name: str, announced: float, seconds: float, max_seconds: float) -> None:
    if seconds == 0:
        raise AudioRejected("not_audio", f"{name}: no sample in it")
    if seconds > max_seconds:
        raise AudioRejected("too_long", f"{name}: more than {max_seconds} s")
    missing = announced - seconds
    if missing > MISSING_SECONDS and missing > announced * MISSING_SHARE:
        raise AudioRejected("truncated", f"{name}: {seconds:.1f} s of {announced:.1f} s")
