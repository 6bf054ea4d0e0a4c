"""Real MP3 files for the tests, made once."""

import hashlib
import subprocess
from functools import cache

import imageio_ffmpeg

from broadcast.player.protocol import File


@cache
def mp3(seconds: float = 2.0, hertz: int = 440, kilobits: int = 64) -> bytes:
    source = f"sine=frequency={hertz}:duration={seconds}:sample_rate=44100"
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "lavfi", "-i", source, "-ac", "1"]
    command += ["-b:a", f"{kilobits}k", "-f", "mp3", "-"]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout


def named(data: bytes, seconds: float = 2.0, *, urgent: bool = False) -> File:
    return File(hashlib.sha256(data).hexdigest(), len(data), seconds, urgent)
