"""Where to begin, or to go on: procedures that people ask for."""

from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Value, When

from cms.searching.finding import Hit, Sought, worded
from cms.searching.matching import Demand, Part, entries_with
from cms.searching.models import Entry
from cms.searching.query import Query, Term

KIND = "procedure"
AT_MOST = 6


def suggestions(sought: Sought) -> list[Hit]:
    """Return procedures whose title has most of the words asked for; else the first of the catalogue."""
    procedures = Entry.objects.filter(site=sought.site, kind=KIND)
    close = list(_closest(procedures, sought.query)[:AT_MOST]) if sought.query else []
    chosen = close or list(procedures.order_by("pk")[:AT_MOST])
    return worded(chosen, sought.query if close else Query("", ()))


def _closest(procedures: QuerySet[Entry], query: Query) -> QuerySet[Entry]:
    """The procedures with at least one of the words in their title, those with the most first."""
    shared: Any = Value(0)
    for word in dict.fromkeys(word for term in query.terms for word in term.words):
        where = When(pk__in=entries_with(Demand((Term((word,)),), Part.TITLE)), then=Value(1))
        shared = shared + Case(where, default=Value(0), output_field=IntegerField())
    counted = procedures.annotate(shared=shared)
    return counted.filter(shared__gt=0).order_by("-shared", "-date", "-pk")
