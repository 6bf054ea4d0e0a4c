"""What is due and what is late, gathered from every feature for the dashboard and for reminders."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from cms.models import User

AHEAD = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Errand:
    """Something a person has to do by a local day.

    `key` names it for ever; `link` leads to where it is done.
    """

    key: str
    words: str
    due: date
    link: str

    def late(self, today: date) -> bool:
        return self.due < today


@dataclass(frozen=True, slots=True)
class Agenda:
    """The errands of one person: the late ones and those of the next seven days, the most pressing first."""

    late: list[Errand]
    coming: list[Errand]


Source = Callable[[User, date], list[Errand]]
sources: list[Source] = []
only_shown: list[Source] = []
"""Sources that stand on the dashboard and remind by rules of their own."""


def agenda_of(user: User, today: date, *, shown: bool = False) -> Agenda:
    """Ask every source what `user` has to do; what is due later than in seven days is left out.

    `shown`: for the dashboard, with the sources that remind by themselves.
    """
    asked = [*sources, *only_shown] if shown else sources
    found = sorted((errand for source in asked for errand in source(user, today)), key=lambda e: e.due)
    return Agenda(
        late=[errand for errand in found if errand.late(today)],
        coming=[errand for errand in found if today <= errand.due <= today + AHEAD],
    )
