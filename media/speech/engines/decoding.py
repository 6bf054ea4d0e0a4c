"""MP3 from an online engine to samples, through ffmpeg."""

import tempfile

from media.audio.ffmpeg import run_ffmpeg
from media.audio.rejection import AudioRejected
from media.speech.engines.contract import Pcm

RATE = 24_000  # what the online service speaks at
SECONDS = 20


class NotSound(Exception):
    """The bytes are no MP3."""


def pcm_from_mp3(mp3: bytes, *, tempo: float = 1.0) -> Pcm:
    """Decode to mono at 24,000 Hz; tempo 1.2 is a fifth faster at the same pitch. Raises NotSound."""
    with tempfile.NamedTemporaryFile(suffix=".mp3") as aside:
        aside.write(mp3)
        aside.flush()
        arguments = [
            "-loglevel",
            "error",
            "-protocol_whitelist",
            "file",
            "-f",
            "mp3",
            "-i",
            f"file:{aside.name}",
        ]
        arguments += ["-af", f"atempo={tempo:.4f}"] if tempo != 1 else []
        arguments += ["-map_metadata", "-1", "-f", "s16le", "-ac", "1", "-ar", str(RATE), "pipe:1"]
        try:
            sound, _ = run_ffmpeg(arguments, timeout_s=SECONDS)
        except AudioRejected as error:
            raise NotSound(error.detail) from error
    if not sound:
        raise NotSound("there is no sound in it")
    return Pcm(sound, RATE)
