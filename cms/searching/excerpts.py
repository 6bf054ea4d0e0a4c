"""The part of a text that answers a query, its words marked in the text as it was written; pure."""

import re
from collections import Counter
from html import escape

from cms.searching.folding import composed, fold
from cms.searching.query import Query, Term

LETTERS = 240
BEFORE = 60  # letters of context before the first word found
_GAP = r"[\W_]+"


def mark(text: str, query: Query) -> str:
    """Return `text` as HTML, all of it escaped, <mark> around the words asked for however they were typed."""
    text = composed(text)
    return _marked(text, _found(text, query))


def excerpt(text: str, query: Query, letters: int = LETTERS) -> str:
    """Return about `letters` of `text` where most was found, as HTML as in `mark`; its start for nothing."""
    text = " ".join(composed(text).split())
    found = _found(text, query)
    first, last = _window(text, found, letters)
    inside = [(start - first, end - first) for start, end in found if start >= first and end <= last]
    shown = _marked(text[first:last], inside)
    return f"{'… ' if first else ''}{shown}{' …' if last < len(text) else ''}"


def _found(text: str, query: Query) -> list[tuple[int, int]]:
    """Where the terms of `query` stand in `text`, in order, never overlapping."""
    if not query:
        return []
    terms = sorted(query.terms, key=lambda term: -len(term.words))
    pattern = "|".join(pattern_of(term) for term in terms)
    return [found.span() for found in re.finditer(rf"(?<![^\W_])(?:{pattern})(?![^\W_])", fold(text))]


def pattern_of(term: Term) -> str:
    return _GAP.join(re.escape(word) for word in term.folded) + (r"[^\W_]*" if term.prefix else "")


def _window(text: str, found: list[tuple[int, int]], letters: int) -> tuple[int, int]:
    """The stretch of whole words, `letters` long at most, that holds the most different words found."""
    first = 0
    if found and len(text) > letters:
        first = max(0, _densest(fold(text), found, letters - BEFORE) - BEFORE)
    first = text.rfind(" ", 0, first) + 1 if first else 0
    if len(text) - first <= letters:
        return first, len(text)
    last = text.rfind(" ", first + 1, first + letters + 1)
    return first, last if last > first else first + letters


def _densest(folded: str, found: list[tuple[int, int]], letters: int) -> int:
    """Where the first stretch of `letters` begins that holds the most different words; one walk over all."""
    held: Counter[str] = Counter()
    best, most, end = found[0][0], 0, 0
    for start, stop in found:
        while end < len(found) and found[end][1] <= start + letters:
            held[folded[found[end][0] : found[end][1]]] += 1
            end += 1
        different = sum(1 for number in held.values() if number)
        if different > most:
            best, most = start, different
        held[folded[start:stop]] -= 1
    return best


def _marked(text: str, spans: list[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in spans:
        parts += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    return "".join([*parts, escape(text[at:])])
