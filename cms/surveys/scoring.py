"""Points of a quiz and the order of its winners. Pure, so that anybody may check a draw again."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Key:
    """The right answers of one question: all of `right` and nothing else earns `points`."""

    name: str
    right: frozenset[str]
    points: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer sheet: `score` in points, `all_right` where none was missed, `guess` None without one."""

    code: str
    score: int
    all_right: bool
    guess: int | None = None


def score(keys: Iterable[Key], given: Mapping[str, Any]) -> tuple[int, bool]:
    """Return (points, whether everything is right) of the answers `given` by question name."""
    marks = [(key.points, _chosen(given.get(key.name)) == key.right) for key in keys if key.right]
    return sum(points for points, right in marks if right), bool(marks) and all(right for _, right in marks)


def _chosen(value: Any) -> frozenset[str]:
    if value is None or value == "":
        return frozenset()
    if isinstance(value, (list, tuple)):
        return frozenset(str(one).strip() for one in value)
    return frozenset({str(value).strip()})


def winners(entries: Iterable[Entry], wanted: int, seed: str) -> list[Entry]:
    """Return the first `wanted` entries: by points, then by how near the guess came, then by lot.

    The guess is how many people answer everything right; no guess comes last. The lot is the order of
    SHA-256 of "seed:code", so that the published seed and codes give the same list again.
    """
    entries = list(entries)
    right = sum(1 for entry in entries if entry.all_right)
    return sorted(entries, key=lambda entry: _rank(entry, right, seed))[:wanted]


def _rank(entry: Entry, right: int, seed: str) -> tuple[int, int, int, str]:
    distance = abs(entry.guess - right) if entry.guess is not None else 0
    return -entry.score, entry.guess is None, distance, lot(seed, entry.code)


def lot(seed: str, code: str) -> str:
    """Return the lot of a code (64 hex digits): the smaller, the earlier."""
    return hashlib.sha256(f"{seed}:{code}".encode()).hexdigest()


def spread(entries: Sequence[Entry]) -> list[tuple[int, int]]:
    """Return (points, how many entries have them), the most points first."""
    found: dict[int, int] = {}
    for entry in entries:
        found[entry.score] = found.get(entry.score, 0) + 1
    return sorted(found.items(), reverse=True)
