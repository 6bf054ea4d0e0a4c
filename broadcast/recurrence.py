"""Weekdays and times, as an officer picks them <-> RFC 5545 recurrence; pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time

from dateutil.rrule import WEEKLY

from broadcast.timetable import UnreadableRecurrence, parsed

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
EVERY_DAY = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class Picked:
    """What the pickers hold: weekdays as Python counts them (Monday 0), times of day, every n-th week."""

    weekdays: frozenset[int]
    times: tuple[time, ...]
    every: int = 1


def to_recurrence(picked: Picked) -> str:
    """The recurrence, one RRULE for each minute of the hour in use (17:00 and 05:30 are two lines).

    Raises ValueError where nothing is picked: a rule without a day or a time airs never.
    """
    if not picked.weekdays or not picked.times or picked.every < 1 or not picked.weekdays <= EVERY_DAY:
        raise ValueError("pick a weekday and a time")
    days = ",".join(DAYS[day] for day in sorted(picked.weekdays))
    every = f"INTERVAL={picked.every};" if picked.every > 1 else ""
    return "\n".join(
        f"FREQ=WEEKLY;{every}BYDAY={days};BYHOUR={hours};BYMINUTE={minute};BYSECOND=0"
        for minute, hours in _hours_by_minute(picked.times)
    )


def from_recurrence(recurrence: str) -> Picked | None:
    """What the pickers would show, or None for a rule written by another hand that they cannot show."""
    lines = [line.strip() for line in recurrence.splitlines() if line.strip()]
    try:
        rules = [parsed(line) for line in lines]
    except UnreadableRecurrence:
        return None
    days = {frozenset(rule._byweekday or ()) for rule in rules}  # type: ignore[attr-defined]
    every = {rule._interval for rule in rules}  # type: ignore[attr-defined]
    times = {at.replace(tzinfo=None) for rule in rules for at in rule._timeset}  # type: ignore[attr-defined]
    if len(days) != 1 or len(every) != 1 or any(rule._freq != WEEKLY for rule in rules):  # type: ignore[attr-defined]
        return None
    picked = Picked(days.pop(), tuple(sorted(times)), every.pop())
    return picked if picked.weekdays and to_recurrence(picked) == "\n".join(lines) else None


def _hours_by_minute(times: Iterable[time]) -> list[tuple[int, str]]:
    hours: dict[int, set[int]] = defaultdict(set)
    for at in times:
        hours[at.minute].add(at.hour)
    return [(minute, ",".join(map(str, sorted(hours[minute])))) for minute in sorted(hours)]
