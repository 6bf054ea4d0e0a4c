"""From the timing of an activity to the windows it owes deeds in. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from campaigns.timing import Every, Kind, Timing

_STEPS = {
    Every.DAY: relativedelta(days=1),
    Every.WEEK: relativedelta(weeks=1),
    Every.MONTH: relativedelta(months=1),
    Every.QUARTER: relativedelta(months=3),
    Every.YEAR: relativedelta(years=1),
}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Window:
    """`required` deeds on the days from `start` to `end` (both inclusive), wanted by `due`."""

    start: date
    end: date
    due: date
    required: int


def period_start(day: date, every: Every) -> date:
    """Return the first day of the calendar period `day` lies in; weeks begin on Monday."""
    if every is Every.WEEK:
        return day - timedelta(days=day.weekday())
    if every is Every.MONTH:
        return day.replace(day=1)
    if every is Every.QUARTER:
        return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    if every is Every.YEAR:
        return date(day.year, 1, 1)
    return day


def owed(timing: Timing, since: date, until: date, *, every_days: int | None = None) -> list[Window]:
    """Return what an activity owes from `since` to `until` (inclusive), in order, never overlapping.

    What is done once is wanted by its last day; what recurs, in each calendar period most of which lies in
    the plan; what goes on all the time, once in every `every_days` (nothing where that is not said). What
    waits for an event or a request, or was not understood, owes nothing by itself.
    """
    since, until = max(since, timing.start or since), min(until, timing.due or until)
    if timing.apart:
        return list(_apart(timing, since, until))
    if timing.kind is Kind.ONCE:
        return [_once(timing, since, until)]
    if until < since:
        return []
    if timing.kind is Kind.RECURRING:
        return _recurring(timing, since, until)
    if timing.kind is Kind.ONGOING and every_days:
        return _unbroken(since, until, every_days)
    return []


def counted_from(windows: list[Window], day: date) -> list[Window]:
    """Return the windows that are owed when a plan is counted from `day`: those not due before it.

    They stay whole, so that deeds before `day` count in them. One that is more than half over on `day` gives
    way to the next, and is owed only where there is none.
    """
    left = [window for window in windows if window.due >= day]
    half_over = bool(left) and left[0].start + (left[0].end - left[0].start) // 2 < day
    return left[1:] if half_over and len(left) > 1 else left


def _once(timing: Timing, since: date, until: date) -> Window:
    """A day that passed before the plan began is still owed."""
    due = timing.due or until
    return Window(min(since, due), due, due, 1)


def _apart(timing: Timing, since: date, until: date) -> Iterator[Window]:
    """One window for each of the times; one without a first day begins where the last ended."""
    begins = since
    for first, last in timing.apart:
        start = min(max(first or begins, begins), last)
        yield Window(start, last, last, 1)
        begins = last + _DAY


def _unbroken(since: date, until: date, days: int) -> list[Window]:
    """Stretches of `days` without a gap; a last one shorter than half goes with the one before."""
    starts = [since]
    while (until - starts[-1]).days + 1 > days:
        starts.append(starts[-1] + timedelta(days=days))
    if len(starts) > 1 and ((until - starts[-1]).days + 1) * 2 < days:
        starts.pop()
    ends = [start - _DAY for start in starts[1:]] + [until]
    return [Window(start, end, end, 1) for start, end in zip(starts, ends, strict=True)]


def _recurring(timing: Timing, since: date, until: date) -> list[Window]:
    times = timing.times or 1
    windows = []
    for first, last in _periods(timing, since, until):
        start, end = max(first, since), min(last, until)
        if not _mostly_within(first, last, since, until):
            continue
        due = _due(timing, first, last)
        windows.append(Window(start, end, min(max(due, start), end), times))
    return windows or [Window(since, until, until, times)]


def _periods(timing: Timing, since: date, until: date) -> Iterator[tuple[date, date]]:
    every = timing.every or Every.YEAR
    first, step = period_start(since, every), _STEPS[every] * (timing.interval or 1)
    number = 0
    while (start := first + step * number) <= until:
        number += 1
        yield start, first + step * number - _DAY


def _mostly_within(first: date, last: date, since: date, until: date) -> bool:
    """Whether the middle of a period lies in the plan, as an ISO week belongs to the year of its Thursday."""
    return since <= first + (last - first) // 2 <= until


def _due(timing: Timing, first: date, last: date) -> date:
    """The last acceptable day of a period: its named weekday, month and day, or its end."""
    if timing.weekday is not None:
        return first + timedelta(days=timing.weekday)
    if timing.every is Every.YEAR and timing.month:
        end_of_month = date(last.year, timing.month, 1) + relativedelta(months=1) - _DAY
        return end_of_month.replace(day=min(timing.day, end_of_month.day)) if timing.day else end_of_month
    if timing.day:
        return last.replace(day=min(timing.day, last.day))
    return last
