"""The final name of a finished bulletin, given to a whole file only."""

import os
import re
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

FOLDER = "bulletins"
_NAME = re.compile(r"([0-9a-f-]{36})-v(\d+)\.mp3")


class Placed(NamedTuple):
    """A file under a final name: its name below MEDIA_ROOT, and the bulletin it was made for."""

    name: str
    slot_id: uuid.UUID
    version: int


def name_of(slot_id: uuid.UUID, version: int) -> str:
    """The file's name below MEDIA_ROOT."""
    return f"{FOLDER}/{slot_id}-v{version}.mp3"


def final_path(name: str) -> Path:
    return Path(settings.MEDIA_ROOT) / name


def flush(path: Path) -> None:
    """Bring a finished file to the disk before anything is renamed to it."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def place(source: Path, name: str) -> None:
    """Give the flushed file `source` its final name, in one step that survives a power cut.

    Both lie on one file system. A file already there under that name was never pointed to, and is replaced.
    """
    target = final_path(name)
    target.parent.mkdir(parents=True, exist_ok=True)
    source.chmod(settings.FILE_UPLOAD_PERMISSIONS or 0o640)
    source.replace(target)
    _flush_folder(target.parent)


def remove(name: str) -> None:
    target = final_path(name)
    target.unlink(missing_ok=True)
    _flush_folder(target.parent)


def placed() -> Iterator[Placed]:
    """Every finished file there is."""
    home = Path(settings.MEDIA_ROOT) / FOLDER
    if not home.is_dir():
        return
    for path in sorted(home.iterdir()):
        if match := _NAME.fullmatch(path.name):
            yield Placed(f"{FOLDER}/{path.name}", uuid.UUID(match[1]), int(match[2]))


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
