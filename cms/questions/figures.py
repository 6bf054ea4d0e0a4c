"""How many letters came in, were answered, and in time: pure over plain cases, for reports and pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Case:
    """One feedback: local days; `answered_on` None where there is no answer, `settled` where none is due."""

    received_on: date
    due_on: date
    answered_on: date | None = None
    settled: bool = False
    published: bool = False


@dataclass(frozen=True, slots=True)
class FeedbackFigures:
    """Numbers of a period.

    `received`, `answered` and `published` count what happened within it; `on_time` and `late` are parts of
    `answered`; `waiting` and `overdue` (a part of it) are what had no answer on the last day of the period.
    """

    received: int = 0
    answered: int = 0
    on_time: int = 0
    late: int = 0
    published: int = 0
    waiting: int = 0
    overdue: int = 0

    @property
    def on_time_percent(self) -> int | None:
        """The share of answers given in time, in whole percent; None where nothing was answered."""
        return round(100 * self.on_time / self.answered) if self.answered else None


def figures(cases: Iterable[Case], first: date, last: date) -> FeedbackFigures:
    """Return the numbers of the days from `first` to `last`, both counted; spam is no case."""
    cases = [case for case in cases if case.received_on <= last]
    answered = [case for case in cases if case.answered_on and first <= case.answered_on <= last]
    on_time = sum(1 for case in answered if case.answered_on and case.answered_on <= case.due_on)
    waiting = [case for case in cases if _waits(case, last)]
    return FeedbackFigures(
        received=sum(1 for case in cases if case.received_on >= first),
        answered=len(answered),
        on_time=on_time,
        late=len(answered) - on_time,
        published=sum(1 for case in answered if case.published),
        waiting=len(waiting),
        overdue=sum(1 for case in waiting if case.due_on < last),
    )


def _waits(case: Case, day: date) -> bool:
    if case.answered_on is None:
        return not case.settled
    return case.answered_on > day
