"""The calendar by month, week or as a list, and as a feed."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from campaigns.duties.states import DutyState
from campaigns.models import Channel, Unit
from campaigns.seeing.access import SEE, needs
from campaigns.seeing.calendar.entries import Entry, Kind
from campaigns.seeing.calendar.feed import calendar, knows_secret, secret_of
from campaigns.seeing.calendar.gathering import gathered
from campaigns.seeing.calendar.grid import Span, day_named, month_of, week_of
from campaigns.seeing.choice import Choice
from campaigns.seeing.chosen import plans

BEHIND, AHEAD = timedelta(days=31), timedelta(days=183)
IN_A_CELL, PER_PAGE = 4, 100
VIEWS = ("thang", "tuan", "danh-sach")


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar: what is shown of it and how much more there is."""

    day: date
    weekday: str
    today: bool
    outside: bool
    shown: list[Entry]
    more: int


@needs(SEE)
def calendar_page(request: HttpRequest) -> HttpResponse:
    """A month, a week or the list of a month, with the filters that stand in the query string."""
    today = timezone.localdate()
    view = request.GET.get("xem", "")
    view = view if view in VIEWS else VIEWS[0]
    asked = _day_asked(request, today)
    span = week_of(asked) if view == "tuan" else month_of(asked)
    choice = Choice.read(request.GET).but(activity=None, audience=None, village=None)
    entries = gathered(choice.but(since=span.first, until=span.last), today)
    plain = choice.but(since=None, until=None)
    context = {
        "view": view,
        "span": span,
        "weeks": _weeks(span, today, entries, IN_A_CELL if view == "thang" else None),
        "page_obj": Paginator(entries, PER_PAGE).get_page(request.GET.get("trang")),
        "numbers": Counter(entry.kind.name.lower() for entry in entries),
        "links": _links(view, span, asked, today, plain),
        "choice": plain,
        "options": _options(),
        "feed": request.build_absolute_uri(_feed_address(request.user, plain)),
        "header_title": _("Calendar of work"),
        "breadcrumbs_items": [{"url": "", "label": _("Calendar of work")}],
    }
    return render(request, "campaigns/seeing/calendar.html", context)


@require_safe
def feed(request: HttpRequest, pk: int, secret: str) -> HttpResponse:
    """What is to be done, from a month ago to half a year ahead, for whoever holds an account's secret.

    What was done stands in the ledger and is left out, unless the filter asks for it.
    """
    user = get_object_or_404(get_user_model(), pk=pk, is_active=True)
    if not knows_secret(user, secret) or not user.has_perm(SEE):
        raise Http404("no such calendar")
    now = timezone.now()
    today = timezone.localdate(now)
    choice = Choice.read(request.GET).but(since=today - BEHIND, until=today + AHEAD)
    entries = gathered(choice, today)
    if Kind.DEED not in choice.states:
        entries = [entry for entry in entries if entry.kind is not Kind.DEED]
    root = request.build_absolute_uri("/").rstrip("/")
    response = HttpResponse(
        calendar(_("Calendar of work"), entries, now, root), content_type="text/calendar; charset=utf-8"
    )
    response.headers["Content-Disposition"] = 'inline; filename="lich-cong-tac.ics"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _day_asked(request: HttpRequest, today: date) -> date:
    try:
        return day_named(request.GET.get("ngay") or today.isoformat())
    except ValueError as error:
        raise Http404("no such day") from error


def _weeks(span: Span, today: date, entries: list[Entry], at_most: int | None) -> list[list[Day]]:
    by_day: defaultdict[date, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_day[entry.day].append(entry)
    return [
        [
            Day(
                day,
                date_format(day, "l"),
                day == today,
                not span.first <= day <= span.last,
                by_day[day][:at_most],
                max(0, len(by_day[day]) - (at_most or len(by_day[day]))),
            )
            for day in week
        ]
        for week in span.weeks
    ]


def _links(view: str, span: Span, asked: date, today: date, choice: Choice) -> dict[str, Any]:
    def link(day: date, kind: str = view) -> str:
        return f"?{choice.query(xem=kind, ngay=day.isoformat())}"

    return {
        "before": link(span.before),
        "after": link(span.after),
        "today": link(today),
        "views": [(kind, link(asked, kind)) for kind in VIEWS],
        "here": f"{choice.query(xem=view, ngay=asked.isoformat())}",
        "day": asked.isoformat(),
        "filter": choice.query(),
    }


def _options() -> dict[str, list[tuple[Any, Any]]]:
    """What the filters offer."""
    kinds = [(Kind.PLANNED.value, _("in store")), (Kind.DEED.value, _("deeds in the ledger"))]
    return {
        "channels": list(Channel.choices),
        "units": list(Unit.objects.values_list("pk", "name")),
        "plans": list(plans(Choice()).values_list("pk", "title")),
        "states": [*DutyState.choices, *kinds],
    }


def _feed_address(user: Any, choice: Choice) -> str:
    address = reverse("campaigns_feed", args=(user.pk, secret_of(user)))
    return f"{address}?{choice.query()}" if choice.pairs() else address
