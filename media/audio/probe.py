"""What a sound file says it is, asked of ffmpeg under a short list of containers and no network."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from media.audio.ffmpeg import finish, started
from media.audio.rejection import AudioRejected

DEMUXERS = "wav,w64,mp3,aac,mov,ogg,flac,matroska"  # the last: WebM, as browsers record
DECODERS = (
    "mp3,mp3float,aac,alac,vorbis,libvorbis,opus,libopus,flac,"
    "pcm_u8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s32le,pcm_f32le,pcm_f64le,pcm_alaw,pcm_mulaw,adpcm_ima_wav,adpcm_ms"
)
# No playlist, no concat script, no http: only the bytes of the file itself (ffmpeg's formats documentation).
HOSTILE_INPUT = [
    "-protocol_whitelist", "file,pipe", "-format_whitelist", DEMUXERS, "-codec_whitelist", DECODERS,
]  # fmt: skip
SEEN = 64  # bytes looked at by sniff()
CHANNELS = {"mono": 1, "stereo": 2, "2.1": 3, "4.0": 4, "quad": 4, "5.0": 5, "5.1": 6, "6.1": 7, "7.1": 8}

_CONTAINER = re.compile(r"^Input #0, ([^ ]+), from ", re.M)
_DURATION = re.compile(r"^  Duration: (\d+):(\d\d):(\d\d(?:\.\d+)?)", re.M)
_STREAM = re.compile(r"^  Stream #0:\d+.*?: Audio: (\w+).*?, (\d+) Hz, ([^,\n]+)", re.M)


@dataclass(frozen=True)
class Probe:
    """seconds is 0.0 when the container does not say; sample_rate in Hz."""

    seconds: float
    codec: str
    sample_rate: int
    channels: int
    container: str


def sniff(head: bytes) -> bool:
    """Whether the first bytes are those of a container an officer may upload."""
    if head[:4] in (b"fLaC", b"OggS", b"\x1aE\xdf\xa3") or head[:3] == b"ID3" or head[4:8] == b"ftyp":
        return True
    if head[:4] in (b"RIFF", b"RF64") and head[8:12] == b"WAVE":
        return True
    return len(head) > 2 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0  # an MPEG audio or ADTS frame


def probe(path: Path, *, timeout_s: float = 20) -> Probe:
    """Read the headers of a file. Raises AudioRejected("not_audio") when it holds no usable sound."""
    with path.open("rb") as source:
        head = source.read(SEEN)
    if not sniff(head):
        raise AudioRejected("not_audio", f"{path.name}: starts with {head[:12]!r}")
    args = ["-v", "info", *HOSTILE_INPUT, "-i", f"file:{path}", "-map", "0:a:0", "-t", "0", "-f", "null", "-"]
    with started(args, timeout_s=timeout_s) as running:
        try:
            words = finish(running)
        except AudioRejected as error:
            if error.code == "failed":
                raise AudioRejected("not_audio", f"{path.name}: {error.detail}") from error
            raise
    return parse(words, path.name)


def parse(words: str, name: str) -> Probe:
    """The facts in ffmpeg's messages; tags cannot imitate them, they stand deeper indented."""
    container, stream = _CONTAINER.search(words), _STREAM.search(words)
    if not container or not stream:
        raise AudioRejected("not_audio", f"{name}: no sound in it")
    duration = _DURATION.search(words)
    seconds = int(duration[1]) * 3600 + int(duration[2]) * 60 + float(duration[3]) if duration else 0.0
    return Probe(seconds, stream[1], int(stream[2]), _channels(stream[3]), container[1].rstrip(","))


def _channels(layout: str) -> int:
    word = layout.split("(")[0].strip()
    return CHANNELS.get(word) or int(re.match(r"\d+", word)[0] if re.match(r"\d+", word) else 1)  # type: ignore[index]
