"""What somebody typed, as words and "phrases"; pure. Nothing of it but letters and digits goes further."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from cms.searching.folding import composed, fold, words_of

LONGEST = 200  # characters read of what was typed
MOST_WORDS = 12
SHORTEST_PREFIX = 2  # letters; shorter ones begin half of all words
_PARTS = re.compile(r'["“”„]([^"“”„]*)["“”„]?|([^"“”„]+)')


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must follow one another, small and with their marks; `prefix`: the last is a beginning."""

    words: tuple[str, ...]
    prefix: bool = False

    @property
    def folded(self) -> tuple[str, ...]:
        return tuple(fold(word) for word in self.words)


@dataclass(frozen=True, slots=True)
class Query:
    """Terms that must all be found; as typed, cut and in one line, in `typed`."""

    typed: str
    terms: tuple[Term, ...]

    @property
    def words(self) -> tuple[Term, ...]:
        """Every word by itself; the last may be a beginning."""
        return _with_beginning([Term((word,)) for word in self._words()], self._open())

    @property
    def phrases(self) -> tuple[Term, ...]:
        """What was put in quotation marks."""
        return tuple(term for term in self.terms if len(term.words) > 1)

    @property
    def pairs(self) -> tuple[Term, ...]:
        """Every word with the one typed after it; none for a single word."""
        return _with_beginning([Term(pair) for pair in pairwise(self._words())], self._open())

    def _words(self) -> list[str]:
        return [word for term in self.terms for word in term.words]

    def _open(self) -> bool:
        """Whether the last word may go on."""
        return bool(self.terms) and self.terms[-1].prefix

    def __bool__(self) -> bool:
        return bool(self.terms)


def read_query(typed: str) -> Query:
    """Return the terms of what was typed: single words, quoted phrases; the last word may be a beginning."""
    typed = " ".join(composed(typed[: LONGEST * 2]).split())[:LONGEST]
    terms: list[Term] = []
    for part in _PARTS.finditer(typed):
        words = words_of(part[1] or part[2] or "")
        terms += [Term(tuple(words))] if part[1] and words else [Term((word,)) for word in words]
    terms = _at_most(terms)
    if terms and not typed.endswith(('"', "”", "“")) and len(terms[-1].words[-1]) >= SHORTEST_PREFIX:
        terms[-1] = Term(terms[-1].words, prefix=len(terms[-1].words) == 1)
    return Query(typed, tuple(dict.fromkeys(terms)))


def _with_beginning(terms: list[Term], prefix: bool) -> tuple[Term, ...]:
    return (*terms[:-1], replace(terms[-1], prefix=prefix)) if terms else ()


def _at_most(terms: list[Term]) -> list[Term]:
    """The terms that together have no more words than are looked up."""
    kept: list[Term] = []
    room = MOST_WORDS
    for term in terms:
        if room <= 0:
            break
        kept.append(Term(term.words[:room]))
        room -= len(term.words)
    return kept
