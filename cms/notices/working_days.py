"""Working days; pure: the public holidays are handed in.

Convention, chosen so that nobody is ever late by it: the day a count begins with is not counted, a deadline
of 05 working days ends with the fifth working day after the date of the document, and 30 consecutive days of
posting are 30 whole days after the day it was put up, so that it comes down on the 31st day at the earliest.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta

A_DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked: `off` public holidays and substitute days, `worked` make-up Saturdays.

    A day in both is worked: the make-up day was announced later.
    """

    off: Collection[date] = field(default_factory=frozenset)
    worked: Collection[date] = field(default_factory=frozenset)

    def works(self, day: date) -> bool:
        return day in self.worked or (day.weekday() < SATURDAY and day not in self.off)

    def after(self, day: date, working_days: int) -> date:
        """Return the last day of a deadline of so many working days, `day` not counted."""
        while working_days:
            day += A_DAY
            working_days -= self.works(day)
        return day

    def between(self, day: date, until: date) -> int:
        """Return how many working days lie after `day` up to `until` with it; below 0 where it is past."""
        if until < day:
            return -self.between(until, day)
        return sum(self.works(day + A_DAY * number) for number in range(1, (until - day).days + 1))


def last_day_posted(posted_on: date, days: int) -> date:
    """Return the last of `days` whole consecutive days of posting."""
    return posted_on + A_DAY * days


def earliest_take_down(posted_on: date, days: int | None) -> date | None:
    """Return the first day a posting may come down; None where it stays permanently."""
    return None if days is None else last_day_posted(posted_on, days) + A_DAY
