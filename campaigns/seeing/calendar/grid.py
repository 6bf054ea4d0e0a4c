"""The days of a week or a month as a calendar draws them; pure."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, timedelta

A_WEEK = timedelta(days=7)
FIRST_YEAR, LAST_YEAR = 2000, 2200


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the calendar: its weeks of seven days (Monday first), and a day in those beside it."""

    weeks: tuple[tuple[date, ...], ...]
    first: date
    last: date
    before: date
    after: date

    @property
    def days(self) -> list[date]:
        """The days of the stretch itself, without those drawn only to fill its weeks."""
        return [day for week in self.weeks for day in week if self.first <= day <= self.last]


def week_of(day: date) -> Span:
    monday = day - timedelta(days=day.weekday())
    days = tuple(monday + timedelta(days=number) for number in range(7))
    return Span((days,), days[0], days[-1], monday - A_WEEK, monday + A_WEEK)


def month_of(day: date) -> Span:
    weeks = tuple(tuple(week) for week in Calendar().monthdatescalendar(day.year, day.month))
    first = day.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    return Span(weeks, first, after - timedelta(days=1), (first - timedelta(days=1)).replace(day=1), after)


def day_named(written: str) -> date:
    """The day "2026-11-21" or, for the first of a month, "2026-11"; raises ValueError for anything else."""
    day = date.fromisoformat(written if len(written) > len("2026-11") else f"{written}-01")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"no calendar for the year {day.year}")
    return day
