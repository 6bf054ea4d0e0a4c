"""The timetable, pure: a rule and its exceptions -> the moments a programme is on air.

Recurrence is RFC 5545 over naive local time; the zone is attached afterwards, so a programme at 17:00
stays at 17:00 whatever the zone does. Nothing here knows a database or reads a clock.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from dateutil.rrule import DAILY, WEEKLY, YEARLY, rrule, rruleset, rrulestr

SLOTS = UUID("6f1c6b1e-8c0e-5f0a-9c57-0d6b5f3f7a10")
"""The name space of slot ids; changing it would make every slot anew."""

A_DAY = timedelta(days=1)
MOST_A_DAY = 24
"""A programme that is on air more often than this in a day is a slip of the pen, and is refused."""


class UnreadableRecurrence(ValueError):
    """The recurrence is not one the timetable airs; `code` says what is wrong with it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Change(StrEnum):
    """What an exception does to its day."""

    CANCEL = "cancel"
    MOVE = "move"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class DayChange:
    """An exception: `at` is the local time of a moved or extra airing, None for a cancelled day."""

    day: date
    kind: Change
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """When a programme airs: one RRULE a line over naive local time, first and last day included."""

    recurrence: str
    starts_on: date
    ends_on: date | None = None
    skips_holidays: bool = False
    changes: tuple[DayChange, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One airing: the aware moment in UTC, the local time it stands for, where an exception moved it from."""

    start: datetime
    local: datetime
    moved_from: datetime | None = None


def occurrences(
    rule: Rule, since: datetime, until: datetime, zone: ZoneInfo, holidays: Collection[date] = ()
) -> list[Occurrence]:
    """The airings with since <= start < until (both aware), in order, no moment twice.

    A cancelled day has none, whatever else is written for it. Moved airings take the times written for
    their day, in order. Extra airings hold on holidays and outside the rule's days as well.
    Raises UnreadableRecurrence.
    """
    first = since.astimezone(zone).date() - A_DAY
    last = until.astimezone(zone).date() + A_DAY
    found: dict[datetime, Occurrence] = {}
    for local, moved_from in _local_airings(rule, first, last, holidays):
        start = attach(local, zone)
        if since <= start < until:
            found.setdefault(start, Occurrence(start, local, moved_from))
    return [found[start] for start in sorted(found)]


def attach(local: datetime, zone: ZoneInfo) -> datetime:
    """The moment in UTC a naive local time stands for, as RFC 5545 (3.3.5) settles it.

    A time that comes twice is the first of the two; a time the clocks skip is read with the offset that
    held before, so that it airs as much later as the clocks jumped.
    """
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)


def slot_id(programme_id: int, start: datetime) -> UUID:
    """The stable id of a programme's slot at an aware moment: the same from every clock."""
    return uuid5(SLOTS, f"{programme_id}/{start.astimezone(UTC).isoformat()}")


def quiet(at: time, quiet_from: time, quiet_until: time) -> bool:
    """Whether a local time lies in the quiet hours, which may cross midnight.

    The first minute is quiet, the last is not; equal ends mean there are no quiet hours.
    """
    if quiet_from <= quiet_until:
        return quiet_from <= at < quiet_until
    return at >= quiet_from or at < quiet_until


def _local_airings(
    rule: Rule, first: date, last: date, holidays: Collection[date]
) -> Iterator[tuple[datetime, datetime | None]]:
    """(local, moved from) of each airing from `first` to `last`, both included."""
    changes = _by_day(rule.changes)
    cancelled = {day for day, kinds in changes.items() if Change.CANCEL in kinds}
    for day, times in _ruled_days(rule, first, last):
        if day in cancelled or (rule.skips_holidays and day in holidays):
            continue
        moves = sorted(changes.get(day, {}).get(Change.MOVE, ()))
        yield from _moved(day, times, moves) if moves else ((local, None) for local in times)
    for day, kinds in changes.items():
        if first <= day <= last and day not in cancelled:
            yield from ((datetime.combine(day, at), None) for at in sorted(kinds.get(Change.ADD, ())))


def _moved(day: date, times: list[datetime], moves: list[time]) -> Iterator[tuple[datetime, datetime]]:
    for index, at in enumerate(moves):
        yield datetime.combine(day, at), times[min(index, len(times) - 1)]


def _by_day(changes: Iterable[DayChange]) -> dict[date, dict[Change, set[time]]]:
    days: dict[date, dict[Change, set[time]]] = {}
    for change in changes:
        times = days.setdefault(change.day, {}).setdefault(change.kind, set())
        if change.at is not None:
            times.add(change.at)
    return days


def _ruled_days(rule: Rule, first: date, last: date) -> Iterator[tuple[date, list[datetime]]]:
    """The days on which the rule airs, each with its times in order."""
    first = max(first, rule.starts_on)
    last = min(last, rule.ends_on or last)
    if first > last:
        return
    since, until = datetime.combine(first, time.min), datetime.combine(last, time.max)
    locals_ = {at for line in _lines(rule.recurrence) for at in _between(line, rule.starts_on, since, until)}
    day: list[datetime] = []
    for at in sorted(locals_):
        if day and day[0].date() != at.date():
            yield day[0].date(), day
            day = []
        day.append(at)
    if day:
        yield day[0].date(), day


def _between(line: str, starts_on: date, since: datetime, until: datetime) -> list[datetime]:
    template = parsed(line)
    begin = _forward(template, starts_on, since)
    return list(template.replace(dtstart=begin).between(since, until, inc=True))


def _forward(template: rrule, starts_on: date, since: datetime) -> datetime:
    """A first day in step with the rule but near `since`: years of past airings are not counted through.

    Only where whole periods can be left out without moving a later airing: every n days or n weeks.
    """
    begin = datetime.combine(starts_on, time.min)
    if template._freq not in (DAILY, WEEKLY) or template._count is not None:  # type: ignore[attr-defined]
        return begin
    step = timedelta(days=template._interval * (7 if template._freq == WEEKLY else 1))  # type: ignore[attr-defined]
    periods = (since - begin) // step - 1
    return begin + step * periods if periods > 0 else begin


def read_lines(recurrence: str) -> list[rrule]:
    """Every line of a recurrence, read; raises UnreadableRecurrence."""
    return [parsed(line) for line in _lines(recurrence)]


def _lines(recurrence: str) -> list[str]:
    lines = [line.strip() for line in recurrence.splitlines() if line.strip()]
    if not lines:
        raise UnreadableRecurrence("empty")
    return lines


@lru_cache(maxsize=1024)
def parsed(line: str) -> rrule:
    """One RRULE line as dateutil reads it; raises UnreadableRecurrence where this station does not air it.

    A programme airs at whole minutes named in the rule, so that it neither drifts nor bursts.
    """
    try:
        found = rrulestr(line, dtstart=datetime(2000, 1, 1))  # noqa: DTZ001 - naive on purpose
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
        raise UnreadableRecurrence("unreadable") from error
    if isinstance(found, rruleset):
        raise UnreadableRecurrence("unreadable")
    if found._freq > DAILY or found._freq < YEARLY:  # type: ignore[attr-defined]
        raise UnreadableRecurrence("too_often")
    if "BYHOUR=" not in line.upper() or "BYMINUTE=" not in line.upper():
        raise UnreadableRecurrence("no_time")
    if any(at.second for at in found._timeset) or len(found._timeset) > MOST_A_DAY:  # type: ignore[attr-defined]
        raise UnreadableRecurrence("too_often")
    return found
