"""What of a day stands beside its timetable: emergencies, drills, what waits for somebody, open findings."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from broadcast.models import Emergency, PreflightFinding, Slot, Station
from broadcast.morning.unusual import Finding, Odd
from broadcast.second_person.asking import waiting_for
from broadcast.second_person.wording import sentence
from broadcast.states import EmergencyState


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
