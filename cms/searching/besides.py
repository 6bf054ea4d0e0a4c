"""What is found beside pages: a few things each, read when they are asked for, so never out of date."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import mark_safe

from cms.searching.excerpts import excerpt, mark, pattern_of
from cms.searching.finding import Hit, Sought
from cms.searching.folding import composed, fold
from cms.searching.query import Term


@dataclass(frozen=True, slots=True)
class Thing:
    """Something residents may read that is no page; `text` is all they read there."""

    address: str
    date: date
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """Things of one kind: its name for one and for many, and what gives all of them."""

    name: Any
    plural: Any
    things: Callable[[], Iterable[Thing]]


sources: dict[str, Source] = {}
"""By kind; features of the site put theirs here. Dozens of things, not thousands."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Hits that go before the pages, since their title has the words asked for, and those that go after."""

    first: list[Hit]
    last: list[Hit]
    of_kind: dict[str, int]

    @property
    def hits(self) -> list[Hit]:
        return self.first + self.last


def beside(sought: Sought) -> Beside:
    """Return what is found of every kind asked for; how many of each kind, whatever kind is asked for."""
    first: list[Hit] = []
    last: list[Hit] = []
    of_kind: dict[str, int] = {}
    for kind, source in sources.items() if sought.query else ():
        found = [thing for thing in source.things() if _in_days(thing, sought) and _has(thing, sought)]
        of_kind |= {kind: len(found)} if found else {}
        if sought.kind not in ("", kind):
            continue
        found.sort(key=lambda thing: (_exact(thing, sought), thing.date), reverse=True)
        for thing in found:
            (first if _all_in(thing.title, sought) else last).append(_hit(source, thing, sought))
    return Beside(first, last, of_kind)


def _hit(source: Source, thing: Thing, sought: Sought) -> Hit:
    title, text = mark(thing.title, sought.query), excerpt(thing.text, sought.query)  # both escape everything
    return Hit(str(source.name), thing.date, thing.address, mark_safe(title), mark_safe(text))  # noqa: S308


def _in_days(thing: Thing, sought: Sought) -> bool:
    return not ((sought.since and thing.date < sought.since) or (sought.until and thing.date > sought.until))


def _has(thing: Thing, sought: Sought) -> bool:
    return _all_in(f"{thing.title}\n{thing.text}", sought)


def _all_in(text: str, sought: Sought) -> bool:
    folded = fold(composed(text))
    return all(re.search(_whole(pattern_of(term)), folded) for term in sought.query.terms)


def _exact(thing: Thing, sought: Sought) -> bool:
    """Whether the words stand there with the marks they were typed with."""
    text = composed(f"{thing.title}\n{thing.text}").lower()
    return all(re.search(_whole(_as_typed(term)), text) for term in sought.query.terms)


def _as_typed(term: Term) -> str:
    return r"[\W_]+".join(map(re.escape, term.words)) + (r"[^\W_]*" if term.prefix else "")


def _whole(words: str) -> str:
    return rf"(?<![^\W_])(?:{words})(?![^\W_])"
