"""Which duties are to be called to mind on a day. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

WEEK = 7
"""Days; what comes back more often than once in them is told of only when it is late."""


class Occasion(StrEnum):
    """Why a duty is called to mind."""

    AHEAD = "ahead"  # on the day it is due as well
    LATE = "late"
    ESCALATED = "escalated"


@dataclass(frozen=True, slots=True)
class Rules:
    """When people are reminded, in days.

    `before` counts back from the day a duty is due; late, it is told on the first day and again each `every`
    days, `until` so many days late. Leaders are told `escalate_after` days, None: never.
    """

    before: tuple[int, ...] = (7, 1)
    on_the_day: bool = True
    every: int = 7
    until: int = 30
    escalate_after: int | None = 14


@dataclass(frozen=True, slots=True)
class Pending:
    """A duty of a running plan that is neither done nor waived; `once` where its activity is done once."""

    key: int
    line: tuple[int, str]  # activity and channel: what recurs is one line
    start: date
    due: date
    once: bool = False

    @property
    def length(self) -> int:
        """The days of its window that end with the day it is due; never below 1."""
        return max((self.due - self.start).days, 0) + 1


@dataclass(frozen=True, slots=True)
class Reminder:
    """A duty to be called to mind; `about` is the day that called for it, today or before.

    What was told for a line and an occasion about a day is not told again: whoever missed that day is told
    once, later. `before` counts the earlier duties of the line that are late as well.
    """

    key: int
    line: tuple[int, str]
    occasion: Occasion
    about: date
    before: int = 0


def reminders_due(pending: Iterable[Pending], today: date, rules: Rules) -> list[Reminder]:
    """Return the reminders that `today` or a day before it calls for, at most one of an occasion a line."""
    lines: dict[tuple[int, str], list[Pending]] = {}
    for duty in sorted(pending, key=lambda duty: (duty.due, duty.key)):
        lines.setdefault(duty.line, []).append(duty)
    return [reminder for duties in lines.values() for reminder in _of_line(duties, today, rules)]


def presses(duty: Pending, today: date) -> bool:
    """Whether what is not late yet is worth a place on somebody's desk: more than half its time is over."""
    return duty.once or 2 * (duty.due - today).days < duty.length


def _of_line(duties: list[Pending], today: date, rules: Rules) -> Iterator[Reminder]:
    ahead = next((duty for duty in duties if duty.due >= today), None)
    about = _ahead(ahead, today, rules) if ahead else None
    if ahead and about:
        yield Reminder(ahead.key, ahead.line, Occasion.AHEAD, about)
    late = [duty for duty in duties if duty.due < today]
    if not late or (today - late[-1].due).days > rules.until:
        return
    newest, before = late[-1], len(late) - 1
    first = _run(late, WEEK - 1)
    yield Reminder(newest.key, newest.line, Occasion.LATE, _latest(first.due, 1, rules.every, today), before)
    if rules.escalate_after is None:
        return
    first = _run(late, rules.escalate_after)
    if (today - first.due).days >= rules.escalate_after:
        about = _latest(first.due, rules.escalate_after, rules.until, today)
        yield Reminder(newest.key, newest.line, Occasion.ESCALATED, about, before)


def _ahead(duty: Pending, today: date, rules: Rules) -> date | None:
    """The last day until today that calls for a reminder before or on the day a duty is due.

    What recurs is not told before half its time is over, nor at all where it recurs within less than a week.
    """
    if not duty.once and duty.length < WEEK:
        return None
    days = [days for days in rules.before if duty.once or 2 * days < duty.length]
    called = [duty.due - timedelta(days=number) for number in ([*days, 0] if rules.on_the_day else days)]
    return max((day for day in called if day <= today), default=None)


def _run(late: list[Pending], gap: int) -> Pending:
    """The first of the newest duties that fell due no more than `gap` days after one another."""
    first = late[-1]
    for earlier in reversed(late[:-1]):
        if (first.due - earlier.due).days > gap:
            break
        first = earlier
    return first


def _latest(due: date, after: int, every: int, today: date) -> date:
    """The last day until today of `after` days after `due` and each `every` days from then on."""
    times = ((today - due).days - after) // every
    return due + timedelta(days=after + times * every)
