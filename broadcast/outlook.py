"""How an item stands with a demand (cms.demands): what was aired, what the timetable still holds; pure."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from cms.demands import MOST_TIMES, Demand, Stretch

A_DAY = timedelta(days=1)
TRIED = 14
"""So many days later than they could, the days that need extra airings may begin."""


def as_many_as_wanted(day: date) -> int:
    return MOST_TIMES


@dataclass(frozen=True, slots=True)
class Outlook:
    """How far an item has come with a demand; all days are the station's.

    `aired`: a day for every airing. `planned`: slots ahead whose bulletin holds it, `open`: other slots ahead
    it fits into, both with their day. It may be aired from `first` (today or later) until `last`, and slots
    are known until `seen_until`.
    """

    demand: Demand
    aired: Sequence[date]
    planned: Mapping[UUID, date]
    open: Mapping[UUID, date]
    first: date
    seen_until: date
    last: date | None = None

    @property
    def done(self) -> int:
        """What was aired of what is asked for."""
        return self.demand.reached(self.aired)

    @property
    def complete(self) -> bool:
        return self.done >= self.demand.times

    @property
    def secured(self) -> bool:
        """Whether what was aired and what is planned suffice."""
        return self.demand.met_by([*self.aired, *self.planned.values()])

    @property
    def ahead(self) -> list[date]:
        """The days of the slots ahead, planned with it or not, in order, a day for each slot that counts."""
        return self.demand.counted([*self.planned.values(), *self.open.values()])

    @property
    def best(self) -> Stretch | None:
        """The best the timetable as it stands can make; None where it has no slot."""
        return self.demand.best(self._all())

    @property
    def suffices(self) -> bool:
        """Whether the timetable as it stands has slots enough."""
        return self.demand.met_by(self._all())

    @property
    def missing(self) -> int:
        """How many airings more it takes at the least; 0 where the timetable as it stands suffices."""
        if self.suffices:
            return 0
        return len(self.days_to_add()) or self.demand.times - self.demand.reached(self._all())

    @property
    def early(self) -> bool:
        """Whether the days lie so far ahead that the timetable does not hold all their slots yet."""
        return self.first + A_DAY * (self.demand.days - 1) > self.seen_until

    @property
    def short(self) -> bool:
        """Whether the timetable as it stands cannot fulfil it."""
        return not self.suffices and not self.early

    def without(self, slots: Collection[UUID]) -> "Outlook":
        """The same if these slots were gone."""
        return replace(
            self,
            planned={slot: day for slot, day in self.planned.items() if slot not in slots},
            open={slot: day for slot, day in self.open.items() if slot not in slots},
        )

    def days_to_add(self, room: Callable[[date], int] = as_many_as_wanted) -> tuple[date, ...]:
        """The fewest, soonest days that need an extra airing, one entry each; () where that cannot be.

        `room` says how many a day has a place for; it is asked only of days that are considered.
        """
        if not self.short:
            return ()
        have = Counter(self.demand.counted(self._all()))
        begins = [self.first + A_DAY * later for later in range(1 - self.demand.days, TRIED + 1)]
        ideal = {begin: self._to_add(begin, have, as_many_as_wanted) for begin in begins}
        for begin in sorted((begin for begin in begins if ideal[begin]), key=lambda at: _worth(ideal[at])):
            if found := self._to_add(begin, have, room):
                return found
        return ()

    def _to_add(self, begin: date, have: Mapping[date, int], room: Callable[[date], int]) -> tuple[date, ...]:
        """What the days that begin with `begin` lack, spread over them evenly; () where there is no room."""
        days = [begin + A_DAY * number for number in range(self.demand.days)]
        usable = [day for day in days if self.first <= day <= (self.last or day)]
        filled = {day: have.get(day, 0) for day in days}
        added: list[date] = []
        for _airing in range(self.demand.times - sum(filled.values())):
            free = [day for day in usable if self._takes(day, filled[day], added.count(day), room)]
            if not free:
                return ()
            day = min(free, key=lambda one: (filled[one], one))
            filled[day] += 1
            added.append(day)
        return tuple(sorted(added))

    def _takes(self, day: date, filled: int, added: int, room: Callable[[date], int]) -> bool:
        return not (self.demand.daily and filled) and room(day) > added

    def _all(self) -> list[date]:
        return [*self.aired, *self.planned.values(), *self.open.values()]


def _worth(days: Sequence[date]) -> tuple[int, int, date, Sequence[date]]:
    """Few airings before many, then those that are not heaped on one day, then the soonest."""
    return len(days), max(Counter(days).values()), days[-1], days
