"""What the rundown is made of: plain facts in, choices with their reasons out; pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from cms.demands import Demand


@dataclass(frozen=True, slots=True)
class Candidate:
    """An approved item that may be read out; `seconds` is its recording's length or the
    estimate for its spoken text.

    `demands` say how often it is to be heard within how many days, the law's before the officer's.
    """

    source: str
    title: str
    seconds: float
    published_at: datetime
    headline_seconds: float = 0.0
    activity: int | None = None
    priority: int = 1
    airings_wanted: int = 1
    air_from: date | None = None
    air_until: date | None = None
    demands: tuple[Demand, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """One airing of an item that was, or is frozen to be: `start` of the slot, `day` the station's."""

    source: str
    activity: int | None
    slot: UUID
    start: datetime
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Quota:
    """What the plan asks of an activity: `times` airings in every `period`."""

    times: int
    period: timedelta


@dataclass(frozen=True, slots=True)
class Pins:
    """Decisions by hand, which planning keeps: source -> who took it out or put it in."""

    dropped: Mapping[str, str] = field(default_factory=dict)
    added: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SlotPlan:
    """A slot to fill: `day` local; all lengths in seconds.

    `fixed` covers tunes, ident, greeting and closing, `headlines` the words that announce them.
    """

    id: UUID
    start: datetime
    day: date
    limit: float
    max_items: int
    fixed: float
    separator: float = 0.0
    with_headlines: bool = False
    headlines: float = 0.0
    pins: Pins = field(default_factory=Pins)


@dataclass(frozen=True, slots=True)
class Choice:
    """Whether an item is in and why: a code with what fills its sentence in."""

    source: str
    title: str
    chosen: bool
    code: str
    params: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Rundown:
    """The items of a slot in the order they are read, a choice for every candidate, the estimated seconds."""

    slot: UUID
    sources: tuple[str, ...]
    choices: tuple[Choice, ...]
    seconds: float

    @property
    def empty(self) -> bool:
        """Nothing to read: no bulletin is made."""
        return not self.sources
