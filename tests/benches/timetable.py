"""A year of slots for 100 programmes, against dateutil alone expanding the same rules.

Ours also holds exceptions and holidays against them, attaches the zone, and gives each slot its id.
"""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from broadcast.recurrence import Picked, to_recurrence
from broadcast.timetable import Change, DayChange, Rule, occurrences, slot_id
from cms.public_holidays import days_off
from tests.benches import Ratio

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FIRST = date(2024, 1, 1)
SINCE = datetime(2026, 1, 1, tzinfo=UTC)
UNTIL = SINCE + timedelta(days=365)
PROGRAMMES = 100
RUNS = 5
LIMIT_SECONDS = 1.0
LIMIT = 4.0


def run() -> list[Ratio]:
    """Both in turn, RUNS times; the quickest of each, as other programs' work is not ours."""
    rules = [_rule(number) for number in range(PROGRAMMES)]
    ours: list[float] = []
    bare: list[float] = []
    for _run in range(RUNS):
        bare.append(_timed(lambda: [_bare(rule) for rule in rules]))
        ours.append(_timed(lambda: [_slots(number, rule) for number, rule in enumerate(rules)]))
    slots = sum(len(_slots(number, rule)) for number, rule in enumerate(rules))
    seconds, reference = min(ours), min(bare)
    told = f"{slots} slots in {seconds:.2f} s; dateutil alone {reference:.2f} s"
    return [
        Ratio("timetable: a year of 100 programmes against one second", seconds / LIMIT_SECONDS, 1.0, told),
        Ratio("timetable: a year of 100 programmes against dateutil alone", seconds / reference, LIMIT, told),
    ]


def _rule(number: int) -> Rule:
    """Mostly twice a week, every fifth daily; each with an exception of every kind."""
    hour, minute = 6 + number % 12, 5 * (number % 12)
    days = frozenset(range(7)) if number % 5 == 0 else frozenset({number % 7, (number + 3) % 7})
    recurrence = to_recurrence(Picked(days, (clock_time(hour, minute),)))
    changes = (
        DayChange(date(2026, 3, 3), Change.CANCEL),
        DayChange(date(2026, 4, 7), Change.MOVE, clock_time(19)),
        DayChange(date(2026, 5, 5), Change.ADD, clock_time(18)),
    )
    return Rule(recurrence, FIRST, skips_holidays=number % 2 == 0, changes=changes)


def _slots(programme: int, rule: Rule) -> list[object]:
    off = days_off(SINCE.date(), UNTIL.date())
    return [slot_id(programme, o.start) for o in occurrences(rule, SINCE, UNTIL, ZONE, off)]


def _bare(rule: Rule) -> list[datetime]:
    begin = datetime.combine(FIRST, clock_time(0))
    since, until = SINCE.replace(tzinfo=None), UNTIL.replace(tzinfo=None)
    return list(rrulestr(rule.recurrence, dtstart=begin).between(since, until, inc=True))


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
