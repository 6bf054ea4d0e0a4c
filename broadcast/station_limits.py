"""What new limits of a station would do to the programmes it has; pure. The sentences are in wording.py."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime, time

from broadcast.objections import LOOK_AHEAD, Hours, Objection, Proposal, runs_into_quiet
from broadcast.timetable import Occurrence, UnreadableRecurrence, occurrences, quiet


def limit_objections(
    programmes: Sequence[Proposal],
    before: Hours,
    after: Hours,
    today: date,
    holidays: Collection[date] = (),
) -> list[Objection]:
    """What speaks against `after`: airings of the coming year it would forbid and `before` did not,
    and programmes with longer bulletins than a smaller limit lets pass. [] is good.
    """
    hit = [
        f"{one.title} {at}" for one in programmes for at in _newly_quiet(one, before, after, today, holidays)
    ]
    found = [Objection("hours_hit", {"airings": ", ".join(hit)})] if hit else []
    if after.max_minutes < before.max_minutes:
        found += _too_long(programmes, after.max_minutes)
    return found


def _too_long(programmes: Iterable[Proposal], limit: int) -> list[Objection]:
    return [
        Objection("limit_hit", {"title": one.title, "minutes": one.minutes, "limit": limit})
        for one in programmes
        if one.minutes > limit
    ]


def _newly_quiet(
    programme: Proposal, before: Hours, after: Hours, today: date, holidays: Collection[date]
) -> list[str]:
    """Local times such as "06:15", in order, each once."""
    if (before.quiet_from, before.quiet_until) == (after.quiet_from, after.quiet_until):
        return []
    length = programme.minutes * 60
    times = {at.local.time() for at in _airings(programme, after, today, holidays)}
    return [f"{at:%H:%M}" for at in sorted(times) if _hit(at, length, after) and not _hit(at, length, before)]


def _airings(programme: Proposal, hours: Hours, today: date, holidays: Collection[date]) -> list[Occurrence]:
    """Those of a year from today or the first day on; a rule that cannot be read has none to lose."""
    begin = datetime.combine(today, time.min, tzinfo=hours.zone).astimezone(UTC)
    until = max(begin, datetime.combine(programme.rule.starts_on, time.min, tzinfo=UTC)) + LOOK_AHEAD
    try:
        return occurrences(programme.rule, begin, until, hours.zone, holidays)
    except UnreadableRecurrence:
        return []


def _hit(at: time, seconds: float, hours: Hours) -> bool:
    local = datetime.combine(date(2000, 1, 1), at)
    return quiet(at, hours.quiet_from, hours.quiet_until) or runs_into_quiet(
        local, seconds, hours.quiet_from, hours.quiet_until
    )
