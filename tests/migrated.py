"""The database as all migrations leave it, kept between runs: they are most of what a short run takes.

Only for SQLite. The image is known by what the migrations say; `migrate` still runs over it, and finds
nothing to do but what follows every migrate.
"""

import contextlib
import hashlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".pytest_cache" / "migrated"
MOST = 5
ROOMS = ("cms", "campaigns", "broadcast", "media")
# What migrations take from the code as it is now, and what pins the packages that bring migrations.
BESIDES = ("campaigns/chain.py", "campaigns/triggers.py", "cms/roles.py", "requirements/test.txt")


def image() -> Path:
    """Name the file of the image; another migration makes another name."""
    files = [file for room in ROOMS for file in (ROOT / room).glob("**/migrations/*.py")]
    files += [ROOT / name for name in BESIDES]
    said = hashlib.sha256(sqlite3.sqlite_version.encode())
    for file in sorted(files):
        said.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes() + b"\0")
    return FOLDER / f"{said.hexdigest()[:32]}.sqlite3"


@contextlib.contextmanager
def begun_from(kept: Path) -> Iterator[None]:
    """Let the first `migrate` begin from the image, where there is one."""
    if connection.vendor != "sqlite" or not kept.exists():
        yield
        return
    with pytest.MonkeyPatch.context() as patch:

        def load(wrapper: Any) -> None:
            patch.undo()
            wrapper.ensure_connection()
            with contextlib.closing(sqlite3.connect(kept)) as source:
                source.backup(wrapper.connection)

        patch.setattr(BaseDatabaseWrapper, "prepare_database", load)
        yield


def keep(kept: Path) -> None:
    """Write the image of the database as it is, whole or not at all, and remove the oldest of others."""
    if connection.vendor != "sqlite" or kept.exists():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    unfinished = kept.with_suffix(f".{os.getpid()}")
    connection.ensure_connection()
    with contextlib.closing(sqlite3.connect(unfinished)) as made:
        connection.connection.backup(made)
    unfinished.replace(kept)
    for old in sorted(FOLDER.glob("*.sqlite3"), key=lambda file: file.stat().st_mtime)[:-MOST]:
        old.unlink(missing_ok=True)
