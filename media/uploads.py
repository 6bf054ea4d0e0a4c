"""An uploaded sound file -> a clip of the station, or a Vietnamese sentence and nothing left behind."""

from __future__ import annotations

import tempfile
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File
from django.core.files.uploadedfile import UploadedFile

from media.audio.aside import sync
from media.audio.decode import decode
from media.audio.rejection import disk_full
from media.digest import sha256_of
from media.models import AudioClip

LONGEST_SECONDS = 20 * 60.0
LARGEST_BYTES = 60 * 1024 * 1024
PATIENCE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded upload under the scratch folder: a mono WAV at the workshop's rate."""

    path: Path
    seconds: float

    def discard(self) -> None:
        self.path.unlink(missing_ok=True)

    def as_file(self) -> File[bytes]:
        """For a file field: on the same disk it gets its name there in one step, whole or not at all."""
        sync(self.path)
        return _Whole(self.path.open("rb"))


class _Whole(File):  # type: ignore[type-arg]
    """Django's storage moves a file that says where it lies instead of copying it."""

    def temporary_file_path(self) -> str:
        return str(self.name)


def decoded(upload: UploadedFile[Any]) -> Decoded:
    """Decode an upload into the scratch folder; raises media.audio.AudioRejected, for a full disk too."""
    try:
        return _decoded(upload, Path(settings.SCRATCH_DIR))
    except OSError as error:
        if rejection := disk_full(error):
            raise rejection from error
        raise


def _decoded(upload: UploadedFile[Any], scratch: Path) -> Decoded:
    scratch.mkdir(parents=True, exist_ok=True)
    target = scratch / f"clip-{uuid.uuid4().hex}.wav"
    with tempfile.NamedTemporaryFile(dir=scratch, prefix="upload-") as source:
        for chunk in upload.chunks():
            source.write(chunk)
        source.flush()
        found = decode(
            Path(source.name),
            target,
            max_seconds=LONGEST_SECONDS,
            max_bytes=LARGEST_BYTES,
            timeout_s=PATIENCE_SECONDS,
        )
    return Decoded(target, found.seconds)


def keep(sound: Decoded, clip: AudioClip) -> None:
    """Save `clip` with this sound in place of what it held; the file goes if the row cannot be saved."""
    name = f"clips/{uuid.uuid4().hex}.wav"
    final = Path(settings.MEDIA_ROOT) / name
    final.parent.mkdir(parents=True, exist_ok=True)
    before = clip.file.name
    clip.sha256 = sha256_of(sound.path)
    clip.seconds = sound.seconds
    clip.file.name = name
    sound.path.replace(final)
    try:
        clip.save()
    except BaseException:
        final.unlink(missing_ok=True)
        raise
    if before and before != name:
        clip.file.storage.delete(before)


def forget(clip: AudioClip) -> None:
    """Remove the file of a clip that was deleted."""
    if clip.file.name:
        clip.file.storage.delete(clip.file.name)
