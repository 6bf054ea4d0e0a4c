"""A query in the language of the database's own index of words: FTS5 on SQLite, tsquery on PostgreSQL."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from django.db import connection
from django.db.models.expressions import RawSQL

from cms.searching.query import Term


class Part(Enum):
    """What is looked into: columns of the FTS5 table; the column of tsvectors in PostgreSQL."""

    ALL = ("folded_title folded_text", "folded")
    TITLE = ("folded_title", "titled")
    EXACT = ("words", "exact")
    FOLLOWING = ("folded_title folded_text", "paired")  # terms of several words, the others single ones


@dataclass(frozen=True, slots=True)
class Demand:
    """All of `terms` in `part`, of which one at most is of more than two words.

    `whole`: a beginning of a word does not count.
    """

    terms: tuple[Term, ...]
    part: Part = Part.ALL
    whole: bool = False


def entries_with(demand: Demand) -> RawSQL:
    """Return the primary keys of entries that meet `demand`, as a subquery."""
    if connection.vendor == "sqlite":
        return RawSQL(
            "SELECT rowid FROM searching_words WHERE searching_words MATCH %s",
            [f"{{{demand.part.value[0]}}} : ({_fts5(demand)})"],
        )
    return RawSQL(
        "SELECT searching_entries(%s, %s::tsquery, %s)",
        [demand.part.value[1], _tsquery(demand), _longer(demand)],
    )


def _words(term: Term, part: Part) -> tuple[str, ...]:
    return term.words if part is Part.EXACT else term.folded


def _fts5(demand: Demand) -> str:
    return " AND ".join(
        f'"{" ".join(_words(term, demand.part))}"{"*" if term.prefix and not demand.whole else ""}'
        for term in demand.terms
    )


def _tsquery(demand: Demand) -> str:
    return " & ".join(lexeme for term in demand.terms for lexeme in _lexemes(term, demand))


def _lexemes(term: Term, demand: Demand) -> Iterator[str]:
    """A word; of several words, each with the one that follows it."""
    words = _words(term, demand.part)
    several = [" ".join(pair) for pair in pairwise(words)] or words
    for place, lexeme in enumerate(several, 1):
        yield f"'{lexeme}'" + (":*" if term.prefix and not demand.whole and place == len(several) else "")


def _longer(demand: Demand) -> str | None:
    """The phrase that pairs alone do not decide; a demand has one at most."""
    return next((f" {' '.join(term.folded)} " for term in demand.terms if len(term.words) > 2), None)
