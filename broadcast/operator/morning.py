"""The morning card as a page to read and to print: all that is heard on a day, and what is unusual."""

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from broadcast.admin.access import SEE
from broadcast.morning.card import card_of
from broadcast.morning.wording import approval, finding, summary, title
from broadcast.operator.access import needs
from broadcast.stations import station_for_staff
from campaigns.seeing.calendar.grid import day_named


@needs(SEE)
@require_safe
def card(request: HttpRequest, written: str = "") -> HttpResponse:
    """The card of a day ("2026-12-08", by default today)."""
    station, now = station_for_staff(request), timezone.now()
    if station is None:
        return render(request, "broadcast/operator/no_station.html")
    today = now.astimezone(station.zone_info).date()
    day = _day(written) if written else today
    found = card_of(station, day, now)
    context = {
        "station": station,
        "now": now.astimezone(station.zone_info),
        "card": found,
        "lines": [(line, approval(line)) for line in found.lines],
        "today": today,
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1),
        "title": title(day, today),
        "summary": capfirst(summary(found)),
        "unusual": [finding(one) for one in found.unusual],
    }
    response = render(request, "broadcast/operator/morning.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response


def _day(written: str) -> date:
    try:
        return day_named(written)
    except ValueError as error:
        raise Http404(written) from error
