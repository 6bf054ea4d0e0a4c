"""The geometry of the bars that show how dossiers were settled; templates only draw it.

Pure. A bar is as wide as its field's dossiers are of the fullest field's; its parts follow one another
from the left, in units of a hundredth of the drawing's width.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from cms.results.figures import Counts

WIDTH = 1000  # units of the drawing's view box
HEIGHT = 24
TONES = ("in_time", "late", "running", "overdue", "returned")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar: where it begins and how wide it is (units), what it stands for and its number."""

    tone: str
    x: float
    width: float
    number: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One field's bar; `parts` leaves out what there is none of."""

    name: str
    received: int
    parts: tuple[Part, ...]


def bars(rows: Iterable[tuple[str, Counts]]) -> list[Bar]:
    """Return a bar for each field in the order given; an empty list where nothing was received at all."""
    rows = list(rows)
    fullest = max((_length(counts) for _name, counts in rows), default=0)
    if not fullest:
        return []
    return [Bar(name, counts.received, _parts(counts, fullest)) for name, counts in rows]


def _length(counts: Counts) -> int:
    return sum(getattr(counts, tone) for tone in TONES)


def _parts(counts: Counts, fullest: int) -> tuple[Part, ...]:
    parts, done = [], 0
    for tone in TONES:
        number = getattr(counts, tone)
        if number:
            start, end = (round(WIDTH * reached / fullest, 1) for reached in (done, done + number))
            parts.append(Part(tone, start, round(end - start, 1), number))
        done += number
    return tuple(parts)
