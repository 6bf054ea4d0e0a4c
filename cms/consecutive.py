"""Days in a row; pure. Luật số 10/2022/QH15, Điều 13 khoản 3 asks for 03 of them at least."""

from collections.abc import Iterable
from datetime import date, timedelta

A_DAY = timedelta(days=1)


def runs(days: Iterable[date]) -> list[tuple[date, date]]:
    """Return the stretches of consecutive days in `days` as (first, last), in order."""
    found: list[tuple[date, date]] = []
    for day in sorted(set(days)):
        if found and day - found[-1][1] == A_DAY:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def longest(days: Iterable[date]) -> tuple[date, date] | None:
    """Return the longest stretch, the earliest of equal ones; None where there is no day."""
    return max(runs(days), key=lambda run: (length(run), -run[0].toordinal()), default=None)


def length(run: tuple[date, date] | None) -> int:
    """Return how many days a stretch has."""
    return (run[1] - run[0]).days + 1 if run else 0
