"""A row of the book, and what its rows come to for each zone; pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from broadcast.models.playlog import Outcome

TOLD = (Outcome.AIRED, Outcome.PARTIAL, Outcome.MISSED)
"""What counts as an airing that was due; a cancelled one was not."""


@dataclass(frozen=True, slots=True)
class Airing:
    """A row of the book. Times are naive local times of the station, lengths seconds.

    `zones`: each zone that should have heard it, `where` the same as written in the row. `heard`: what was
    heard of it, None where nobody knows; `start_error_ms`: by how much the player furthest off began late
    (or, negative, early), None where no player reported.
    """

    slot: UUID | None
    programme: str
    title: str
    zones: tuple[str, ...]
    where: str
    planned: datetime
    planned_seconds: float | None
    began: datetime | None
    ended: datetime | None
    heard: float | None
    outcome: Outcome
    reason: str
    started_by: str
    sha256: str
    start_error_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Sums:
    """What the rows of a zone come to; `reasons` of those not heard whole, the most frequent first."""

    zone: str
    aired: int
    partial: int
    missed: int
    cancelled: int
    seconds: float
    reasons: tuple[tuple[str, int], ...] = field(default=())

    @property
    def due(self) -> int:
        return self.aired + self.partial + self.missed

    @property
    def share(self) -> float | None:
        """Whole airings of those that were due, in percent; None where none was."""
        return 100 * self.aired / self.due if self.due else None

    @property
    def hours(self) -> float:
        return self.seconds / 3600


def zones_in(words: str, known: Collection[str]) -> tuple[str, ...]:
    """Read the zones of a row, written "Thôn Đông, Thôn Tây"; the name of a known zone may hold a comma."""
    found: list[str] = []
    names, rest = sorted(known, key=len, reverse=True), words
    while rest:
        whole = next((name for name in names if f"{rest}, ".startswith(f"{name}, ")), rest.partition(", ")[0])
        found.append(whole)
        rest = rest[len(whole) + 2 :]
    return tuple(filter(None, found))


def sums_by_zone(airings: Sequence[Airing], zones: Sequence[str]) -> list[Sums]:
    """What the rows come to for each zone: those of the station in their order, then those of old names."""
    named = {zone for one in airings for zone in one.zones}
    return [
        sums(zone, (one for one in airings if zone in one.zones))
        for zone in [*zones, *sorted(named - {*zones})]
    ]


def sums(zone: str, airings: Iterable[Airing]) -> Sums:
    rows = list(airings)
    counted = Counter(one.outcome for one in rows)
    reasons = Counter(one.reason for one in rows if one.outcome in (Outcome.PARTIAL, Outcome.MISSED))
    return Sums(
        zone=zone,
        aired=counted[Outcome.AIRED],
        partial=counted[Outcome.PARTIAL],
        missed=counted[Outcome.MISSED],
        cancelled=counted[Outcome.CANCELLED],
        seconds=sum(one.heard or 0.0 for one in rows),
        reasons=tuple(sorted(reasons.items(), key=lambda said: (-said[1], said[0]))),
    )
