import subprocess
from collections.abc import Callable

import imageio_ffmpeg
import pytest

from media.speech.engines.espeak import EspeakEngine


@pytest.fixture(scope="session")
def mp3_of() -> Callable[[str], bytes]:
    """MP3 as the online service sends it, made from another engine's voice."""
    engine = EspeakEngine()

    def make(text: str) -> bytes:
        pcm = engine.speak(text, voice="vi", speed=1)
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-loglevel", "error", "-f", "s16le", "-ar", str(pcm.rate)]
        command += ["-ac", "1", "-i", "pipe:0", "-ar", "24000", "-b:a", "32k", "-f", "mp3", "pipe:1"]
        return subprocess.run(command, input=pcm.data, capture_output=True, check=True).stdout

    return make
