"""From the rows of a programme to the pure timetable: what speaks against it, when it is next on air."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from broadcast.models import HolidayRule, Programme, Station, zone_ids
from broadcast.objections import LOOK_AHEAD, objections
from broadcast.player.protocol import AfterInterruption, Rank
from broadcast.proposed import Hours, Objection, Proposal
from broadcast.station_limits import limit_objections
from broadcast.timetable import Change, DayChange, Occurrence, Rule, occurrences
from cms.public_holidays import days_off

SHOWN = 8


def changes_of(programme: Programme) -> tuple[DayChange, ...]:
    return tuple(DayChange(row.day, Change(row.kind), row.at) for row in programme.exceptions.all())


def proposal_of(programme: Programme, changes: tuple[DayChange, ...], zones: frozenset[int]) -> Proposal:
    rule = Rule(
        programme.recurrence,
        programme.starts_on,
        programme.ends_on,
        programme.holidays == HolidayRule.SKIP,
        changes,
    )
    return Proposal(
        programme.title,
        rule,
        programme.max_minutes,
        zones,
        Rank(programme.priority),
        programme.is_relay,
        AfterInterruption(programme.interruption),
    )


def saved_proposal(programme: Programme) -> Proposal:
    zones = zone_ids(programme.zones)
    return proposal_of(programme, changes_of(programme), zones)


def hours_of(station: Station) -> Hours:
    return Hours(
        station.zone_info,
        station.quiet_from,
        station.quiet_until,
        station.max_minutes,
        station.grace_minutes,
        station.weekends,
        station.day_minutes,
    )


def objections_to(programme: Programme, proposal: Proposal, today: date) -> list[Objection]:
    """What speaks against the proposal beside the station's hours and its other programmes in use."""
    others = Programme.objects.filter(station=programme.station, active=True).exclude(pk=programme.pk)
    return objections(
        proposal,
        [saved_proposal(other) for other in others.prefetch_related("exceptions", "zones")],
        hours_of(programme.station),
        today,
        _holidays(today, proposal.rule),
    )


def limits_against(station: Station, before: Hours, today: date) -> list[Objection]:
    """What speaks against the station's new hours and limits beside its programmes in use."""
    rows = Programme.objects.filter(station=station, active=True).prefetch_related("exceptions", "zones")
    programmes = [saved_proposal(row) for row in rows]
    last = max([today, *(programme.rule.starts_on for programme in programmes)])
    holidays = days_off(today, last + LOOK_AHEAD + timedelta(days=1))
    return limit_objections(programmes, before, hours_of(station), today, holidays)


def airs_on(proposal: Proposal, station: Station, day: date) -> bool:
    """Whether the rule itself, without its exceptions, puts the programme on air that local day."""
    zone, rule = station.zone_info, replace(proposal.rule, changes=())
    begin, end = (datetime.combine(at, time.min, zone) for at in (day, day + timedelta(days=1)))
    return bool(occurrences(rule, begin, end, zone, days_off(day, day + timedelta(days=1))))


def next_airings(
    proposal: Proposal, station: Station, now: datetime, at_most: int = SHOWN
) -> list[Occurrence]:
    """The next times on air, in order; raises UnreadableRecurrence."""
    today = now.astimezone(station.zone_info).date()
    begin = max(now, datetime.combine(proposal.rule.starts_on, datetime.min.time(), station.zone_info))
    found = occurrences(
        proposal.rule, begin, begin + LOOK_AHEAD, station.zone_info, _holidays(today, proposal.rule)
    )
    return found[:at_most]


def _holidays(today: date, rule: Rule) -> frozenset[date]:
    first = max(today, rule.starts_on)
    return days_off(today, first + LOOK_AHEAD + timedelta(days=1))
