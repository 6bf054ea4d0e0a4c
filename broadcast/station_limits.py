"""What new limits of a station would do to the programmes it has; pure. The sentences are in wording.py."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime, time

from broadcast.day_limits import fullest_day
from broadcast.objections import LOOK_AHEAD, runs_into_quiet
from broadcast.proposed import Hours, Objection, Proposal
from broadcast.timetable import Occurrence, UnreadableRecurrence, occurrences, quiet


def limit_objections(
    programmes: Sequence[Proposal],
    before: Hours,
    after: Hours,
    today: date,
    holidays: Collection[date] = (),
) -> list[Objection]:
    """What speaks against `after`: airings of the coming year it would forbid and `before` did not,
    programmes with longer bulletins than a smaller limit lets pass, programmes on weekends that are to be
    silent, and days longer than a smaller limit of the day. [] is good.
    """
    hit = [
        f"{one.title} {at}" for one in programmes for at in _newly_quiet(one, before, after, today, holidays)
    ]
    found = [Objection("hours_hit", {"airings": ", ".join(hit)})] if hit else []
    if after.max_minutes < before.max_minutes:
        found += _too_long(programmes, after.max_minutes)
    if before.weekends and not after.weekends:
        found += _on_weekends(programmes, after, today, holidays)
    if after.day_minutes is not None and (
        before.day_minutes is None or after.day_minutes < before.day_minutes
    ):
        found += _too_much_a_day(programmes, after, after.day_minutes, today, holidays)
    return found


def _on_weekends(
    programmes: Iterable[Proposal], hours: Hours, today: date, holidays: Collection[date]
) -> list[Objection]:
    hit = [
        one.title
        for one in programmes
        if any(hours.closed(at.local.date()) for at in _airings(one, hours, today, holidays))
    ]
    return [Objection("weekends_hit", {"titles": ", ".join(f"“{title}”" for title in hit)})] if hit else []


def _too_much_a_day(
    programmes: Iterable[Proposal], hours: Hours, limit: int, today: date, holidays: Collection[date]
) -> list[Objection]:
    fullest = fullest_day([(one, _airings(one, hours, today, holidays)) for one in programmes])
    if fullest is None or fullest[1] <= limit:
        return []
    return [
        Objection("day_limit_hit", {"day": f"{fullest[0]:%d/%m/%Y}", "minutes": fullest[1], "limit": limit})
    ]


def _too_long(programmes: Iterable[Proposal], limit: int) -> list[Objection]:
    return [
        Objection("limit_hit", {"title": one.title, "minutes": one.minutes, "limit": limit})
        for one in programmes
        if one.minutes > limit and not one.relay
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
