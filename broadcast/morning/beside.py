"""What of a day stands beside its timetable: emergencies, drills, what waits for somebody, open findings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from broadcast.emergency.wording import zones_of
from broadcast.models import Emergency, PreflightFinding, Slot, Station
from broadcast.morning.unusual import Finding, Odd
from broadcast.second_person.asking import waiting_for
from broadcast.second_person.wording import sentence
from broadcast.states import EmergencyState

HEARD = (EmergencyState.ON_AIR, EmergencyState.STOPPED, EmergencyState.ENDED)


@dataclass(frozen=True, slots=True)
class Alarm:
    """An emergency or drill of a day; `start` and `until` naive local time, `every` in minutes."""

    emergency: UUID
    title: str
    drill: bool
    on_air: bool
    start: datetime
    until: datetime | None
    every: int | None
    seconds: float | None
    zones: str
    approved_by: str


def alarms(station: Station, since: datetime, until: datetime) -> list[Alarm]:
    """What was, is or will be heard of emergencies and drills between two moments, in order."""
    over = Q(over_at=None) | Q(over_at__gt=since)
    rows = Emergency.objects.filter(over, station=station, state__in=HEARD, approved_at__lt=until)
    found = [_alarm(row, station) for row in rows.prefetch_related("zones") if _heard(row, since, until)]
    return sorted(found, key=lambda one: one.start)


def _heard(row: Emergency, since: datetime, until: datetime) -> bool:
    begins, ends = row.air_from, row.over_at or row.until
    return begins is not None and begins < until and (ends is None or ends > since)


def _alarm(row: Emergency, station: Station) -> Alarm:
    begins, ends = row.air_from, row.over_at or (row.until if row.every_minutes else None)
    assert begins is not None
    return Alarm(
        emergency=row.pk,
        title=row.title,
        drill=row.drill,
        on_air=row.state == EmergencyState.ON_AIR,
        start=local(begins, station),
        until=local(ends, station) if ends else None,
        every=row.every_minutes,
        seconds=row.seconds,
        zones=zones_of(row),
        approved_by=row.approved_by,
    )


def waiting_alarms(station: Station) -> Iterator[Finding]:
    """Emergencies and drills written and sent that nobody has put on air yet."""
    for row in Emergency.objects.filter(station=station, state=EmergencyState.WAITING).order_by("drafted_at"):
        yield Finding(Odd.ALARM_WAITS, {"title": row.title, "drill": row.drill, "who": row.author_name})


def pending(station: Station, day: date) -> Iterator[Finding]:
    """What waits for a second person and touches an airing of the day."""
    for change in waiting_for(station).order_by("asked_at", "pk"):
        for one in change.effects:
            at = local(datetime.fromisoformat(one["start"]), station)
            if at.date() == day:
                what = sentence(one["what"], one["title"], at)
                yield Finding(Odd.PENDING, {"what": what, "who": change.asked_by.signature})


def open_findings(slots: Sequence[Slot], station: Station) -> Iterator[Finding]:
    """What the check before airing found about these slots and nobody has mended."""
    rows = PreflightFinding.objects.filter(slot__in=slots, cleared_at=None)
    for row in rows.select_related("slot__programme").order_by("slot__start", "pk"):
        said = {"title": row.slot.programme.title, "at": local(row.slot.start, station), "words": row.words}
        yield Finding(Odd.FINDING, said)


def local(moment: datetime, station: Station) -> datetime:
    """Naive local time of the station."""
    return moment.astimezone(station.zone_info).replace(tzinfo=None)
