"""From when to when emergencies and drills were or will be on air, and how often, for cards and books."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from broadcast.emergency.wording import zones_of
from broadcast.models import Emergency, Station
from broadcast.public.days import length
from broadcast.states import EmergencyState

HEARD = (EmergencyState.ON_AIR, EmergencyState.STOPPED, EmergencyState.ENDED)


@dataclass(frozen=True, slots=True)
class Alarm:
    """An emergency or drill on air; `start` and `until` naive local time, `every` in minutes."""

    emergency: UUID
    title: str
    drill: bool
    start: datetime
    until: datetime | None
    every: int | None
    seconds: float | None
    zones: str
    approved_by: str

    @property
    def called(self) -> str:
        """What it is, so that a drill is never taken for an emergency."""
        return (_("Drill “%(title)s”") if self.drill else _("Emergency “%(title)s”")) % {"title": self.title}

    @property
    def facts(self) -> str:
        """When, how often, how long, where, put on air by whom."""
        often = _("every %(n)d minutes") % {"n": self.every} if self.every else ""
        lasts = _("lasts %(length)s") % {"length": length(self.seconds)} if length(self.seconds) else ""
        by = _("put on air by %(who)s") % {"who": self.approved_by} if self.approved_by else ""
        return ", ".join(filter(None, [self._when, often, lasts, self.zones, by]))

    @property
    def _when(self) -> str:
        if self.until is None:
            return _("from %(from)s") % {"from": f"{self.start:%H:%M}"}
        shown = "%H:%M" if self.until.date() == self.start.date() else "%H:%M %d/%m"
        return _("from %(from)s to %(until)s") % {
            "from": self.start.strftime(shown),
            "until": self.until.strftime(shown),
        }


def alarms(station: Station, since: datetime, until: datetime) -> list[Alarm]:
    """What was, is or will be heard of emergencies and drills between two moments, in order."""
    over = Q(over_at=None) | Q(over_at__gt=since)
    rows = Emergency.objects.filter(over, station=station, state__in=HEARD, approved_at__lt=until)
    found = [_alarm(row, station) for row in rows if _on_air(row, since, until)]
    return sorted(found, key=lambda one: one.start)


def _on_air(row: Emergency, since: datetime, until: datetime) -> bool:
    begins, ends = row.air_from, row.over_at or row.until
    return begins is not None and begins < until and (ends is None or ends > since)


def _alarm(row: Emergency, station: Station) -> Alarm:
    begins, ends = row.air_from, row.over_at or (row.until if row.every_minutes else None)
    assert begins is not None
    zone = station.zone_info
    return Alarm(
        emergency=row.pk,
        title=row.title,
        drill=row.drill,
        start=begins.astimezone(zone).replace(tzinfo=None),
        until=ends.astimezone(zone).replace(tzinfo=None) if ends else None,
        every=row.every_minutes,
        seconds=row.seconds,
        zones=zones_of(row),
        approved_by=row.approved_by,
    )
