"""The periods reports are written for. Pure.

A month runs by the calendar or, as reports of the administration do, from the 15th of the month before to the
14th (Thông tư 01/2020/TT-VPCP and the practice of later reports); longer periods follow their months.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from campaigns.moving import moved_day

FIRST_REPORTED_DAY = 15
_DAY = timedelta(days=1)
_A_MONTH = timedelta(days=31)


class Months(StrEnum):
    """Where a month begins."""

    REPORTING = "reporting"
    CALENDAR = "calendar"


class Length(StrEnum):
    """How long a reported period is; `DAYS` is from any day to any other."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    DAYS = "days"


_MONTHS = {Length.MONTH: 1, Length.QUARTER: 3, Length.HALF: 6, Length.NINE_MONTHS: 9, Length.YEAR: 12}
MOST = {Length.MONTH: 12, Length.QUARTER: 4, Length.HALF: 2, Length.NINE_MONTHS: 1, Length.YEAR: 1}


class NoSuchPeriod(ValueError):
    """The year has no such period, or the last day lies before the first."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days of a report, both inclusive."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise NoSuchPeriod(f"{self.last} lies before {self.first}")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def year_before(self) -> "Stretch":
        """The same days of the year before; 29 February becomes the 28th."""
        return Stretch(moved_day(self.first, -1), moved_day(self.last, -1))

    @property
    def after(self) -> "Stretch":
        """As many days right after it: what the next report will most likely be about."""
        return Stretch(self.last + _DAY, self.last + (self.last - self.first) + _DAY)


def stretch_of(length: Length, year: int, number: int, months: Months) -> Stretch:
    """Return the days of the `number`th period of `length` in `year`; raises NoSuchPeriod."""
    if length not in MOST or not (1 <= number <= MOST[length] and 2000 <= year <= 2100):
        raise NoSuchPeriod(f"{length} {number} of {year}")
    first = _MONTHS[length] * (number - 1) + 1
    last = first + _MONTHS[length]
    return Stretch(month_start(year, first, months), month_start(year, last, months) - _DAY)


def month_start(year: int, month: int, months: Months) -> date:
    """Return the first day of a month; the 13th is January of the next year."""
    year, month = (year + 1, month - 12) if month > 12 else (year, month)
    if months == Months.CALENDAR:
        return date(year, month, 1)
    year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    return date(year, month, FIRST_REPORTED_DAY)


def period_of(day: date, length: Length, months: Months) -> tuple[int, int]:
    """Return year and number of the period of `length` that `day` lies in; raises NoSuchPeriod for DAYS."""
    if length not in MOST:
        raise NoSuchPeriod(f"{length} has no number")
    year, month = day.year, day.month
    if months == Months.REPORTING and day.day >= FIRST_REPORTED_DAY:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    number = 1 if length == Length.NINE_MONTHS else (month - 1) // _MONTHS[length] + 1
    return year, number


def reported_on(day: date, length: Length, months: Months) -> tuple[int, int]:
    """Return the period a report begun on `day` is about: what ended within a month, else that of `day`."""
    return period_of(day - _A_MONTH, length, months)
