"""A programme as it is proposed, what its station allows, and what is said against it; pure."""

from dataclasses import dataclass, field
from datetime import date, time
from zoneinfo import ZoneInfo

from broadcast.player.protocol import AfterInterruption, Rank
from broadcast.timetable import Rule

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Proposal:
    """A programme as far as its time on air goes; `zones` are ids of loudspeaker zones, none meaning all."""

    title: str
    rule: Rule
    minutes: int
    zones: frozenset[int] = frozenset()
    rank: Rank = Rank.NORMAL
    relay: bool = False
    after_interruption: AfterInterruption = AfterInterruption.RESUME

    def shares_loudspeakers(self, other: "Proposal") -> bool:
        return not self.zones or not other.zones or bool(self.zones & other.zones)


@dataclass(frozen=True, slots=True)
class Hours:
    """What the station allows: quiet hours in local time, the longest bulletin and the grace in minutes.

    `day_minutes`: on air a day at most at each loudspeaker, None for no limit.
    """

    zone: ZoneInfo
    quiet_from: time
    quiet_until: time
    max_minutes: int
    grace_minutes: int = 15
    weekends: bool = True
    day_minutes: int | None = None

    def closed(self, day: date) -> bool:
        """Whether the station is silent that local day."""
        return not self.weekends and day.weekday() >= SATURDAY


@dataclass(frozen=True, slots=True)
class Objection:
    """A machine code and what fills its sentence in (see wording.objection)."""

    code: str
    params: dict[str, str | int] = field(default_factory=dict)
