"""What happened to a slot, as codes; pure. The sentences are in `broadcast.why.wording`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any


class Tone(StrEnum):
    """How a step bears on the airing; the page joins it to words, never shows it alone."""

    PLAIN = ""
    GOOD = "good"
    BAD = "bad"


class Step(StrEnum):
    TIMETABLE = "timetable"  # the rule that made the slot
    EXCEPTION = "exception"  # an officer's change of one day
    CHANGED = "changed"  # somebody changed the programme
    MADE = "made"  # a version of the bulletin
    FAILED = "failed"
    BUILT = "built"
    NOTICE = "notice"  # what the builders noticed
    APPROVED = "approved"
    APPROVED_WITH_ITEMS = "approved_with_items"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LOCKED = "locked"
    LOCKS = "locks"  # still to come
    TOLD = "told"
    ASKED = "asked"  # a change within the lock, and what a second person said of it
    CONFIRMED = "confirmed"
    TURNED_DOWN = "turned_down"
    TAKEN_BACK = "taken_back"
    LAPSED = "lapsed"
    HANDED = "handed"  # players had it in their plan
    DROPPED = "dropped"  # and had it no more
    FOUND = "found"  # by the pre-flight
    MENDED = "mended"
    FAULT = "fault"  # open in the fault book
    OUTAGE = "outage"
    EMERGENCY = "emergency"
    NOT_HANDED = "not_handed"
    NOT_MENDED = "not_mended"
    CANCELLED = "cancelled"
    BEGUN = "begun"
    REPORT = "report"  # a player's row
    CLOSED = "closed"  # the row of the play log
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Event:
    """A step, `at` which moment (aware; None: nobody wrote down when), and what fills its sentence in.

    `after`: where it stands among the others while `at` is None.
    """

    step: Step
    at: datetime | None
    said: Mapping[str, Any] = field(default_factory=dict)
    tone: Tone = Tone.PLAIN
    after: datetime | None = None


@dataclass(frozen=True, slots=True)
class Wave:
    """Players of which something is true since about the same time, `first` to `last`."""

    first: datetime
    last: datetime
    names: tuple[str, ...]


def waves(moments: Iterable[tuple[datetime, str]], gap: timedelta) -> list[Wave]:
    """Players (when, name) gathered where at most `gap` lies between one and the next."""
    found: list[Wave] = []
    for at, name in sorted(moments):
        if found and at - found[-1].last <= gap:
            found[-1] = Wave(found[-1].first, at, (*found[-1].names, name))
        else:
            found.append(Wave(at, at, (name,)))
    return found


_RANK = {step: number for number, step in enumerate(Step)}


def in_order(events: Iterable[Event]) -> list[Event]:
    """In order of time, those of one moment as they follow; first what has no time at all."""
    return sorted(events, key=_key)


def _key(event: Event) -> tuple[bool, float, int]:
    moment = event.at or event.after
    return (moment is not None, moment.timestamp() if moment else 0.0, _RANK[event.step])
