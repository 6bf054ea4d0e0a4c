"""What is found for a query: how much of each kind, and the best of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, IntegerField, QuerySet, Value, When
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from cms.kinds import model_of
from cms.searching.excerpts import excerpt, mark
from cms.searching.matching import Demand, Part, entries_with
from cms.searching.models import Entry, Wording
from cms.searching.query import Query


@dataclass(frozen=True, slots=True)
class Sought:
    """A query within a site, and optionally within a kind and between two days, both included."""

    query: Query
    site: int
    kind: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that was found; `title` and `excerpt` are HTML with the words asked for in <mark>."""

    kind: str
    date: date
    address: str
    title: SafeString
    excerpt: SafeString

    @property
    def kind_name(self) -> str:
        """What people call its kind; the kind's own word for one that is gone."""
        try:
            return str(model_of(self.kind)._meta.verbose_name)
        except KeyError:
            return self.kind


def counts(sought: Sought) -> dict[str, int]:
    """Return how many pages of each kind are found, whatever kind is asked for."""
    if not sought.query:
        return {}
    rows = _between(sought).order_by().values_list("kind").annotate(found=Count("pk"))
    return dict(rows)


def find(sought: Sought, first: int, many: int) -> list[Hit]:
    """Return hits `first` (from 0) and the following, `many` at most, the best first.

    Best: words as typed with their marks, then whole words rather than beginnings, then in the title, then
    following one another as typed; the newest first among equals.
    """
    if not sought.query:
        return []
    found = _of_kind(sought).annotate(score=_score(sought.query))
    rows = list(found.order_by("-score", "-date", "-pk")[first : first + many])
    return worded(rows, sought.query)


def worded(entries: Sequence[Entry], query: Query) -> list[Hit]:
    """Return entries with the words of `query` marked; two queries for all their texts and addresses."""
    pks = [entry.pk for entry in entries]
    wordings, pages = Wording.objects.in_bulk(pks), Page.objects.in_bulk(pks)
    return [_hit(entry, pages[entry.pk].url, wordings[entry.pk], query) for entry in entries]


def _hit(entry: Entry, address: str, wording: Wording, query: Query) -> Hit:
    title, text = (
        mark(wording.title, query),
        excerpt(wording.text, query),
    )  # both escape everything themselves
    return Hit(entry.kind, entry.date, address, mark_safe(title), mark_safe(text))  # noqa: S308


def _between(sought: Sought) -> QuerySet[Entry]:
    found = Entry.objects.filter(site=sought.site)
    for demand in _demands(sought.query):
        found = found.filter(pk__in=entries_with(demand))
    if sought.since:
        found = found.filter(date__gte=sought.since)
    if sought.until:
        found = found.filter(date__lte=sought.until)
    return found


def _of_kind(sought: Sought) -> QuerySet[Entry]:
    found = _between(sought)
    return found.filter(kind=sought.kind) if sought.kind else found


def _demands(query: Query) -> list[Demand]:
    """What every hit has: all the words, and those in quotation marks together."""
    phrases = [Demand((phrase,), Part.FOLLOWING) for phrase in query.phrases]
    return [Demand(query.words), *phrases]


def _points(query: Query) -> list[Demand]:
    """What makes a hit good, each outweighing all that follow; what all hits have is left out."""
    words, pairs = query.words, query.pairs
    return [
        Demand(words, Part.EXACT, whole=True),
        *([Demand(words, whole=True)] if words[-1].prefix else []),
        Demand(words, Part.TITLE),
        *([Demand(pairs, Part.FOLLOWING)] if pairs else []),
    ]


def _score(query: Query) -> Any:
    points = _points(query)
    return sum(
        (
            Case(
                When(pk__in=entries_with(point), then=Value(2 ** (len(points) - place))),
                default=Value(0),
                output_field=IntegerField(),
            )
            for place, point in enumerate(points, 1)
        ),
        start=Value(0),
    )
