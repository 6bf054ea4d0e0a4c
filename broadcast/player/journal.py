"""The log of what was heard: one row for each airing, begun once, ended once, kept until the server has it.

Memory is the truth while the player runs and the disk follows it (`flush`), so a full disk delays the log but
stops neither the sound nor the counting. Only rows on the disk are ever sent.
"""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from typing import Any

from broadcast.player.arbiter import Airing, Progress
from broadcast.player.listening import Listened
from broadcast.player.protocol import Kind, Outcome, Play, Reason, Trigger, dump
from broadcast.player.reading import read
from broadcast.player.store import Store

BATCH = 500
KEPT_DAYS = 60
KEPT_AFTER_IT_WAS_SENT = timedelta(days=KEPT_DAYS)


@dataclass(slots=True)
class Row:
    """A Play in the making. `heard`: second of its sound it has reached; `seconds`: heard in all.

    `cause`: what last kept it from going on. `substitute`: another sound is heard in its place, and why.
    """

    id: str
    item: str
    kind: Kind
    title: str
    planned_start: datetime
    trigger: Trigger
    started_at: datetime | None = None
    ended_at: datetime | None = None
    last_heard_at: datetime | None = None
    heard: float = 0.0
    seconds: float = 0.0
    interrupted: bool = False
    cause: Reason = Reason.NONE
    substitute: Reason = Reason.NONE
    sha256: str = ""
    detail: str = ""
    outcome: Outcome | None = None
    reason: Reason = Reason.NONE
    sequence: int | None = None
    listened: Listened | None = None

    def play(self) -> Play:
        """As it is sent. Only of a row that ended."""
        own = {field.name for field in fields(Play)} & {field.name for field in fields(self)}
        overheard = self.listened.told() if self.listened else None
        return Play(**{name: getattr(self, name) for name in own}, overheard=overheard)


class Journal:
    """All rows that still matter, by airing. For the loop that plays; nobody else writes rows."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.rows = {row.item: row for row in map(_row, store.plays())}
        self._sequence = store.last_sequence()
        self._unwritten: set[str] = set()

    def progress(self) -> dict[str, Progress]:
        return {
            airing: Progress(row.heard, row.started_at, row.interrupted, row.outcome, row.last_heard_at)
            for airing, row in self.rows.items()
        }

    def open_rows(self) -> list[Row]:
        return [row for row in self.rows.values() if row.outcome is None]

    def begin(self, airing: Airing, at: datetime, position: float, sha256: str) -> Row:
        """It sounds from now on, from second `position`; for the first time or again."""
        row = self._change(airing)
        row.started_at = row.started_at or at
        row.last_heard_at = at
        row.heard = position
        row.sha256 = sha256
        return row

    def hear(self, row: Row, at: datetime, position: float, more: float) -> None:
        """It has reached second `position`; `more` seconds were heard since the last time."""
        row.heard, row.last_heard_at = position, at
        row.seconds += more
        self._unwritten.add(row.item)

    def interrupt(self, row: Row, cause: Reason, detail: str = "") -> None:
        row.interrupted, row.cause = True, cause
        row.detail = "; ".join(filter(None, (row.detail, detail)))
        self._unwritten.add(row.item)

    def end(self, airing: Airing, at: datetime, outcome: Outcome, reason: Reason, detail: str = "") -> Row:
        """Close the row of an airing, whether it ever began or not, and number it. Once only."""
        row = self._change(airing)
        if row.outcome is not None:
            raise ValueError(f"{airing.id} has ended before")
        if row.started_at:
            row.ended_at = max(at, row.started_at) if not row.interrupted else row.last_heard_at
        row.outcome, row.reason = outcome, reason
        row.seconds = round(row.seconds, 3)
        row.detail = "; ".join(filter(None, (row.detail, detail)))[:500]
        self._sequence += 1
        row.sequence = self._sequence
        return row

    def flush(self, values: Mapping[str, Any]) -> None:
        """Write what changed, and `values` with it. Raises DiskFull; then it stays to be written."""
        changed = {airing: self.rows[airing] for airing in self._unwritten}
        if not changed and not values:
            return
        self._store.write_plays(
            {airing: (row.sequence, json.dumps(dump(row))) for airing, row in changed.items()}, values
        )
        self._unwritten.clear()

    def forget(self, now: datetime, acknowledged: int) -> None:
        """Let go of rows the server has had for 60 days."""
        old = [
            row
            for row in self.rows.values()
            if row.sequence is not None
            and row.sequence <= min(acknowledged, self._sequence - 1)
            and row.planned_start < now - KEPT_AFTER_IT_WAS_SENT
        ]
        if old:
            self._store.forget_plays(max(row.sequence or 0 for row in old))
            self.rows = {row.item: row for row in map(_row, self._store.plays())} | {
                airing: self.rows[airing] for airing in self._unwritten
            }

    def _change(self, airing: Airing) -> Row:
        self._unwritten.add(airing.id)
        return self.rows.setdefault(airing.id, _new(airing))


def unsent(store: Store) -> list[Play]:
    """The next batch of rows on disk that the server has not acknowledged, oldest first."""
    return [_row(body).play() for body in store.plays_after(store.get("acknowledged") or 0, BATCH)]


def _new(airing: Airing) -> Row:
    item = airing.item
    trigger = {Kind.EMERGENCY: Trigger.PUSH, Kind.TEST: Trigger.PERSON}.get(item.kind, Trigger.SCHEDULE)
    return Row(
        uuid.uuid4().hex, airing.id, item.kind, item.title, airing.starts_at, trigger, sha256=item.sha256
    )


def _row(body: str) -> Row:
    return read(Row, json.loads(body))


def logged(store: Store) -> list[Row]:
    """Every row on disk, for people to look at."""
    return [replace(_row(body)) for body in store.plays()]
