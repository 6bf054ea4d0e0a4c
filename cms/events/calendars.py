"""Events for the calendars of phones and offices (iCalendar, RFC 5545)."""

from collections.abc import Iterable

from django.utils import timezone
from icalendar import Calendar, Event

from cms.events.models import EventPage
from cms.events.states import EventState

STATUS = {
    EventState.PLANNED: "CONFIRMED",
    EventState.HELD: "CONFIRMED",
    EventState.POSTPONED: "TENTATIVE",
    EventState.CANCELLED: "CANCELLED",
}


def calendar(name: str, events: Iterable[EventPage]) -> bytes:
    """Write events, with the time zone they are in; those without a beginning are left out."""
    written = Calendar()
    written.add("prodid", "-//Loa Xa//Events//VI")
    written.add("version", "2.0")
    written.add("method", "PUBLISH")
    written.add("x-wr-calname", name)
    written.add("x-wr-timezone", str(timezone.get_current_timezone()))
    for page in events:
        if page.starts_at is not None:
            written.add_component(_event(page))
    written.add_missing_timezones()
    return written.to_ical()


def _event(page: EventPage) -> Event:
    """One event: its id never changes, its sequence rises with each change of time, place, title or state."""
    record, event = page.now_is, Event()
    state = EventState(record.state)
    changed = record.changed_at or page.last_published_at or timezone.now()
    event.add("uid", f"{page.translation_key}@loa-xa")
    event.add("sequence", record.sequence)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("dtstart", timezone.localtime(page.starts_at))
    if page.ends_at and page.starts_at and page.ends_at > page.starts_at:
        event.add("dtend", timezone.localtime(page.ends_at))
    named = state in (EventState.POSTPONED, EventState.CANCELLED)
    event.add("summary", f"{page.title} ({record.get_state_display()})" if named else page.title)
    event.add("status", STATUS[state])
    event.add("location", page.place)
    event.add("description", "\n".join(filter(None, [record.reason, page.summary, page.programme])))
    event.add("url", page.full_url or "")
    return event
