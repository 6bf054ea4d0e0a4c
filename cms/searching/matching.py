"""A query in the language of the database's own index of words: FTS5 on SQLite, tsquery on PostgreSQL."""

from dataclasses import dataclass
from enum import Enum

from django.db import connection
from django.db.models.expressions import RawSQL

from cms.searching.query import Term


class Part(Enum):
    """What is looked into: columns of the FTS5 table; column and weight of tsvectors in PostgreSQL."""

    ALL = ("folded_title folded_text", "folded", "")
    TITLE = ("folded_title", "folded", "A")
    EXACT = ("title text", "exact", "")


@dataclass(frozen=True, slots=True)
class Demand:
    """All of `terms` in `part`; `whole`: a beginning of a word does not count."""

    terms: tuple[Term, ...]
    part: Part = Part.ALL
    whole: bool = False


def entries_with(*demands: Demand) -> RawSQL:
    """Return the primary keys of entries that meet all `demands`, as a subquery."""
    if connection.vendor == "sqlite":
        wanted = " AND ".join(f"({{{demand.part.value[0]}}} : ({_fts5(demand)}))" for demand in demands)
        return RawSQL(
            "SELECT rowid FROM searching_words WHERE searching_words MATCH %s",
            [wanted],
        )
    conditions = " AND ".join(f"{demand.part.value[1]} @@ %s::tsquery" for demand in demands)
    return RawSQL(  # noqa: S611
        f"SELECT entry_id FROM searching_wording WHERE {conditions}",  # noqa: S608
        [_tsquery(demand) for demand in demands],
    )


def _words(term: Term, part: Part) -> tuple[str, ...]:
    return term.words if part is Part.EXACT else term.folded


def _fts5(demand: Demand) -> str:
    return " AND ".join(
        f'"{" ".join(_words(term, demand.part))}"{"*" if term.prefix and not demand.whole else ""}'
        for term in demand.terms
    )


def _tsquery(demand: Demand) -> str:
    return " & ".join(_phrase(term, demand) for term in demand.terms)


def _phrase(term: Term, demand: Demand) -> str:
    words, weight = _words(term, demand.part), demand.part.value[2]
    marks = [weight] * len(words)
    marks[-1] += "*" if term.prefix and not demand.whole else ""
    joined = (f"'{word}'" + (f":{mark}" if mark else "") for word, mark in zip(words, marks, strict=True))
    return f"({' <-> '.join(joined)})"
