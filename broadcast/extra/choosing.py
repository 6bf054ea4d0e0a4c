"""On which days, and when, an item gets extra airings; pure.

Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15, Điều 13 khoản 3: at least 03 consecutive days.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from broadcast.in_a_row import Row

TRIED = 14
"""So many days ahead a row of extra airings may begin."""


@dataclass(frozen=True, slots=True)
class Place:
    """An extra airing: a local day and time in a programme."""

    day: date
    programme: int
    at: time


def places(row: Row, today: date, place_on: Callable[[date], Place | None]) -> tuple[Place, ...]:
    """The extra airings that make up the row, all of them or none: half a row helps nobody.

    `place_on` says where on a day there is room for one, None where there is none. Of the rows that can be
    made up the soonest is taken.
    """
    for later in range(TRIED):
        days = row.days_to_add(today + timedelta(days=later))
        found = [place_on(day) for day in days]
        if days and all(found):
            return tuple(place for place in found if place)
    return ()


def needed_without(row: Row, own: Collection[date]) -> bool:
    """Whether the row would fall short if the days that stand only by extra airings were gone."""
    if row.complete:
        return False
    bare = replace(row, planned=row.planned - {*own}, open_days=row.open_days - {*own})
    return bare.missing > 0


def first_free(
    day: date, programmes: Sequence[tuple[int, Sequence[time]]], free: Callable[[Place], bool]
) -> Place | None:
    """The first of the programmes' own times on a day at which nothing speaks against an airing."""
    candidates = (Place(day, programme, at) for programme, times in programmes for at in times)
    return next((place for place in candidates if free(place)), None)
