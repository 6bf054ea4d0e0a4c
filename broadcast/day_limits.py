"""How long a loudspeaker is on air in a day, beside what the station allows; pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from broadcast.proposed import Proposal
from broadcast.timetable import Occurrence

Planned = tuple[Proposal, Sequence[Occurrence]]


def fullest_day(planned: Iterable[Planned]) -> tuple[date, int] | None:
    """The first of the days on which a loudspeaker is longest on air, and its minutes."""
    planned = list(planned)
    zones = {zone for proposal, _ in planned for zone in proposal.zones}
    longest: tuple[date, int] | None = None
    for zone in [None, *sorted(zones)]:
        for day, minutes in sorted(_minutes(planned, zone).items()):
            if longest is None or (minutes, longest[0]) > (longest[1], day):
                longest = day, minutes
    return longest


def _minutes(planned: Iterable[Planned], zone: int | None) -> Counter[date]:
    """Minutes by local day in one zone; None: a loudspeaker that only hears what is for all."""
    found: Counter[date] = Counter()
    for proposal, airings in planned:
        if not proposal.zones or zone in proposal.zones:
            for airing in airings:
                found[airing.local.date()] += proposal.minutes
    return found
