"""What was owed and done by channel, audience, unit and village. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.duties.reading import Counted
from campaigns.models import Audience, Channel
from campaigns.seeing.choice import Choice, village_of
from campaigns.seeing.described import ANY_CHANNEL, NO_UNIT, NO_VILLAGE
from campaigns.seeing.tiles import Sums, sums


class Deeds(NamedTuple):
    """How many deeds fulfil on one side of each; `unit` is the key of the lead, None without one."""

    channel: str
    audience: str
    unit: int | None
    village: str
    number: int


@dataclass(frozen=True, slots=True)
class Row:
    """One channel, audience, unit or village; `choice` leads to the rows its numbers count."""

    label: str
    choice: Choice
    sums: Sums


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one side; `total` counts every duty and deed once."""

    title: Promise
    rows: list[Row]
    total: Row


@dataclass(frozen=True, slots=True)
class _Side:
    name: str
    title: Promise
    of_duty: Callable[[Counted], Any]
    of_deeds: Callable[[Deeds], Any]


_SIDES = (
    _Side("channel", _("By channel"), lambda one: one.duty.channel, lambda deeds: deeds.channel),
    _Side("audience", _("By audience"), lambda one: one.duty.activity.audience, lambda deeds: deeds.audience),
    _Side("unit", _("By unit"), lambda one: one.duty.owner_id or 0, lambda deeds: deeds.unit or 0),
    _Side("village", _("By village"), lambda one: village_of(one.duty), lambda deeds: deeds.village),
)


def coverage(
    counted: Iterable[Counted], deeds: Iterable[Deeds], choice: Choice, units: Mapping[int, str]
) -> list[Table]:
    """Return a table for each side; `units` are the names of units by key. A plain order: by name."""
    counted, deeds = list(counted), list(deeds)
    names: dict[str, Callable[[Any], str]] = {
        "channel": lambda value: str(Channel(value).label if value else ANY_CHANNEL),
        "audience": lambda value: str(Audience(value).label),
        "unit": lambda value: units.get(value, "–") if value else str(NO_UNIT),
        "village": lambda value: value or str(NO_VILLAGE),
    }
    return [_table(side, names[side.name], counted, deeds, choice) for side in _SIDES]


def _table(
    side: _Side, name: Callable[[Any], str], counted: list[Counted], deeds: list[Deeds], choice: Choice
) -> Table:
    duties: defaultdict[Any, list[Counted]] = defaultdict(list)
    for one in counted:
        duties[side.of_duty(one)].append(one)
    done: defaultdict[Any, int] = defaultdict(int)
    for some in deeds:
        done[side.of_deeds(some)] += some.number
    rows = [
        Row(name(value), choice.but(**{side.name: value}), _with_deeds(duties[value], done[value]))
        for value in {**duties, **done}
    ]
    everything = _with_deeds(counted, sum(done.values()))
    rows.sort(key=lambda row: (getattr(row.choice, side.name) in ("", 0), row.label))
    return Table(side.title, rows, Row(str(_("In all")), choice, everything))


def _with_deeds(counted: list[Counted], deeds: int) -> Sums:
    return Sums(sums(counted).states, deeds, 0)
