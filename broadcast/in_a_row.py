"""Items the law wants heard on several days in a row; pure.

Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15, Điều 13 khoản 3: at least 03 consecutive days for clauses 7 to
12 of Điều 11. Such an item goes before others of its priority on the days that can still make up such a row,
and on no other: where the timetable has no slots on days in a row, putting it first would help nobody.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from cms.consecutive import consecutive_days_heard, length, longest, runs

A_DAY = timedelta(days=1)


def owes(day: date, wanted: int, heard: Collection[date], possible: Collection[date]) -> bool:
    """Whether airing on `day` still serves a row of `wanted` days.

    `heard` are days aired or frozen, `possible` days with a slot the item fits into, local all of them.
    """
    if not wanted or day in heard or consecutive_days_heard(heard) >= wanted:
        return False
    days = {*heard, *possible, day}
    return any(first <= day <= last and length((first, last)) >= wanted for first, last in runs(days))


@dataclass(frozen=True, slots=True)
class Row:
    """How far an item has come: days aired, days it stands in a bulletin ahead, other days with a slot ahead.

    `wanted` is how many days in a row the law asks for; all days are the station's.
    """

    wanted: int
    aired: frozenset[date]
    planned: frozenset[date]
    open_days: frozenset[date]

    @property
    def done(self) -> int:
        """Days in a row heard so far, at most what is wanted."""
        return min(self.wanted, consecutive_days_heard(self.aired))

    @property
    def complete(self) -> bool:
        return self.done >= self.wanted

    @property
    def secured(self) -> bool:
        """Whether what was aired and what is planned make up the row."""
        return consecutive_days_heard(self.aired | self.planned) >= self.wanted

    @property
    def ahead(self) -> tuple[date, ...]:
        """The days ahead on which the station has a slot, planned with it or not."""
        return tuple(sorted(self.planned | self.open_days))

    @property
    def best(self) -> tuple[date, date] | None:
        """The best row the timetable as it stands can make, first and last day; None where it has no slot."""
        return longest(self.aired | self.planned | self.open_days)

    @property
    def missing(self) -> int:
        """How many days the timetable as it stands falls short; 0 where it suffices."""
        return max(0, self.wanted - length(self.best))

    def days_to_add(self, today: date) -> tuple[date, ...]:
        """The fewest, soonest days from `today` on that need an extra airing; () where none is missing."""
        if self.complete or not self.missing:
            return ()
        have = self.aired | self.planned | self.open_days
        return min(
            (self._gap(first, have) for first in self._starts(today)),
            key=lambda days: (len(days), days[-1:], days),
        )

    def _starts(self, today: date) -> list[date]:
        """The days a row may begin on so that whatever of it is not aired lies from today on."""
        earliest = today - A_DAY * (self.wanted - 1)
        days = [earliest + A_DAY * number for number in range(self.wanted + 14)]
        return [day for day in days if all(past in self.aired for past in self._days(day) if past < today)]

    def _days(self, first: date) -> list[date]:
        return [first + A_DAY * number for number in range(self.wanted)]

    def _gap(self, first: date, have: Collection[date]) -> tuple[date, ...]:
        return tuple(day for day in self._days(first) if day not in have)
