"""What a timing phrase means: plain facts, no Django."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """The ways a plan says when something is done."""

    ONCE = "once"
    RECURRING = "recurring"
    ONGOING = "ongoing"
    RELATIVE = "relative"
    ON_REQUEST = "on_request"
    NOT_UNDERSTOOD = "not_understood"


class Every(StrEnum):
    """The unit something recurs in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


JSON_FIELDS = ("text", "kind", "start", "due", "every", "interval", "times", "day", "days")


@dataclass(frozen=True, slots=True)
class Timing:
    """When something is done, as a plan says it; what a phrase does not say is None.

    `start` and `due` are the first and the last acceptable day, both inclusive. Recurring: `times` in every
    `interval` units of `every`; `day` of the month (of the last month of a quarter), the last acceptable one,
    `month` of the year, `weekday` from 0 for Monday. Relative: `days` after `event`, working days where
    `working` says so. `apart`: the first day (None: not said) and the last of each of the times that lie
    apart, as quý I and quý III do; `start` and `due` are then those of all.
    """

    text: str
    kind: Kind
    start: date | None = None
    due: date | None = None
    every: Every | None = None
    interval: int | None = None
    times: int | None = None
    day: int | None = None
    month: int | None = None
    weekday: int | None = None
    days: int | None = None
    working: bool | None = None
    event: str | None = None
    apart: tuple[tuple[date | None, date], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return what every timing may say (JSON_FIELDS), days as "2026-08-31", without what is not said.

        Times that lie apart are `windows` besides.
        """
        said = {name: getattr(self, name) for name in JSON_FIELDS}
        plain = {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in said.items()
            if value is not None
        }
        if self.apart:
            plain["windows"] = [_window(first, last) for first, last in self.apart]
        return plain


def _window(first: date | None, last: date) -> dict[str, str]:
    return {**({"start": first.isoformat()} if first else {}), "due": last.isoformat()}
