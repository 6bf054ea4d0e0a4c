"""The periods results are reported for: week, month, quarter; where each begins and ends.

Pure. A month runs by the calendar or, as reports of the administration do, from the 15th of the month
before to the 14th (Thông tư 01/2020/TT-VPCP and the practice of later reports); quarters follow their months.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from campaigns.reporting.periods import FIRST_REPORTED_DAY, Months, month_start

__all__ = ["Kind", "Months", "NoSuchPeriod", "Period", "period_of", "weeks_of"]

MOST = {"week": 53, "month": 12, "quarter": 4}


class Kind(StrEnum):
    """How long a period is."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


class NoSuchPeriod(ValueError):
    """The year has no week, month or quarter of that number."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A week, month or quarter of a year: the 47th week, the 11th month, the 4th quarter of 2026."""

    year: int
    number: int
    kind: Kind

    def days(self, months: Months) -> tuple[date, date]:
        """Return its first and last day; raises NoSuchPeriod where the year has none of that number."""
        if not (1 <= self.number <= MOST[self.kind] and 2000 <= self.year <= 2100):
            raise NoSuchPeriod(f"{self.kind} {self.number} of {self.year}")
        if self.kind == Kind.WEEK:
            return _week(self.year, self.number)
        first, last = self._months()
        return month_start(self.year, first, months), month_start(self.year, last + 1, months) - timedelta(1)

    def before(self) -> "Period":
        """Return the period of the same kind right before."""
        if self.number > 1:
            return Period(self.year, self.number - 1, self.kind)
        year = self.year - 1
        return Period(year, weeks_of(year) if self.kind == Kind.WEEK else MOST[self.kind], self.kind)

    def months(self) -> tuple["Period", ...]:
        """Return the months a quarter consists of; itself alone for any other period."""
        if self.kind != Kind.QUARTER:
            return (self,)
        first, last = self._months()
        return tuple(Period(self.year, number, Kind.MONTH) for number in range(first, last + 1))

    def _months(self) -> tuple[int, int]:
        if self.kind == Kind.QUARTER:
            return 3 * self.number - 2, 3 * self.number
        return self.number, self.number


def weeks_of(year: int) -> int:
    """Return how many weeks (Monday to Sunday, ISO 8601) a year has: 52 or 53."""
    return date(year, 12, 28).isocalendar().week


def period_of(day: date, kind: Kind, months: Months) -> Period:
    """Return the period of `kind` that holds `day`."""
    if kind == Kind.WEEK:
        iso = day.isocalendar()
        return Period(iso.year, iso.week, kind)
    year, month = day.year, day.month
    if months == Months.REPORTING and day.day >= FIRST_REPORTED_DAY:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return Period(year, month if kind == Kind.MONTH else (month + 2) // 3, kind)


def _week(year: int, number: int) -> tuple[date, date]:
    if number > weeks_of(year):
        raise NoSuchPeriod(f"week {number} of {year}")
    first = date.fromisocalendar(year, number, 1)
    return first, first + timedelta(6)
