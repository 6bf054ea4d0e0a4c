"""What was done that residents may open themselves: pages, bulletins; never more than they may see anyway.

The ledger names each by its subject, "room.thing:key". A room that has something to show for its subjects
puts a finder for the part before the colon into `sources`; subjects without one lead nowhere.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.apps import apps
from django.db.models import Max
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page, Site

from campaigns.duties.counting import FULFILS
from campaigns.duties.reading import within
from campaigns.models import Activity, Evidence
from cms.serving.pages import name_of

AT_MOST = 20  # of an activity
IN_ALL = 300  # of a page: each is a name the kept page is asked about


class Piece(NamedTuple):
    """Something public: its title, its path and what it is ("article")."""

    title: str
    address: str
    kind: str


@dataclass(frozen=True, slots=True)
class Found:
    """The public ones by subject; `names` (cms.serving) of all that were looked for, public or not."""

    pieces: Mapping[str, Piece]
    names: set[str] = field(default_factory=set)


class Shown(NamedTuple):
    """A piece of an activity and the local day it was last done."""

    piece: Piece
    day: date


Finder = Callable[[HttpRequest, list[str]], Found]
sources: dict[str, Finder] = {}


def pieces_of(
    request: HttpRequest, activities: Iterable[Activity], today: date
) -> tuple[dict[int, list[Shown]], set[str]]:
    """Return the newest public pieces of each activity by its key, and the names of what was looked for.

    One query for the ledger and those of the finders, however many there are.
    """
    keys = [activity.pk for activity in activities]
    done = _done(keys, today)
    wanted = list(dict.fromkeys(subject for rows in done.values() for subject, _day in rows))
    public, names = _public(request, wanted)
    return {
        key: [Shown(public[subject], day) for subject, day in rows if subject in public]
        for key, rows in done.items()
    }, names


def _done(keys: list[int], today: date) -> dict[int, list[tuple[str, date]]]:
    """The subjects somebody has a finder for, of each activity, the newest first."""
    rows = (
        Evidence.objects.effective()
        .filter(activity__in=keys, deed__in=FULFILS, happened_at__lt=within(today, today)[1])
        .exclude(subject="")
        .order_by()
        .values_list("activity", "subject")
        .annotate(last=Max("happened_at"))
        .order_by("-last", "subject")
    )
    found: defaultdict[int, list[tuple[str, date]]] = defaultdict(list)
    room = max(1, min(AT_MOST, IN_ALL // max(1, len(keys))))
    for activity, subject, last in rows:
        if subject.partition(":")[0] in sources and len(found[activity]) < room:
            found[activity].append((subject, timezone.localdate(last)))
    return found


def _public(request: HttpRequest, subjects: list[str]) -> tuple[dict[str, Piece], set[str]]:
    by_finder: defaultdict[Finder, list[str]] = defaultdict(list)
    for subject in subjects:
        by_finder[sources[subject.partition(":")[0]]].append(subject)
    pieces: dict[str, Piece] = {}
    names: set[str] = set()
    for finder, its in by_finder.items():
        found = finder(request, its)
        pieces |= found.pieces
        names |= found.names
    return pieces, names


def public_pages(request: HttpRequest, subjects: list[str]) -> Found:
    """Find pages of the site by subjects such as "cms.articlepage:12"."""
    site = Site.find_for_request(request)
    keys = {subject: int(subject.partition(":")[2]) for subject in subjects}
    names = {name_of(key) for key in keys.values()}
    if site is None:
        return Found({}, names)
    live = Page.objects.live().public().descendant_of(site.root_page).in_bulk(keys.values())
    pieces = {}
    for subject, key in keys.items():
        parts = live[key].get_url_parts(request) if key in live else None
        if parts and parts[2]:
            kind = apps.get_model(subject.partition(":")[0])._meta.verbose_name
            pieces[subject] = Piece(live[key].title, parts[2], str(kind))
    return Found(pieces, names)
