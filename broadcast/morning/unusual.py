"""What of a day's airings an officer should look at before they are heard; pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

OFTEN = 3
"""So many times within the four weeks before, a weekday is one with airings."""
SETTLED = timedelta(days=14)
"""A station on air for less has no usual hours yet: what airs twice a week was heard too seldom."""


class Odd(StrEnum):
    QUIET = "quiet"
    OUTSIDE = "outside"  # earlier or later than anything in the weeks before
    NEW = "new"  # a programme not heard in the weeks before
    NEW_TIME = "new_time"
    EXTRA = "extra"
    NOT_READY = "not_ready"
    CANCELLED = "cancelled"
    RELAY = "relay"
    NOTHING = "nothing"
    SHORT = "short"  # what is to be heard so often within so many days, and the timetable cannot make up
    SILENT = "silent"  # a player nobody hears of
    PENDING = "pending"  # a change of this day that waits for a second person
    FINDING = "finding"  # what the check before airing found, not mended yet
    ALARM_WAITS = "alarm_waits"  # an emergency or drill that waits for a second person
    UNTOLD = "untold"  # days without a card


@dataclass(frozen=True, slots=True)
class Finding:
    """Something unusual, and what fills its sentence in (see `broadcast.morning.wording`)."""

    odd: Odd
    said: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ahead:
    """An airing of the day. `start` is naive local time; `lacking` "" where it is ready; `extra` why it was
    added to the timetable, `cancelled` why it is not heard.
    """

    programme: int
    title: str
    start: datetime
    lacking: str = ""
    extra: str = ""
    cancelled: str | None = None
    in_quiet_hours: bool = False
    relay: str = ""


def unusual(day: date, airings: Sequence[Ahead], usual: Mapping[int, Sequence[datetime]]) -> list[Finding]:
    """Everything unusual of `day`, airing by airing in their order.

    `usual`: by programme the naive local starts of the four weeks before.
    """
    habits = usual if _settled(day, usual) else {}
    found = [finding for one in airings for finding in _of(one, habits)]
    heard = [one for one in airings if one.cancelled is None]
    before = {start.date() for starts in usual.values() for start in starts}
    if not heard and sum(past.weekday() == day.weekday() for past in before) >= OFTEN:
        found.append(Finding(Odd.NOTHING))
    return found


def _settled(day: date, usual: Mapping[int, Sequence[datetime]]) -> bool:
    return any(start.date() <= day - SETTLED for starts in usual.values() for start in starts)


def _of(one: Ahead, usual: Mapping[int, Sequence[datetime]]) -> Iterator[Finding]:
    said = {"title": one.title, "at": one.start}
    if one.cancelled is not None:
        yield Finding(Odd.CANCELLED, {**said, "reason": one.cancelled})
        return
    yield from _of_its_time(one, usual, said)
    if one.extra:
        yield Finding(Odd.EXTRA, {**said, "reason": one.extra})
    if one.relay:
        yield Finding(Odd.RELAY, {**said, "reason": one.relay})
    if one.lacking:
        yield Finding(Odd.NOT_READY, {**said, "reason": one.lacking})


def _of_its_time(
    one: Ahead, usual: Mapping[int, Sequence[datetime]], said: dict[str, Any]
) -> Iterator[Finding]:
    """The gravest thing about its time, if any."""
    everything = [start.time() for starts in usual.values() for start in starts]
    own = sorted({start.time() for start in usual.get(one.programme, ())})
    at = one.start.time()
    if one.in_quiet_hours:
        yield Finding(Odd.QUIET, said)
    elif everything and not min(everything) <= at <= max(everything):
        yield Finding(Odd.OUTSIDE, {**said, "first": min(everything), "last": max(everything)})
    elif everything and not own:
        yield Finding(Odd.NEW, said)
    elif own and at not in own:
        yield Finding(Odd.NEW_TIME, {**said, "times": tuple(own)})


def due_at(at: time, starts: Sequence[datetime]) -> time:
    """When the card of a day is told: at the hour of the station, or half an hour before the first airing.

    `starts` are naive local times; an airing in the first half hour of the day has its card at midnight.
    """
    if not starts:
        return at
    first = min(starts)
    minutes = max(0, first.hour * 60 + first.minute - 30)
    return min(at, time(minutes // 60, minutes % 60))
