"""Two programmes at the same loudspeakers at once: which rank breaks into which, and what is left; pure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from broadcast.player.protocol import AfterInterruption, Item, Kind, Outcome, Rank
from broadcast.player.rehearsal import rehearse
from broadcast.proposed import Hours, Objection, Proposal
from broadcast.timetable import Occurrence


def overlap(
    proposal: Proposal,
    airings: Iterable[Occurrence],
    other: Proposal,
    theirs: Sequence[Occurrence],
    hours: Hours,
) -> list[Objection]:
    """The first time two programmes are in each other's way; both lists are in order. [] is good.

    Equal ranks always are. A higher rank may break in where what it breaks into is still heard whole
    afterwards, or where a person chose that it ends there; nobody may plan what is never heard.
    """
    for ours, clash in _clashes(proposal, airings, other, theirs):
        params: dict[str, str | int] = {
            "title": other.title,
            "at": f"{clash.local:%H:%M}",
            "day": f"{clash.local:%d/%m/%Y}",
        }
        if proposal.rank == other.rank:
            return [Objection("overlap", params)]
        apart = round((clash.start - ours.start).total_seconds())
        if not _both_heard(_bare(proposal), _bare(other), apart, hours.grace_minutes):
            return [Objection("drowned" if proposal.rank < other.rank else "drowns", params)]
    return []


def _clashes(
    proposal: Proposal, airings: Iterable[Occurrence], other: Proposal, theirs: Sequence[Occurrence]
) -> Iterator[tuple[Occurrence, Occurrence]]:
    if not proposal.shares_loudspeakers(other):
        return
    length, their_length = timedelta(minutes=proposal.minutes), timedelta(minutes=other.minutes)
    index = 0
    for airing in airings:
        while index < len(theirs) and theirs[index].start + their_length <= airing.start:
            index += 1
        if index < len(theirs) and theirs[index].start < airing.start + length:
            yield airing, theirs[index]


Bare = tuple[Rank, int, bool, AfterInterruption]


def _bare(proposal: Proposal) -> Bare:
    return proposal.rank, proposal.minutes, proposal.relay, proposal.after_interruption


@lru_cache(maxsize=1024)
def _both_heard(one: Bare, other: Bare, apart: int, grace_minutes: int) -> bool:
    """Whether two airings `apart` seconds from each other are both heard as was meant; by rehearsal."""
    noon = datetime.fromisoformat("2000-01-03T12:00:00+00:00")
    items = [
        _item("one", one, noon, grace_minutes),
        _item("other", other, noon + timedelta(seconds=apart), grace_minutes),
    ]
    day = timedelta(days=1)
    ends = rehearse(items, noon - day, noon + day)
    return all(end.outcome == Outcome.AIRED or _meant(end.airing.item, end.outcome) for end in ends)


def _meant(item: Item, outcome: Outcome) -> bool:
    """A relay goes on elsewhere while it is broken into, and what is to end there does."""
    leaves = item.kind == Kind.RELAY or item.after_interruption == AfterInterruption.DROP
    return outcome == Outcome.PARTIAL and leaves


def _item(name: str, bare: Bare, starts_at: datetime, grace_minutes: int) -> Item:
    rank, minutes, relay, after = bare
    return Item(
        id=name,
        kind=Kind.RELAY if relay else Kind.BULLETIN,
        rank=rank,
        title=name,
        starts_at=starts_at,
        latest_start=starts_at + timedelta(minutes=grace_minutes),
        seconds=minutes * 60.0,
        after_interruption=after,
    )
