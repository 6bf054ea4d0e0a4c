"""What speaks against a programme's rule before it is saved; pure. The sentences are in wording.py."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from broadcast.timetable import Change, Occurrence, Rule, UnreadableRecurrence, occurrences, quiet, read_lines

LOOK_AHEAD = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A programme as far as its time on air goes; `zones` are ids of loudspeaker zones, none meaning all."""

    title: str
    rule: Rule
    minutes: int
    zones: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Hours:
    """What the station allows: quiet hours in local time, the longest bulletin in minutes."""

    zone: ZoneInfo
    quiet_from: time
    quiet_until: time
    max_minutes: int


@dataclass(frozen=True, slots=True)
class Objection:
    """A machine code and what fills its sentence in (see wording.objection)."""

    code: str
    params: dict[str, str | int] = field(default_factory=dict)


def objections(
    proposal: Proposal,
    others: Sequence[Proposal],
    hours: Hours,
    today: date,
    holidays: Collection[date] = (),
) -> list[Objection]:
    """Everything that speaks against the proposal in the coming year, the gravest first; [] is good.

    Each kind is told once, with its first example.
    """
    found = [*_on_paper(proposal, hours)]
    if found:
        return found
    begin = datetime.combine(today, time.min, tzinfo=hours.zone).astimezone(UTC)
    until = max(begin, datetime.combine(proposal.rule.starts_on, time.min, tzinfo=UTC)) + LOOK_AHEAD
    airings = occurrences(proposal.rule, begin, until, hours.zone, holidays)
    if not airings and not (proposal.rule.ends_on and proposal.rule.ends_on < today):
        return [Objection("never")]
    found += _in_quiet_hours(airings, proposal.minutes, hours)
    found += _over_itself(airings, proposal)
    for other in others:
        found += _over(
            airings,
            proposal,
            other,
            occurrences(other.rule, begin - timedelta(days=1), until, hours.zone, holidays),
        )
    return found


def _on_paper(proposal: Proposal, hours: Hours) -> Iterator[Objection]:
    rule = proposal.rule
    if proposal.minutes > hours.max_minutes:
        yield Objection("too_long", {"minutes": proposal.minutes, "limit": hours.max_minutes})
    if rule.ends_on and rule.ends_on < rule.starts_on:
        yield Objection("ends_before_it_starts")
    for change in rule.changes:
        if change.at is None and change.kind is not Change.CANCEL:
            yield Objection("no_time_that_day", {"day": f"{change.day:%d/%m/%Y}"})
    try:
        read_lines(rule.recurrence)
    except UnreadableRecurrence as error:
        yield Objection(error.code)


def _in_quiet_hours(airings: Iterable[Occurrence], minutes: int, hours: Hours) -> list[Objection]:
    for airing in airings:
        ends = airing.local + timedelta(minutes=minutes)
        params: dict[str, str | int] = {
            "at": f"{airing.local:%H:%M}",
            "day": f"{airing.local:%d/%m/%Y}",
            "ends": f"{ends:%H:%M}",
            "quiet_from": f"{hours.quiet_from:%H:%M}",
            "quiet_until": f"{hours.quiet_until:%H:%M}",
        }
        if quiet(airing.local.time(), hours.quiet_from, hours.quiet_until):
            return [Objection("quiet", params)]
        if runs_into_quiet(airing.local, minutes * 60, hours.quiet_from, hours.quiet_until):
            return [Objection("runs_into_quiet", params)]
    return []


def runs_into_quiet(local: datetime, seconds: float, quiet_from: time, quiet_until: time) -> bool:
    """Whether something of that length, begun outside the quiet hours, would still be heard in them."""
    if quiet_from == quiet_until:
        return False
    begins = datetime.combine(local.date(), quiet_from)
    if begins < local:
        begins += timedelta(days=1)
    return local + timedelta(seconds=seconds) > begins


def _over_itself(airings: Sequence[Occurrence], proposal: Proposal) -> list[Objection]:
    length = timedelta(minutes=proposal.minutes)
    for before, after in pairwise(airings):
        if after.start < before.start + length:
            return [
                Objection("over_itself", {"at": f"{after.local:%H:%M}", "day": f"{after.local:%d/%m/%Y}"})
            ]
    return []


def _over(
    airings: Iterable[Occurrence], proposal: Proposal, other: Proposal, theirs: Sequence[Occurrence]
) -> list[Objection]:
    """The first time two programmes are on the same loudspeakers at once; both lists are in order."""
    if proposal.zones and other.zones and not proposal.zones & other.zones:
        return []
    ours, their_length = timedelta(minutes=proposal.minutes), timedelta(minutes=other.minutes)
    index = 0
    for airing in airings:
        while index < len(theirs) and theirs[index].start + their_length <= airing.start:
            index += 1
        if index < len(theirs) and theirs[index].start < airing.start + ours:
            clash = theirs[index].local
            return [
                Objection(
                    "overlap", {"title": other.title, "at": f"{clash:%H:%M}", "day": f"{clash:%d/%m/%Y}"}
                )
            ]
    return []
