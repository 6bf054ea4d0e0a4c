"""Recordings for the tests of the rooms above: speech-like sound, kept through the door uploads come by."""

import io
import tempfile
import uuid
from pathlib import Path

import numpy as np
from django.core.files.uploadedfile import SimpleUploadedFile

from media.models import Recording
from media.recording.keeping import Read, take
from tests.media.audio.conftest import babble, save


def wav(sound: np.ndarray) -> bytes:
    """Samples in -1..1 as the bytes of a WAV file."""
    with tempfile.TemporaryDirectory() as folder:
        return save(sound, Path(folder) / "sound.wav").read_bytes()


def upload(sound: np.ndarray | bytes, name: str = "ghi-am.wav") -> SimpleUploadedFile:
    content = sound if isinstance(sound, bytes) else wav(sound)
    return SimpleUploadedFile(name, io.BytesIO(content).read(), content_type="audio/wav")


def a_recording(text: str, seconds: float = 6.0, *, seed: int = 7, level: float = 0.3) -> Recording:
    """Somebody's reading of a text, as long as wished."""
    read = Read(uuid.uuid4(), "Bản ghi", text, "Lan, công chức văn hóa", expected=seconds)
    return take(upload(babble(seconds, level, seed)), read)
