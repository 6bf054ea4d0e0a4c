"""The papers of a dossier as lines of text: "Tờ khai | 1 bản chính | 0 bản sao". Pure."""

import re
from typing import NamedTuple

_ORIGINALS = re.compile(r"^(?:bản chính\s*:\s*(\d{1,2})|(\d{1,2})\s*bản chính)$", re.IGNORECASE)
_COPIES = re.compile(r"^(?:bản sao\s*:\s*(\d{1,2})|(\d{1,2})\s*bản sao)$", re.IGNORECASE)


class Paper(NamedTuple):
    """A paper, with how many originals and copies of it are handed in (0-99)."""

    name: str
    originals: int = 1
    copies: int = 0


def written(paper: Paper) -> str:
    """Return a paper as a line of a sheet."""
    return f"{paper.name} | {paper.originals} bản chính | {paper.copies} bản sao"


def understood(line: str) -> Paper:
    """Return the paper a line names; one original where the line counts nothing.

    Counts stand behind the name, divided by |, in either order; any other | belongs to the name.
    """
    counts: dict[str, int] = {}
    rest = line.strip()
    while "|" in rest:
        name, _bar, last = (part.strip() for part in rest.rpartition("|"))
        kind, number = _count(last)
        if not kind or kind in counts:
            break
        counts[kind] = number
        rest = name
    return Paper(rest, counts.get("originals", 0 if counts else 1), counts.get("copies", 0))


def _count(text: str) -> tuple[str, int]:
    for kind, pattern in (("originals", _ORIGINALS), ("copies", _COPIES)):
        found = pattern.match(text)
        if found:
            return kind, int(found[1] or found[2])
    return "", 0
