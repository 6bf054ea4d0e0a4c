"""How much of what a plan says was found, and how much of what was found it says."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from campaigns.importing import PlanDraft

SAME = 0.85  # of a title's letters, in their order
FEWEST = 12  # letters a shortened title keeps


@dataclass(frozen=True, slots=True)
class Score:
    right: int
    found: int
    expected: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else float(not self.expected)

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 1.0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.found + other.found, self.expected + other.expected)

    def __str__(self) -> str:
        shares = f"precision {self.precision:.3f} recall {self.recall:.3f}"
        return f"{shares} ({self.right} of {self.found} found, {self.expected} expected)"


def of_sets(found: Iterable[str], expected: Iterable[str]) -> Score:
    """Score plain values: symbols, channels."""
    have, want = set(found), set(expected)
    return Score(len(have & want), len(have), len(want))


def of_activities(found: list[dict[str, Any]], expected: list[dict[str, Any]]) -> Score:
    return Score(len(pairs(found, expected)), len(found), len(expected))


def pairs(
    found: list[dict[str, Any]], expected: list[dict[str, Any]]
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Match each expected activity with one found that has its title; expected ones may be shortened."""
    left = list(found)
    matched = []
    for want in sorted(expected, key=lambda one: -len(one["title"])):
        best = max(left, key=lambda one: _likeness(one["title"], want["title"]), default=None)
        if best is not None and _likeness(best["title"], want["title"]) >= SAME:
            left.remove(best)
            matched.append((best, want))
    return matched


def of_field(matched: list[tuple[dict[str, Any], dict[str, Any]]], name: str) -> Score:
    """Score one field of the activities that were matched."""
    right = sum(_text(have[name]) == _text(want.get(name)) for have, want in matched)
    return Score(right, len(matched), len(matched))


def _text(value: Any) -> str:
    return _letters(value["text"] if isinstance(value, dict) else value or "")


def _likeness(found: str, expected: str) -> float:
    have, want = _letters(found), _letters(expected)
    if min(len(have), len(want)) >= FEWEST and have.startswith(want):
        return 1 + len(want) / len(have)
    return difflib.SequenceMatcher(None, have, want, autojunk=False).ratio()


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.lower()).strip()


def lines_nowhere(draft: PlanDraft, text: str) -> list[int]:
    """Return the lines that are not empty and that nothing in the draft names."""
    named = set(draft.layout)
    for name in draft.__dataclass_fields__:
        value = getattr(draft, name)
        for one in value if isinstance(value, tuple) else (value,):
            if one is not None and not isinstance(one, int):
                named.update(one.lines)
    return [number for number, line in enumerate(text.split("\n"), 1) if line.strip() and number not in named]
