"""Whether a legal or administrative document is in force on a day.

Luật Ban hành văn bản quy phạm pháp luật: a document takes effect on the day it names (administrative
documents when signed), and ceases to where it says so itself or where a later one replaces or repeals it.
Pure: dates and relations in, a status out. `cms.legal.models.documents` says the same in SQL.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Force(StrEnum):
    """The value is what addresses of the list carry (?hieu-luc=...)."""

    IN_FORCE = "con"
    PARTLY = "mot-phan"
    NOT_YET = "chua"
    REPEALED = "het"


class ChangeKind(StrEnum):
    """What a later document does to an earlier one."""

    REPLACED = "replaced"
    REPEALED = "repealed"
    PARTLY = "partly"
    AMENDED = "amended"

    @property
    def ends(self) -> bool:
        """Whether nothing of the earlier document is left in force."""
        return self in (ChangeKind.REPLACED, ChangeKind.REPEALED)


@dataclass(frozen=True, slots=True)
class Change:
    """One relation; `since` is the first day it holds, None where nobody knows: it is taken to hold."""

    kind: ChangeKind
    since: date | None

    def holds(self, day: date) -> bool:
        return self.since is None or self.since <= day


@dataclass(frozen=True, slots=True)
class Life:
    """When a document was issued, takes effect and ceases by its own words; each None where not said."""

    issued: date | None
    effective: date | None
    ceases: date | None = None

    @property
    def begins(self) -> date | None:
        """The first day in force: the day named, else the day of issue."""
        return self.effective or self.issued


def force_on(day: date, life: Life, changes: Iterable[Change] = ()) -> Force:
    """Return whether a document is in force on `day`; repeal goes before everything else."""
    holding = {change.kind for change in changes if change.holds(day)}
    if any(kind.ends for kind in holding) or (life.ceases is not None and life.ceases <= day):
        return Force.REPEALED
    if life.begins is not None and life.begins > day:
        return Force.NOT_YET
    return Force.PARTLY if ChangeKind.PARTLY in holding else Force.IN_FORCE
