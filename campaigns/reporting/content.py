"""What a report says: plain, frozen, and the same again from JSON. Pure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from campaigns.models.plan import with_unit
from campaigns.reporting.indicators import Figure
from campaigns.reporting.periods import Stretch


@dataclass(frozen=True, slots=True)
class Count:
    """How many deeds were wanted in the period, how many were done, and how many duties are late."""

    name: str
    wanted: int
    done: int
    late: int

    @property
    def share(self) -> Decimal | None:
        """Per cent done of what was wanted, at most 100; None where nothing was."""
        if not self.wanted:
            return None
        return (Decimal(100) * min(self.done, self.wanted) / self.wanted).quantize(
            Decimal("0.1"), ROUND_HALF_UP
        )


@dataclass(frozen=True, slots=True)
class Line:
    """An activity in the appendix."""

    plan: str
    section: str
    title: str
    lead: str
    timing: str
    channels: str
    wanted: int
    done: int
    standing: str


@dataclass(frozen=True, slots=True)
class Handed:
    """What a village got: leaflets, and posters or banners."""

    place: str
    number: Decimal
    hung: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Aim:
    """A target of a plan: what is wanted and what was reached by which day; `standing` in words."""

    plan: str
    text: str
    unit: str
    wanted: Decimal
    reached: Decimal | None
    as_of: date | None
    is_reached: bool
    standing: str

    @property
    def wanted_words(self) -> str:
        return with_unit(self.wanted, self.unit)

    @property
    def reached_words(self) -> str:
        return "" if self.reached is None else with_unit(self.reached, self.unit)


@dataclass(frozen=True, slots=True)
class Part:
    """A narrative part: its heading and its text, a paragraph a line."""

    key: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that another room attaches, such as the quarterly list of what was published."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ReportContent:
    """A report's numbers and words; `positions` are the rows of the ledger counted, `head` its last hash."""

    title: str
    stretch: Stretch
    as_of: date
    plans: tuple[str, ...]
    figures: tuple[Figure, ...]
    channels: tuple[Count, ...]
    units: tuple[Count, ...]
    lines: tuple[Line, ...]
    villages: tuple[Handed, ...]
    parts: tuple[Part, ...]
    aims: tuple[Aim, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    positions: tuple[int, ...] = ()
    head: str = ""

    def with_words(self, words: Mapping[str, str]) -> "ReportContent":
        """Return it with the texts an officer wrote, by the keys of the parts."""
        return replace(
            self, parts=tuple(replace(part, text=words.get(part.key, part.text)) for part in self.parts)
        )

    def figure(self, key: str) -> Figure:
        """Return a figure by its key; raises KeyError."""
        for one in self.figures:
            if one.key == key:
                return one
        raise KeyError(key)


def to_json(content: ReportContent) -> dict[str, Any]:
    """Return what `from_json` makes the same content from: numbers as text, days as 2026-11-21."""
    return {name: _plain(value) for name, value in asdict(content).items()}


def from_json(data: Mapping[str, Any]) -> ReportContent:
    """Return the content `to_json` was given; raises KeyError and ValueError for anything else."""
    return ReportContent(
        title=data["title"],
        stretch=Stretch(
            date.fromisoformat(data["stretch"]["first"]), date.fromisoformat(data["stretch"]["last"])
        ),
        as_of=date.fromisoformat(data["as_of"]),
        plans=tuple(data["plans"]),
        figures=tuple(
            Figure(
                **{
                    **one,
                    "number": Decimal(one["number"]),
                    "before": None if one["before"] is None else Decimal(one["before"]),
                }
            )
            for one in data["figures"]
        ),
        channels=tuple(Count(**one) for one in data["channels"]),
        units=tuple(Count(**one) for one in data["units"]),
        lines=tuple(Line(**one) for one in data["lines"]),
        villages=tuple(
            Handed(one["place"], Decimal(one["number"]), Decimal(one.get("hung", 0)))
            for one in data["villages"]
        ),
        parts=tuple(Part(**one) for one in data["parts"]),
        aims=tuple(map(_aim, data.get("aims", ()))),
        sheets=tuple(
            Sheet(one["title"], tuple(one["heads"]), tuple(tuple(row) for row in one["rows"]))
            for one in data["sheets"]
        ),
        positions=tuple(data["positions"]),
        head=data["head"],
    )


def _aim(one: Mapping[str, Any]) -> Aim:
    reached, as_of = one["reached"], one["as_of"]
    numbers = {
        "wanted": Decimal(one["wanted"]),
        "reached": None if reached is None else Decimal(reached),
        "as_of": None if as_of is None else date.fromisoformat(as_of),
    }
    return Aim(**{**one, **numbers})


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value
