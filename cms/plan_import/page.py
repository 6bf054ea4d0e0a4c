"""The document beside the form: its lines, what each gave, and the words for a field's lines. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from cms.plan_import.carried import Carried

# A line that gave several values leads to the first of these.
_LEADS_FIRST = ("activities", "bases", "tasks", "targets", "budget", "contents", "left")
_IN_PASSING = "channels"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the document with words; `leads_to` is the id of what it gave, "" where nothing."""

    number: int
    text: str
    left: bool
    leads_to: str


def lines_of(carried: Carried) -> list[Line]:
    """Return the lines that hold words, those not understood marked."""
    anchors: dict[int, str] = {}
    for line, anchor in _anchors(carried):
        anchors.setdefault(line, anchor)
    left = frozenset(carried.left)
    return [
        Line(number, text, number in left, anchors.get(number, ""))
        for number, text in enumerate(carried.lines, 1)
        if text.strip()
    ]


def _anchors(carried: Carried) -> Iterator[tuple[int, str]]:
    for name in _LEADS_FIRST:
        for at, lines in enumerate(carried.rows.get(name, ())):
            yield from ((line, f"{name}-{at}") for line in lines)
    for name in sorted(carried.links, key=lambda name: name == _IN_PASSING):
        yield from ((line, f"plan-{name}") for line in carried.links[name])


def spans(lines: tuple[int, ...], most: int = 3) -> str:
    """Return lines as people write them: "12–14, 20"; after `most` parts "…"."""
    parts: list[list[int]] = []
    for line in sorted(set(lines)):
        if parts and line == parts[-1][-1] + 1:
            parts[-1].append(line)
        else:
            parts.append([line])
    said = [str(part[0]) if len(part) == 1 else f"{part[0]}–{part[-1]}" for part in parts]
    return ", ".join(said[:most]) + (", …" if len(said) > most else "")
