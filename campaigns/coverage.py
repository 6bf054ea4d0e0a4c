"""What an activity promised for each period, against what the ledger says was done. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

STEPS = {
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "month": relativedelta(months=1),
    "quarter": relativedelta(months=3),
    "year": relativedelta(years=1),
}


@dataclass(frozen=True, slots=True)
class Frequency:
    """`times` in every `every` periods ("day", "week", "month", "quarter", "year")."""

    times: int
    every: int
    period: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch of time an activity is counted over, both days inclusive."""

    start: date
    end: date
    planned: int
    done: int
    missed: int

    @property
    def short(self) -> int:
        """How many are still lacking."""
        return max(0, self.planned - self.done)


def period_start(day: date, period: str) -> date:
    """The first day of the calendar period `day` lies in; weeks begin on Monday."""
    if period == "week":
        return day - timedelta(days=day.weekday())
    if period == "month":
        return day.replace(day=1)
    if period == "quarter":
        return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    if period == "year":
        return date(day.year, 1, 1)
    return day


def stretches(frequency: Frequency, since: date, until: date) -> Iterator[tuple[date, date]]:
    """The stretches that overlap `since`..`until` (none when that is empty), each `every` periods long."""
    if until < since:
        return
    first = period_start(since, frequency.period)
    step = STEPS[frequency.period] * frequency.every
    number = 0
    while (start := first + step * number) <= until:
        number += 1
        yield start, first + step * number - timedelta(days=1)


def coverage(
    frequency: Frequency, since: date, until: date, done: Iterable[date], missed: Iterable[date] = ()
) -> list[Stretch]:
    """Count deeds into the stretches between two days (inclusive); a deed outside them counts nowhere."""
    done_on, missed_on = sorted(done), sorted(missed)
    return [
        Stretch(
            start,
            end,
            frequency.times,
            sum(start <= day <= end for day in done_on),
            sum(start <= day <= end for day in missed_on),
        )
        for start, end in stretches(frequency, since, until)
    ]
