"""The card in words: each finding a sentence, the whole a message."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from broadcast.morning.card import Card, Line
from broadcast.morning.unusual import Finding, Odd
from broadcast.public.days import length, weekday

Said = Mapping[str, Any]


def finding(found: Finding) -> str:
    """What is unusual, in a sentence."""
    return SENTENCES[found.odd]({**found.said, "at": _clock(found.said.get("at"))})


def title(day: date, today: date) -> str:
    """What the card is headed with, as somebody reading it on `today` would say."""
    names = {
        today: _("What is on the loudspeakers today"),
        today + timedelta(days=1): _("What is on the loudspeakers tomorrow"),
        today - timedelta(days=1): _("What was on the loudspeakers yesterday"),
    }
    if day in names:
        return names[day]
    said = {"day": f"{capfirst(weekday(day))} {day:%d/%m}"}
    if day > today:
        return _("What is on the loudspeakers on %(day)s") % said
    return _("What was on the loudspeakers on %(day)s") % said


def summary(card: Card) -> str:
    """How many airings, between when, with which emergencies, and how much is unusual."""
    number, drills = len(card.unusual), sum(alarm.drill for alarm in card.alarms)
    real = len(card.alarms) - drills
    parts = [
        _airings(card.heard),
        ngettext("%(n)d emergency.", "%(n)d emergencies.", real) % {"n": real} if real else "",
        ngettext("%(n)d drill.", "%(n)d drills.", drills) % {"n": drills} if drills else "",
        ngettext("%(n)d thing to look at.", "%(n)d things to look at.", number) % {"n": number}
        if number
        else "",
    ]
    return " ".join(filter(None, parts))


def _airings(heard: Sequence[Line]) -> str:
    if not heard:
        return _("nothing on the timetable.")
    if len(heard) == 1:
        return _("one airing, at %(at)s.") % {"at": _clock(heard[0].start)}
    said = {"n": len(heard), "first": _clock(heard[0].start), "last": _clock(heard[-1].start)}
    return _("%(n)d airings, from %(first)s to %(last)s.") % said


def headline(card: Card, today: date) -> str:
    """The day in a sentence."""
    day = f"{weekday(card.day)} {card.day:%d/%m/%Y}"
    return f"{title(card.day, today)} ({day}): {summary(card)}"


def message(card: Card, today: date) -> str:
    """The whole card as text, a line each; the first line is the headline."""
    lines = [headline(card, today)]
    lines += [f"! {alarm.called}, {alarm.facts}." for alarm in card.alarms]
    lines += [f"! {finding(found)}" for found in card.unusual]
    lines += [f"– {in_words(line)}" for line in card.heard]
    return "\n".join(lines)


def in_words(line: Line) -> str:
    """An airing in a sentence: when, how long, what, where, approved by whom."""
    said = {
        "at": _clock(line.start),
        "title": line.slot.programme.title,
        "zones": line.zones,
        "length": length(line.seconds),
    }
    words = _("%(at)s “%(title)s”, %(zones)s") % said
    lasts = _("lasts %(length)s") % said if said["length"] else ""
    return f"{', '.join(filter(None, [words, lasts, approval(line)]))}."


def approval(line: Line) -> str:
    """Who approved what is heard."""
    if line.slot.programme.is_relay:
        return _("a relay of another station")
    if line.approved_by:
        return _("approved by %(by)s") % {"by": line.approved_by}
    return _("not approved yet")


def _clock(at: datetime | None) -> str:
    return f"{at:%H:%M}" if at else ""


def _silent(said: Said) -> str:
    if said["since"] is None:
        return _("The player “%(player)s” has never been heard of.") % said
    since = {"player": said["player"], "since": f"{said['since']:%H:%M %d/%m}"}
    return _("The player “%(player)s” has not been heard of since %(since)s.") % since


def _not_ready(said: Said) -> str:
    return _("%(at)s “%(title)s” is not ready. %(reason)s") % said


def _new_time(said: Said) -> str:
    times = ", ".join(f"{at:%H:%M}" for at in said["times"])
    return _("%(at)s “%(title)s” is at another time than usual (%(times)s).") % {**said, "times": times}


def _outside(said: Said) -> str:
    hours = {"first": f"{said['first']:%H:%M}", "last": f"{said['last']:%H:%M}"}
    return _("%(at)s “%(title)s” is outside the usual hours of the station (%(first)s to %(last)s).") % {
        **said,
        **hours,
    }


def _alarm_waits(said: Said) -> str:
    if said["drill"]:
        return _("The drill “%(title)s”, written by %(who)s, waits to be put on air.") % said
    return _("The emergency “%(title)s”, written by %(who)s, waits to be put on air.") % said


SENTENCES: dict[Odd, Callable[[Said], str]] = {
    Odd.QUIET: lambda said: _("%(at)s “%(title)s” lies in the quiet hours.") % said,
    Odd.OUTSIDE: _outside,
    Odd.NEW: lambda said: _("%(at)s “%(title)s” was not on air in the four weeks before.") % said,
    Odd.NEW_TIME: _new_time,
    Odd.EXTRA: lambda said: _("%(at)s “%(title)s” is extra. Reason: %(reason)s") % said,
    Odd.NOT_READY: _not_ready,
    Odd.CANCELLED: lambda said: _("%(at)s “%(title)s” is cancelled. %(reason)s") % said,
    Odd.RELAY: lambda said: _("%(at)s “%(title)s” is a relay: %(reason)s") % said,
    Odd.NOTHING: lambda said: _("Nothing is on the timetable, although there mostly is on this weekday."),
    Odd.SHORT: lambda said: f"“{said['title']}”: {said['words']}",
    Odd.SILENT: _silent,
    Odd.PENDING: lambda said: _("Waits for a second person, asked for by %(who)s: %(what)s") % said,
    Odd.FINDING: lambda said: _("%(at)s “%(title)s”: the check before airing found: %(words)s") % said,
    Odd.ALARM_WAITS: _alarm_waits,
    Odd.UNTOLD: lambda said: (
        _("No card was sent from %(first)s to %(last)s: the software was not running.") % said
    ),
}
