"""How often a text is to be heard within how many days; pure.

Two kinds, one rule. The law wants some notices heard for 03 days on end (Luật số 10/2022/QH15, Điều 13
khoản 3): three days within three, several airings of a day counting once. An officer may wish "n lần trong m
ngày": n airings within m days, those of one day counting each.

The m days are calendar days on end and begin with an airing, whichever: where the days that began with the
first airing can no longer hold as many as are asked for, a later airing begins them anew, as a broken row of
days begins anew. Airings before `since`, the day a text goes on air, count for nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

MOST_TIMES = 60
MOST_DAYS = 28
"""The timetable has its slots 28 days ahead: what takes longer could not be told to fall short in time."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many airings that count, from the first to the last of their days."""

    times: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Demand:
    """`times` airings within `days` days on end; `daily`: a day counts once, so that `times` <= `days`."""

    times: int
    days: int
    daily: bool = False
    by_law: bool = False
    since: date | None = None

    def counted(self, airings: Iterable[date]) -> list[date]:
        """The days of the airings that count, in order, a day as often as it counts."""
        days = sorted(day for day in airings if self.since is None or day >= self.since)
        return sorted(set(days)) if self.daily else days

    def best(self, airings: Iterable[date]) -> Stretch | None:
        """The most airings, `times` at most, beside which the rest still has room; the earliest of equals.

        Where a day counts once, each airing that is missing takes a day of its own from the `days`.
        """
        days = self.counted(airings)
        for times in range(min(self.times, len(days)), 0, -1):
            room = self.days - (self.times - times if self.daily else 0)
            for first, last in zip(days, days[times - 1 :], strict=False):
                if (last - first).days < room:
                    return Stretch(times, first, last)
        return None

    def reached(self, airings: Iterable[date]) -> int:
        """How many of the airings asked for there are."""
        found = self.best(airings)
        return found.times if found else 0

    def met_by(self, airings: Iterable[date]) -> bool:
        return self.reached(airings) >= self.times

    def served_on(self, day: date, heard: Iterable[date], possible: Iterable[date]) -> bool:
        """Whether an airing on `day` still serves: it is wanted, and the days about it can hold them all.

        `heard` are days aired or frozen, `possible` days of other slots still to be filled into which the
        text fits, both with one entry an airing.
        """
        heard = list(heard)
        if self.met_by(heard) or (self.daily and day in heard):
            return False
        days = self.counted([*heard, *possible, day])
        return any(
            first <= day <= last and (last - first).days < self.days
            for first, last in zip(days, days[self.times - 1 :], strict=False)
        )


def in_a_row(days: int) -> Demand:
    """What the law asks: heard on so many days on end."""
    return Demand(days, days, daily=True, by_law=True)
