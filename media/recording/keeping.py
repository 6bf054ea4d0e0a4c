"""An upload becomes a recording, or a Vietnamese sentence and nothing left behind."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from media.audio.wav import wav_seconds
from media.models import AudioClip, Recording
from media.models.clips import ClipPurpose
from media.recording import wording
from media.recording.figures import Figures
from media.recording.preparing import prepare
from media.recording.verdict import judge
from media.recording.words import words_sha256
from media.uploads import Decoded, decoded, forget, keep


class NotKept(Exception):
    """A recording that cannot be used; str() is the Vietnamese sentence."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read, by whom, for which text; `expected` seconds at newsreading pace."""

    key: uuid.UUID
    title: str
    text: str
    reader: str
    expected: float


def take(upload: UploadedFile[Any], read: Read) -> Recording:
    """Keep an upload as a recording of a text, or return the one this key has brought before.

    Raises NotKept, media.audio.AudioRejected; then nothing is left.
    """
    before = Recording.objects.filter(key=read.key).first()
    if before is not None:
        return before
    sound = decoded(upload)
    target = Path(settings.SCRATCH_DIR) / f"recording-{uuid.uuid4().hex}.wav"
    try:
        figures = prepare(sound.path, target)
        verdict = judge(figures, read.expected)
        if verdict.refusal is not None:
            raise NotKept(wording.refusal(verdict.refusal, figures, read.expected))
        return _kept(target, read, figures)
    except IntegrityError:  # the same upload, sent twice at the same time
        return Recording.objects.get(key=read.key)
    finally:
        sound.discard()
        target.unlink(missing_ok=True)


def _kept(prepared: Path, read: Read, figures: Figures) -> Recording:
    clip = AudioClip(title=read.title[:200], purpose=ClipPurpose.RECORDING)
    with transaction.atomic():
        keep(Decoded(prepared, wav_seconds(prepared)), clip)
        try:
            return Recording.objects.create(
                key=read.key,
                clip=clip,
                words=words_sha256(read.text),
                reader=read.reader[:150],
                expected_seconds=read.expected,
                lufs=figures.lufs,
                true_peak=figures.true_peak,
                noise_floor=figures.noise_floor,
                clipped=figures.clipped,
            )
        except BaseException:
            forget(clip)
            raise
