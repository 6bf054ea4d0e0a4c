from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from broadcast.admin.access import SEE
from broadcast.models import Slot, Station, Zone
from broadcast.public.days import weekday
from broadcast.second_person.asking import waiting_for
from broadcast.states import SlotState
from broadcast.stations import station_for_staff
from campaigns.seeing.calendar.grid import Span, day_named, month_of, week_of
from cms.access import needs
from cms.public_holidays import public_holidays


@dataclass(frozen=True, slots=True)
class Entry:
    """A slot in the calendar; `start` is naive local time of the station, which templates leave as it is."""

    slot: Slot
    start: datetime
    title: str
    seconds: float | None


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar; `outside` days only fill the first and last week of a month."""

    day: date
    weekday: str
    holiday: str
    today: bool
    outside: bool
    entries: list[Entry]


@needs(SEE)
def calendar(request: HttpRequest, kind: str = "tuan", written: str = "") -> HttpResponse:
    """The slots of a week ("tuan") or a month ("thang"); `written` is a day in it, by default today."""
    station = station_for_staff(request)
    if station is None:
        return render(request, "broadcast/admin/no_station.html", {"header_title": _("Calendar of slots")})
    today = timezone.now().astimezone(station.zone_info).date()
    try:
        asked = day_named(written) if written else today
    except ValueError as error:
        raise Http404(written) from error
    span = month_of(asked) if kind == "thang" else week_of(asked)
    context = {
        "station": station,
        "kind": kind,
        "span": span,
        "asked": asked,
        "today": today,
        "weeks": _drawn(span, today, entries(station, span.weeks[0][0], span.weeks[-1][-1])),
        "links": _links(kind, span, asked, today),
        "waiting_changes": list(waiting_for(station)),
        "states": SlotState.choices,
        "header_title": _("Calendar of slots"),
        "breadcrumbs_items": [{"url": "", "label": _("Calendar of slots")}],
    }
    return render(request, "broadcast/admin/calendar.html", context)


def entries(
    station: Station, first: date, last: date, heard_in: Zone | None = None
) -> dict[date, list[Entry]]:
    """The station's slots on its local days from `first` to `last`, both included, by day.

    `heard_in`: only what is heard in this zone.
    """
    zone = station.zone_info
    since = datetime.combine(first, time.min, zone).astimezone(UTC)
    until = datetime.combine(last + timedelta(days=1), time.min, zone).astimezone(UTC)
    slots = Slot.objects.filter(programme__station=station, start__gte=since, start__lt=until)
    if heard_in is not None:
        slots = slots.filter(Q(programme__zones=None) | Q(programme__zones=heard_in))
    found: dict[date, list[Entry]] = defaultdict(list)
    for slot in slots.select_related("programme", "bulletin").order_by("start"):
        start = slot.start.astimezone(zone).replace(tzinfo=None)
        length = slot.bulletin.seconds if slot.bulletin else slot.seconds
        found[start.date()].append(Entry(slot, start, slot.programme.title, length))
    return found


def _drawn(span: Span, today: date, found: dict[date, list[Entry]]) -> list[list[Day]]:
    holidays = {
        holiday.day: holiday.name for holiday in public_holidays(span.weeks[0][0], span.weeks[-1][-1])
    }
    return [
        [
            Day(
                day,
                weekday(day),
                holidays.get(day, ""),
                day == today,
                not span.first <= day <= span.last,
                found.get(day, []),
            )
            for day in week
        ]
        for week in span.weeks
    ]


def _links(kind: str, span: Span, asked: date, today: date) -> dict[str, str]:
    return {
        "before": calendar_link(kind, span.before),
        "after": calendar_link(kind, span.after),
        "today": calendar_link(kind, today),
        "week": calendar_link("tuan", asked),
        "month": calendar_link("thang", asked),
    }


def calendar_link(kind: str, day: date) -> str:
    written = f"{day:%Y-%m}" if kind == "thang" else day.isoformat()
    return reverse("broadcast_calendar_at", args=[kind, written])
