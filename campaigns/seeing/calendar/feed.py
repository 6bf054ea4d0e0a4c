"""The calendar for phones and offices (iCalendar, RFC 5545)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from icalendar import Calendar, Event

from campaigns.seeing.calendar.entries import Entry

FRESH_FOR = timedelta(hours=1)
_A_DAY = timedelta(days=1)


def secret_of(user: AbstractBaseUser) -> str:
    """Return what stands in the address of an account's feed; a new password makes a new one."""
    return salted_hmac("campaigns.calendar", f"{user.pk}:{user.password}", algorithm="sha256").hexdigest()[
        :40
    ]


def knows_secret(user: AbstractBaseUser, written: str) -> bool:
    return constant_time_compare(secret_of(user), written)


def calendar(name: str, entries: Iterable[Entry], now: datetime, root: str) -> bytes:
    """Write the entries; `root` is the address of the site without a slash at its end."""
    written = Calendar()
    written.add("prodid", "-//Loa Xa//Plans//VI")
    written.add("version", "2.0")
    written.add("method", "PUBLISH")
    written.add("x-wr-calname", name)
    written.add("x-wr-timezone", str(timezone.get_current_timezone()))
    written.add("refresh-interval", FRESH_FOR, parameters={"VALUE": "DURATION"})
    for entry in entries:
        written.add_component(_event(entry, now, root))
    written.add_missing_timezones()
    return written.to_ical()


def _event(entry: Entry, now: datetime, root: str) -> Event:
    """One entry: whole days as such, and nobody is kept busy by it."""
    event = Event()
    event.add("uid", f"{entry.uid}@loa-xa")
    event.add("dtstamp", now)
    event.add("dtstart", entry.start or entry.day)
    event.add("dtend", (entry.end or entry.start) if entry.start else entry.day + _A_DAY)
    event.add("summary", " ".join(filter(None, [entry.sign, entry.title])))
    event.add("description", entry.word)
    event.add("transp", "TRANSPARENT")
    if entry.place:
        event.add("location", entry.place)
    if entry.link:
        event.add("url", root + entry.link)
    return event
