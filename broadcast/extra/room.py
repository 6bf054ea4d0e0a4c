"""Where a station's timetable has room for an extra airing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from broadcast.admin.timing import hours_of, saved_proposal
from broadcast.extra.choosing import Place, all_free
from broadcast.models import Programme, ProgrammeKind, Station
from broadcast.objections import objections
from broadcast.proposed import Proposal
from broadcast.recurrence import from_recurrence
from broadcast.timetable import Change, DayChange, Rule, attach, occurrences
from cms.public_holidays import days_off

A_DAY = timedelta(days=1)


class Room:
    """The programmes of a station as they stand at `now`, and what of a day is free beside them."""

    def __init__(self, station: Station, now: datetime) -> None:
        rows = Programme.objects.filter(station=station, active=True).order_by("pk")
        self.programmes = {
            row.pk: row for row in rows.select_related("station").prefetch_related("exceptions", "zones")
        }
        self.proposals = {pk: saved_proposal(row) for pk, row in self.programmes.items()}
        self.station, self.hours, self.now = station, hours_of(station), now

    def places_on(self, day: date) -> list[Place]:
        """All the extra airings that day has room for beside each other, at the programmes' own times."""
        own = [
            (pk, picked.times)
            for pk, row in self.programmes.items()
            if row.kind == ProgrammeKind.BULLETIN and (picked := from_recurrence(row.recurrence))
        ]
        return all_free(day, own, self._free)

    def _free(self, place: Place, beside: Sequence[Place]) -> bool:
        """Whether an airing there comes before its lock and nothing speaks against the programme with it."""
        programme = self.programmes[place.programme]
        start = attach(datetime.combine(place.day, place.at), self.station.zone_info)
        if start - timedelta(hours=programme.lock_hours) <= self.now:
            return False
        if not programme.starts_on <= place.day <= (programme.ends_on or place.day):
            return False
        near = {pk: self._near(pk, place.day, beside) for pk in self.programmes}
        if self._changed_by_hand(near[place.programme].rule, place.day) or self._airs(
            near[place.programme], start
        ):
            return False
        proposal = _with(near.pop(place.programme), place)
        days = days_off(place.day - A_DAY, place.day + A_DAY)
        return not objections(proposal, list(near.values()), self.hours, place.day - A_DAY, days)

    def _near(self, programme: int, day: date, beside: Sequence[Place]) -> Proposal:
        """A programme with the extra airings found so far, no longer than the day after."""
        proposal = self.proposals[programme]
        for place in beside:
            if place.programme == programme:
                proposal = _with(proposal, place)
        until = day + A_DAY
        return replace(
            proposal,
            rule=replace(proposal.rule, ends_on=min(proposal.rule.ends_on or until, until)),
        )

    def _changed_by_hand(self, rule: Rule, day: date) -> bool:
        """Whether somebody took the programme off that day or moved it: then nothing is added to it."""
        return any(change.day == day and change.kind is not Change.ADD for change in rule.changes)

    def _airs(self, proposal: Proposal, start: datetime) -> bool:
        days = days_off(start.date() - A_DAY, start.date() + A_DAY)
        zone = self.station.zone_info
        return bool(occurrences(proposal.rule, start, start + timedelta(minutes=1), zone, days))


def _with(proposal: Proposal, place: Place) -> Proposal:
    changes = (*proposal.rule.changes, DayChange(place.day, Change.ADD, place.at))
    return replace(proposal, rule=replace(proposal.rule, changes=changes))
