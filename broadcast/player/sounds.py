"""The audio on disk, named by its sha256: what is played is what was hashed, in memory, each time."""

import hashlib
import logging
import os
import re
import shutil
from collections.abc import Collection
from pathlib import Path

from broadcast.player.protocol import File

logger = logging.getLogger(__name__)

_NAME = re.compile(r"[0-9a-f]{64}")
PART = ".part"


class Missing(Exception):
    """The sound is not on this disk (yet)."""


class Spoilt(Exception):
    """The file on disk is not the sound it is named after; it has been taken away."""


class Sounds:
    """Audio files in `folder`; those being fetched end in .part and are never played."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder

    def path(self, sha256: str) -> Path:
        if not _NAME.fullmatch(sha256):
            raise Missing(f"{sha256!r} names no sound")
        return self.folder / sha256

    def part(self, sha256: str) -> Path:
        return self.path(sha256).with_suffix(PART)

    def load(self, sha256: str) -> bytes:
        """The whole sound, verified; raises Missing or, after removing the file, Spoilt."""
        path = self.path(sha256)
        try:
            data = path.read_bytes()
        except FileNotFoundError as error:
            raise Missing(sha256) from error
        except OSError as error:
            raise Spoilt(f"{sha256}: {error}") from error
        if hashlib.sha256(data).hexdigest() != sha256:
            path.unlink(missing_ok=True)
            raise Spoilt(f"{sha256}: the file on disk held something else ({len(data)} bytes)")
        return data

    def has(self, file: File) -> bool:
        """Whether a file of its name and size is there; its hash is looked at before it is played."""
        try:
            return self.path(file.sha256).stat().st_size == file.size
        except (OSError, Missing):
            return False

    def place(self, sha256: str) -> None:
        """Give a fetched file its name, if it is what it should be; for good, also through a power cut.

        Raises Spoilt after removing one that is not.
        """
        part = self.part(sha256)
        with part.open("r+b") as file:  # Windows flushes only what may be written
            found = hashlib.file_digest(file, "sha256").hexdigest()
            if found == sha256:
                os.fsync(file.fileno())
        if found != sha256:
            part.unlink()
            raise Spoilt(f"{sha256}: what was fetched hashes to {found}")
        part.replace(self.path(sha256))
        _sync_folder(self.folder)

    def make_room(self, needed: Collection[str]) -> bool:
        """Remove the oldest file nobody needs; False where there is none."""
        spare = [path for path in self.folder.iterdir() if path.stem not in needed and path.is_file()]
        if not spare:
            return False
        oldest = min(spare, key=lambda path: path.stat().st_mtime)
        logger.warning("the disk is full: removed %s", oldest.name)
        oldest.unlink(missing_ok=True)
        return True

    def forget(self, needed: Collection[str], older_than: float) -> None:
        """Remove what nobody needs and was written before `older_than` (seconds since 1970)."""
        for path in self.folder.iterdir():
            if path.stem not in needed and path.stat().st_mtime < older_than:
                path.unlink(missing_ok=True)

    def free_bytes(self) -> int:
        return shutil.disk_usage(self.folder).free


def _sync_folder(folder: Path) -> None:
    """Make the renaming itself last; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
