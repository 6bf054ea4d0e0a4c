"""Lines that a person read: their recordings, at the level of the voice around them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from broadcast.building import reasons
from broadcast.building.tunes import copied
from broadcast.models import BulletinItem, Voice
from media.audio import Mark, Target
from media.audio.balance import balanced
from media.digest import sha256_of

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Readings:
    """Recordings that are heard, by the id of their line; `notices` about those that are not."""

    sounds: dict[int, Path] = field(default_factory=dict)
    seconds: float = 0.0
    notices: list[str] = field(default_factory=list)


def gathered(items: Iterable[BulletinItem], folder: Path) -> Readings:
    """Copy the recordings frozen in a rundown into `folder`, those that are still what was approved.

    A line without one is read by the voice from its transcript, never left silent.
    """
    found = Readings()
    for item in items:
        if item.voice == Voice.OUTDATED:
            found.notices.append(reasons.recording_outdated(item.title))
        elif item.voice == Voice.RECORDED:
            sound = _checked(item, folder)
            if sound is None or item.clip is None:
                log.warning("recording lost", item=item.pk, clip=item.clip_id)
                found.notices.append(reasons.recording_lost(item.title))
            else:
                found.sounds[item.pk] = sound
                found.seconds += item.clip.seconds
    return found


def _checked(item: BulletinItem, folder: Path) -> Path | None:
    """The line's recording, or None where its file is gone or is not the one that was approved."""
    if item.clip is None:
        return None
    try:
        copy = copied(item.clip, folder)
    except FileNotFoundError:
        return None
    return copy if sha256_of(copy) == item.clip_sha256 else None


def balance(
    readings: Readings,
    items: Sequence[BulletinItem],
    marks: Sequence[Mark],
    wav: Path,
    mastering: Target,
) -> Path:
    """Make each recording as loud as the voice around it; the assembled file to master."""
    if not readings.sounds:
        return wav
    lines = [(item, (mark.start, mark.end)) for item, mark in zip(items, marks, strict=True)]
    people = [stretch for item, stretch in lines if item.pk in readings.sounds]
    voice = [stretch for item, stretch in lines if item.spoken.strip() and item.pk not in readings.sounds]
    return balanced(wav, wav.with_name("balanced.wav"), people, voice, mastering)
