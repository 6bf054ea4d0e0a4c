"""On which days, and when, an item gets extra airings; pure."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from uuid import UUID

from broadcast.outlook import Outlook


@dataclass(frozen=True, slots=True)
class Place:
    """An extra airing: a local day and time in a programme."""

    day: date
    programme: int
    at: time


def places(outlook: Outlook, places_on: Callable[[date], Sequence[Place]]) -> tuple[Place, ...]:
    """The extra airings that make up what is asked for, all of them or none: half of it helps nobody.

    `places_on` gives all that a day has room for beside each other. Of the stretches of days that can be made
    up the one that needs the fewest is taken, the soonest of those.
    """
    free = cache(places_on)
    taken: Counter[date] = Counter()
    found = []
    for day in outlook.days_to_add(lambda at: len(free(at))):
        found.append(free(day)[taken[day]])
        taken[day] += 1
    return tuple(found)


def needed_without(outlook: Outlook, slots: Collection[UUID]) -> bool:
    """Whether the item would fall short if these slots were gone."""
    return not outlook.without(slots).suffices


def all_free(
    day: date,
    programmes: Sequence[tuple[int, Sequence[time]]],
    free: Callable[[Place, Sequence[Place]], bool],
) -> list[Place]:
    """Of the programmes' own times on a day those at which nothing speaks against an airing, in order.

    `free` is asked with the places found before it, beside which it has to stand.
    """
    found: list[Place] = []
    for programme, times in programmes:
        for at in times:
            if free(Place(day, programme, at), found):
                found.append(Place(day, programme, at))
    return found
