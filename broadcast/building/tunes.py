"""The tunes of a bulletin: the clips frozen in its rundown, or those that come with the software."""

import shutil
from pathlib import Path

from broadcast.building import reasons
from broadcast.building.faults import BuildRefused
from broadcast.models import BulletinItem, ItemKind
from media.audio import write_jingle
from media.models import AudioClip

TUNES = (ItemKind.SIGNATURE, ItemKind.SEPARATOR, ItemKind.OUTRO)


def tune(item: BulletinItem, folder: Path) -> Path:
    """A WAV file in `folder` with the tune of this line. Raises BuildRefused."""
    if item.clip is not None:
        return fetched(item.clip, folder)
    made = folder / f"{item.kind}.wav"
    if not made.exists():
        write_jingle(item.kind, made)
    return made


def fetched(clip: AudioClip, folder: Path) -> Path:
    """As `copied`; raises BuildRefused where there is no file any more."""
    try:
        return copied(clip, folder)
    except FileNotFoundError as error:
        raise BuildRefused(reasons.clip_missing(clip.title), f"clip {clip.pk}: {error}") from error


def copied(clip: AudioClip, folder: Path) -> Path:
    """A copy of the clip in `folder`, whatever storage it is kept in; raises FileNotFoundError."""
    copy = folder / f"clip-{clip.pk}.wav"
    if not copy.exists():
        with clip.file.open("rb") as source, copy.open("wb") as target:
            shutil.copyfileobj(source, target)
    return copy
