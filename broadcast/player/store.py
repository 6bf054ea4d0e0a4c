"""The player's memory on disk: one SQLite file that a power cut leaves whole.

Write-ahead log, and every commit is on the disk before it counts (synchronous=FULL). Each thread opens a
store of its own; the database is what they share.
"""

import errno
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

NAME = "store.sqlite3"
RESERVE = "reserve"  # given back when the disk is full, so that what was heard can still be written
RESERVE_BYTES = 2 * 1024 * 1024
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_TABLES = """
CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS plays (
    airing TEXT PRIMARY KEY,
    sequence INTEGER UNIQUE,
    body TEXT NOT NULL
);
"""


class DiskFull(Exception):
    """Nothing more can be written; what was written before stands."""


class BrokenStore(Exception):
    """The file is no database any more, or this user may not write it; the message says which file."""


def no_room(error: OSError) -> bool:
    return error.errno in _NO_ROOM


class Store:
    """Settings, the plan and the log of plays below `home`. Open one for each thread; close it at the end."""

    def __init__(self, home: Path) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self.home = home
        self._connection = _open(home / NAME)
        keep_reserve(home)

    def close(self) -> None:
        self._connection.close()

    def get(self, key: str) -> Any:
        """What was put under `key`, None where nothing was."""
        found = self._connection.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
        return json.loads(found[0]) if found else None

    def moment(self, key: str) -> datetime | None:
        found = self.get(key)
        return datetime.fromisoformat(found).astimezone(UTC) if found else None

    def put(self, values: Mapping[str, Any]) -> None:
        """Write all of `values` at once; None takes a key away. Raises DiskFull."""
        with self.writing() as connection:
            _put(connection, values)

    def write_plays(self, rows: Mapping[str, tuple[int | None, str]], values: Mapping[str, Any]) -> None:
        """Write rows of the log ({airing: (sequence, body)}) and settings at once. Raises DiskFull."""
        with self.writing() as connection:
            for airing, (sequence, body) in rows.items():
                connection.execute(
                    "INSERT INTO plays VALUES (?, ?, ?) ON CONFLICT (airing) DO UPDATE "
                    "SET sequence = excluded.sequence, body = excluded.body",
                    (airing, sequence, body),
                )
            _put(connection, values)

    def plays(self) -> list[str]:
        """The bodies of all rows: those that ended in their order, then the open ones."""
        found = self._connection.execute("SELECT body FROM plays ORDER BY sequence IS NULL, sequence, airing")
        return [body for (body,) in found]

    def plays_after(self, sequence: int, limit: int) -> list[str]:
        found = self._connection.execute(
            "SELECT body FROM plays WHERE sequence > ? ORDER BY sequence LIMIT ?", (sequence, limit)
        )
        return [body for (body,) in found]

    def last_sequence(self) -> int:
        return self._connection.execute("SELECT COALESCE(MAX(sequence), 0) FROM plays").fetchone()[0]

    def forget_plays(self, up_to: int) -> None:
        """Drop rows up to this sequence number, never the last one: its number must not come again."""
        with self.writing() as connection:
            connection.execute(
                "DELETE FROM plays WHERE sequence <= ?", (min(up_to, self.last_sequence() - 1),)
            )

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield self._connection
            self._connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            self._roll_back()
            if error.sqlite_errorcode in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE):
                raise DiskFull(str(error)) from error
            raise
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")


def keep_reserve(home: Path) -> None:
    """Set room aside while there is some."""
    reserve = home / RESERVE
    if reserve.exists():
        return
    try:
        reserve.write_bytes(b"\0" * RESERVE_BYTES)
    except OSError as error:
        if not no_room(error):
            raise
        reserve.unlink(missing_ok=True)


def give_reserve(home: Path) -> bool:
    """Give the room set aside back to the disk; False where that was done before."""
    reserve = home / RESERVE
    if not reserve.exists():
        return False
    reserve.unlink()
    return True


def _open(path: Path) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(path, timeout=10, isolation_level=None)
    except sqlite3.OperationalError as error:
        raise BrokenStore(f"{path}: {error}") from error
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.executescript(_TABLES)
    except sqlite3.DatabaseError as error:
        connection.close()
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL and give_reserve(path.parent):
            return _open(path)
        raise BrokenStore(f"{path}: {error}") from error
    return connection


def _put(connection: sqlite3.Connection, values: Mapping[str, Any]) -> None:
    for key, value in values.items():
        if value is None:
            connection.execute("DELETE FROM state WHERE key = ?", (key,))
        else:
            connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (key, json.dumps(value)))
