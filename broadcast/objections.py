"""What speaks against a programme's rule before it is saved; pure. The sentences are in wording.py."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from broadcast.day_limits import fullest_day
from broadcast.overlaps import overlap
from broadcast.proposed import Hours, Objection, Proposal
from broadcast.timetable import Change, Occurrence, UnreadableRecurrence, occurrences, quiet, read_lines

LOOK_AHEAD = timedelta(days=366)
A_DAY = timedelta(days=1)


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
    found += _on_closed_days(airings, hours)
    found += _over_itself(airings, proposal)
    planned = [
        (other, occurrences(other.rule, begin - A_DAY, until, hours.zone, holidays)) for other in others
    ]
    for other, theirs in planned:
        found += overlap(proposal, airings, other, theirs, hours)
    return found + _too_much_a_day(proposal, airings, planned, hours)


def _on_paper(proposal: Proposal, hours: Hours) -> Iterator[Objection]:
    rule = proposal.rule
    if proposal.minutes > hours.max_minutes and not proposal.relay:
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


def _on_closed_days(airings: Iterable[Occurrence], hours: Hours) -> list[Objection]:
    days = (airing.local for airing in airings if hours.closed(airing.local.date()))
    return [Objection("weekend", {"day": f"{local:%d/%m/%Y}"}) for local in list(days)[:1]]


def _too_much_a_day(
    proposal: Proposal,
    airings: Sequence[Occurrence],
    planned: Iterable[tuple[Proposal, Sequence[Occurrence]]],
    hours: Hours,
) -> list[Objection]:
    """The fullest of the days on which the proposal is heard; other days are none of its doing."""
    if hours.day_minutes is None:
        return []
    days = {airing.local.date() for airing in airings}
    beside = [
        (other, [airing for airing in theirs if airing.local.date() in days])
        for other, theirs in planned
        if proposal.shares_loudspeakers(other)
    ]
    fullest = fullest_day([(proposal, airings), *beside])
    if fullest is None or fullest[1] <= hours.day_minutes:
        return []
    params: dict[str, str | int] = {
        "day": f"{fullest[0]:%d/%m/%Y}",
        "minutes": fullest[1],
        "limit": hours.day_minutes,
    }
    return [Objection("too_much_a_day", params)]


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
