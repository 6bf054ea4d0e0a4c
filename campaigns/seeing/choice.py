"""Which duties and deeds a page is about: the filter that stands in its query string. Pure.

A number on a page and the list behind it are made by the same choice, so that they are equal.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from campaigns.duties.reading import Counted
from campaigns.models import Audience, Channel, Duty, UnitKind

NONE = "-"
"""In a query: the rows that name no channel, unit or village."""
_LARGEST = 10**18


@dataclass(frozen=True, slots=True)
class Choice:
    """None leaves a side open; `channel` and `village` "" and `unit` 0 are the rows that name none.

    Days are local and inclusive: of duties the day they are due, of deeds the day they happened.
    """

    campaign: int | None = None
    activity: int | None = None
    channel: str | None = None
    audience: str | None = None
    unit: int | None = None
    village: str | None = None
    states: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    @classmethod
    def read(cls, query: QueryDict) -> "Choice":
        """Read a query string; what says nothing understandable is left out."""
        one = {name: read(query.get(NAMES[name]) or "") for name, read in _READERS.items()}
        states = {state for state in query.getlist(NAMES["states"]) if state}
        return cls(**one, states=tuple(sorted(states)))

    def query(self, **more: str) -> str:
        """Write the choice as a query string without "?"; `more` are parameters besides."""
        return urlencode([*more.items(), *self.pairs()])

    def pairs(self) -> list[tuple[str, str]]:
        """Return the parameters and their values."""
        found = [(NAMES["states"], state) for state in self.states]
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name != "states" and value is not None:
                found.append((NAMES[field.name], _written(value)))
        return found

    def but(self, **changed: Any) -> "Choice":
        return replace(self, **changed)

    def takes(self, one: Counted) -> bool:
        """Whether a duty is among the rows chosen."""
        duty, activity = one.duty, one.duty.activity
        sides = (
            (self.campaign, activity.campaign_id),
            (self.activity, activity.pk),
            (self.channel, duty.channel),
            (self.audience, activity.audience),
            (self.unit, duty.owner_id or 0),
            (self.village, village_of(duty)),
        )
        return (
            all(asked is None or asked == found for asked, found in sides)
            and (not self.states or one.standing.state in self.states)
            and (self.since or duty.due_on) <= duty.due_on <= (self.until or duty.due_on)
        )


def village_of(duty: Duty) -> str:
    """Return the village whose duty it is; "" where its owner is none."""
    owner = duty.owner
    return owner.name if owner and owner.kind == UnitKind.VILLAGE else ""


def _key(written: str) -> int | None:
    if written == NONE:
        return 0
    digits = written.isascii() and written.isdigit()
    return int(written) if digits and int(written) < _LARGEST else None


def _one_of(values: list[str]) -> Callable[[str], str | None]:
    return lambda written: "" if written == NONE else written if written in values else None


def _name(written: str) -> str | None:
    return "" if written == NONE else written[:300] or None


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _written(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value) if value else NONE


NAMES = {
    "campaign": "ke-hoach",
    "activity": "hoat-dong",
    "channel": "kenh",
    "audience": "doi-tuong",
    "unit": "don-vi",
    "village": "thon",
    "states": "trang-thai",
    "since": "tu",
    "until": "den",
}
_READERS: Mapping[str, Callable[[str], Any]] = {
    "campaign": _key,
    "activity": _key,
    "channel": _one_of(Channel.values),
    "audience": _one_of(Audience.values),
    "unit": _key,
    "village": _name,
    "since": _day,
    "until": _day,
}
