"""How two versions of a plan differ; pure over campaigns.copying's data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

Data = Mapping[str, Any]
_IN_LISTS = ("legal_bases", "contents", "targets", "budget", "assignments", "recipients")
_NOT_CONTENT = frozenset({"id", "origin", "symbol", "issued_on", "counted_from", "activities", *_IN_LISTS})


class How(Enum):
    ADDED = "added"
    LEFT_OUT = "left out"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """A field with what it said and what it says."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Difference:
    """`of` is "plan", "activities" or the name of a list.

    An activity is `what` it says now (before it was left out) with its changed fields; so is a row of a list.
    """

    of: str
    how: How
    what: Data
    changes: list[Change] = field(default_factory=list)


def differences(before: Data, after: Data) -> list[Difference]:
    """Return what an amendment changed: the plan's fields, then its lists, then its activities.

    Activities are the same by their id. Number, symbol, day of issue and the day duties are
    counted from belong to the paper and its approval, not to what the plan says.
    """
    found = []
    of_plan = _changes(before, after)
    if of_plan:
        found.append(Difference("plan", How.CHANGED, after, of_plan))
    for name in _IN_LISTS:
        found += _rows(name, before.get(name, []), after.get(name, []))
    return found + _activities(before.get("activities", []), after.get("activities", []))


def _changes(before: Data, after: Data) -> list[Change]:
    names = [name for name in after if name not in _NOT_CONTENT]
    return [Change(name, before.get(name), after[name]) for name in names if before.get(name) != after[name]]


def _rows(name: str, before: list[Data], after: list[Data]) -> list[Difference]:
    before, after = ([_words(row) for row in rows] for rows in (before, after))
    out = [Difference(name, How.LEFT_OUT, row) for row in before if row not in after]
    return out + [Difference(name, How.ADDED, row) for row in after if row not in before]


def _words(row: Data) -> Data:
    """Return a row without the key of a target, which versions of before it do not have."""
    return {name: value for name, value in row.items() if name != "key"}


def _activities(before: list[Data], after: list[Data]) -> list[Difference]:
    known, said = {one["id"]: one for one in before}, {one["id"] for one in after}
    found = []
    for one in after:
        old = known.get(one["id"])
        if old is None:
            found.append(Difference("activities", How.ADDED, one))
        elif changes := _changes(old, one):
            found.append(Difference("activities", How.CHANGED, one, changes))
    return found + [Difference("activities", How.LEFT_OUT, one) for one in before if one["id"] not in said]
