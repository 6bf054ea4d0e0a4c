"""The rows behind a number: duties or rows of the ledger."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import QuerySet
from django.urls import reverse

from campaigns.duties.counting import FELL_SHORT, FULFILS
from campaigns.duties.reading import Counted
from campaigns.duties.states import URGENCY, DutyState
from campaigns.models import Evidence
from campaigns.seeing.choice import Choice
from campaigns.seeing.chosen import deeds, duties


class Kind(StrEnum):
    """What is listed, as it stands in the query string."""

    DUTIES = "viec"
    DEEDS = "luot"
    FAILED = "hong"

    @classmethod
    def read(cls, written: str | None) -> "Kind":
        return cls(written) if written in set(cls) else cls.DUTIES


@dataclass(frozen=True, slots=True)
class Required:
    """What the duties of a list want and how much of it was done, in deeds."""

    wanted: int
    done: int


def link(choice: Choice, kind: Kind = Kind.DUTIES) -> str:
    """Return the address of the list of `choice`."""
    return f"{reverse('campaigns_rows')}?{choice.query(loai=kind)}"


def listed_duties(choice: Choice, today: date) -> list[Counted]:
    """Return the duties chosen, the pressing ones first and then by the day they are due."""
    return sorted(duties(choice, today), key=lambda one: URGENCY.index(one.standing.state))


def listed_deeds(choice: Choice, kind: Kind, today: date) -> QuerySet[Evidence]:
    """Return the rows of the ledger chosen, newest first."""
    kinds = FELL_SHORT if kind is Kind.FAILED else FULFILS
    return deeds(choice, today, kinds).select_related("activity__campaign").order_by("-happened_at", "-pk")


def required(found: list[Counted]) -> Required:
    """Add up what is owed of a list; what was waived is not."""
    owed = [one for one in found if one.standing.state != DutyState.WAIVED]
    return Required(sum(one.duty.required for one in owed), sum(one.standing.done for one in owed))
