"""The timetable as an iCalendar feed (RFC 5545), for the calendars of phones."""

from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from broadcast.models import Station
from broadcast.public import week
from broadcast.public.airings import Airing
from broadcast.public.shown import AIRINGS
from broadcast.states import SlotState
from broadcast.stations import station_or_404
from cms.serving import public_view

BEHIND = timedelta(days=7)
AHEAD = timedelta(days=28)
NOT_HEARD = frozenset({SlotState.CANCELLED, SlotState.MISSED})
FRESH_FOR = timedelta(hours=1)


@public_view(shows={AIRINGS})
@require_safe
def calendar_feed(request: HttpRequest) -> HttpResponse:
    """Answer with the slots of the week past and the four weeks to come."""
    station, now = station_or_404(request), timezone.now()
    root = request.build_absolute_uri("/").rstrip("/")
    response = HttpResponse(timetable(station, now, root), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="lich-truyen-thanh.ics"'
    response.headers["Cache-Control"] = f"public, max-age={int(FRESH_FOR.total_seconds() // 4)}"
    return response


def timetable(station: Station, now: datetime, root: str) -> bytes:
    """Write the calendar; `root` is the site's address without a slash at its end."""
    calendar = Calendar()
    calendar.add("prodid", "-//Loa Xa//Timetable//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", station.name)
    calendar.add("x-wr-timezone", station.time_zone)
    calendar.add("refresh-interval", FRESH_FOR, parameters={"VALUE": "DURATION"})
    rows = week.slots(station).filter(start__gte=now - BEHIND, start__lt=now + AHEAD)
    for one in week.airings(station, list(rows), now):
        calendar.add_component(_event(one, station, now, root))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(one: Airing, station: Station, now: datetime, root: str) -> Event:
    """One slot; its id never changes, so that a calendar follows what becomes of it."""
    slot, event = one.slot, Event()
    start = slot.start.astimezone(station.zone_info)
    seconds = (slot.bulletin.seconds if slot.bulletin else None) or slot.seconds
    heard = slot.state not in NOT_HEARD
    event.add("uid", f"{slot.pk}@loa-xa")
    event.add("dtstamp", now)
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(seconds=round(seconds or slot.programme.max_minutes * 60)))
    event.add("summary", slot.programme.title if heard else f"{slot.programme.title} ({one.words})")
    event.add("status", "CONFIRMED" if heard else "CANCELLED")
    event.add("transp", "TRANSPARENT")
    event.add("description", "\n".join([*one.titles, *filter(None, [one.notice, one.reason])]))
    event.add("location", ", ".join(one.zones) or _("all loudspeakers"))
    event.add("url", root + reverse("broadcast:recording", args=[slot.pk]))
    return event
