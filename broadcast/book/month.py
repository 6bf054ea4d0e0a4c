"""A month of the play log as the book has it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext as _

from broadcast.book.airings import Airing, Sums, sums, sums_by_zone, zones_in
from broadcast.emergency.spans import Alarm, alarms
from broadcast.models import Outcome, PlayLogEntry, PlayReport, Station


@dataclass(frozen=True)
class Month:
    """The book of a station for the month that begins on `first`; `airings` and `alarms` in order of time."""

    station: Station
    first: date
    airings: tuple[Airing, ...]
    zones: tuple[str, ...]
    alarms: tuple[Alarm, ...] = ()

    @cached_property
    def by_zone(self) -> list[Sums]:
        return sums_by_zone(self.airings, self.zones)

    @cached_property
    def whole(self) -> Sums:
        """All rows of the station, each counted once."""
        return sums(self.station.name, self.airings)


def month_of(station: Station, first: date) -> Month:
    """Return the month of `first`, a first day, by the station's local time."""
    within = _within(station, first)
    rows = PlayLogEntry.objects.filter(slot__programme__station=station, **within).select_related("slot")
    zones = tuple(station.zones.values_list("name", flat=True))
    errors = _start_errors(station, within)
    airings = [
        _airing(row, station, zones, errors.get(row.slot_id)) for row in rows.order_by("planned_start", "pk")
    ]
    heard = alarms(station, within["planned_start__gte"], within["planned_start__lt"])
    return Month(station, first, tuple(airings), zones, tuple(heard))


def next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _within(station: Station, first: date) -> dict[str, datetime]:
    since, until = (
        datetime.combine(day, time.min, station.zone_info).astimezone(UTC)
        for day in (first, next_month(first))
    )
    return {"planned_start__gte": since, "planned_start__lt": until}


def _airing(
    row: PlayLogEntry, station: Station, zones: tuple[str, ...], start_error_ms: int | None
) -> Airing:
    everywhere = row.zones == _("all zones")
    return Airing(
        slot=row.slot_id,
        programme=row.programme,
        title=row.title,
        zones=(zones or (row.zones,)) if everywhere else zones_in(row.zones, zones),
        where=row.zones,
        planned=_local(row.planned_start, station),
        planned_seconds=row.planned_seconds,
        began=_local(row.actual_start, station) if row.actual_start else None,
        ended=_local(row.actual_end, station) if row.actual_end else None,
        heard=_heard(row),
        outcome=Outcome(row.outcome),
        reason=row.reason,
        started_by=row.operator or str(row.get_trigger_display()),
        sha256=row.sha256,
        start_error_ms=start_error_ms,
    )


def _start_errors(station: Station, within: dict[str, datetime]) -> dict[UUID, int]:
    """By how many milliseconds the player furthest off began a slot late, by slot."""
    found: dict[UUID, int] = {}
    reports = PlayReport.objects.filter(slot__programme__station=station, **within)
    for slot, planned, began in reports.values_list("slot_id", "planned_start", "started_at"):
        if slot and began:
            late = round((began - planned).total_seconds() * 1000)
            found[slot] = max(found.get(slot, 0), late, key=abs)
    return found


def _heard(row: PlayLogEntry) -> float | None:
    """The seconds that were heard: all of a whole airing, of a part what somebody or some player measured."""
    if row.outcome == Outcome.AIRED:
        return row.planned_seconds
    return row.slot.heard_seconds if row.outcome == Outcome.PARTIAL else 0.0


def _local(moment: datetime, station: Station) -> datetime:
    return moment.astimezone(station.zone_info).replace(tzinfo=None)
