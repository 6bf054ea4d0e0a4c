"""The database as all migrations leave it, kept between runs: they are most of what a short run takes.

The image is known by what the migrations say. With SQLite it is a file, with PostgreSQL a database of the
server that others are copied from. `migrate` still runs over a copy, and finds nothing to do but what follows
every migrate. `make migrated` makes the image ahead of the tests.
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
PREFIX = "loaxa_migrated_"
LOCK = 3_902_020  # of PostgreSQL, for whoever makes or removes images
MOST = 5
ROOMS = ("cms", "campaigns", "broadcast", "media")
# What migrations take from the code as it is now, and what pins the packages that bring migrations.
BESIDES = (
    "campaigns/append_only.py",
    "campaigns/chain.py",
    "campaigns/triggers.py",
    "cms/roles.py",
    "requirements/test.txt",
)


def known_by() -> str:
    """32 letters and digits; another migration makes others."""
    files = [file for room in ROOMS for file in (ROOT / room).glob("**/migrations/*.py")]
    files += [ROOT / name for name in BESIDES]
    said = hashlib.sha256(sqlite3.sqlite_version.encode())
    for file in sorted(files):
        said.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes() + b"\0")
    return said.hexdigest()[:32]


def is_kept() -> bool:
    if connection.vendor == "sqlite":
        return _file().exists()
    with connection._nodb_cursor() as cursor:
        return _on_server(cursor)


@contextlib.contextmanager
def begun() -> Iterator[None]:
    """Let the first `migrate` begin from the image, where there is one."""
    with pytest.MonkeyPatch.context() as patch:
        if not is_kept():
            pass
        elif connection.vendor == "sqlite":
            _load_first(patch)
        else:
            patch.setitem(connection.settings_dict["TEST"], "TEMPLATE", PREFIX + known_by())
        yield


def keep() -> None:
    """Make the image of the database as it is, whole or not at all, and remove the oldest of others."""
    if is_kept():
        return
    if connection.vendor == "sqlite":
        _keep_file()
        return
    connection.close()  # a database is copied while nobody is in it
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        if not _on_server(cursor):
            copied = connection.settings_dict["NAME"]
            cursor.execute(f'CREATE DATABASE "{PREFIX}{known_by()}" TEMPLATE "{copied}"')
        cursor.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s) ORDER BY oid DESC OFFSET %s",
            [PREFIX, MOST],
        )
        for (old,) in cursor.fetchall():
            cursor.execute(f'DROP DATABASE IF EXISTS "{old}"')


def _file() -> Path:
    return FOLDER / f"{known_by()}.sqlite3"


def _load_first(patch: pytest.MonkeyPatch) -> None:
    def load(wrapper: Any) -> None:
        patch.undo()
        wrapper.ensure_connection()
        with contextlib.closing(sqlite3.connect(_file())) as source:
            source.backup(wrapper.connection)

    patch.setattr(BaseDatabaseWrapper, "prepare_database", load)


def _keep_file() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    unfinished = _file().with_suffix(f".{os.getpid()}")
    connection.ensure_connection()
    with contextlib.closing(sqlite3.connect(unfinished)) as made:
        connection.connection.backup(made)
    unfinished.replace(_file())
    for old in sorted(FOLDER.glob("*.sqlite3"), key=lambda file: file.stat().st_mtime)[:-MOST]:
        old.unlink(missing_ok=True)


def _on_server(cursor: Any) -> bool:
    cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [PREFIX + known_by()])
    return cursor.fetchone() is not None


def main() -> None:
    """Make the image by the migrations alone, where there is none."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.testing")
    django.setup()
    if is_kept():
        return
    before = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    keep()
    connection.creation.destroy_test_db(before, verbosity=0)


if __name__ == "__main__":
    main()
