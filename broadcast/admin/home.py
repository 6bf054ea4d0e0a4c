"""What of the station stands on the admin's front page."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component

from broadcast.admin.access import APPROVE, SEE
from broadcast.admin.calendar import entries
from broadcast.models import Bulletin, Station
from broadcast.states import OPEN, BulletinState
from broadcast.stations import station_for_staff

SHOWN = 8


class StationPanel(Component):
    """What the loudspeakers play today; for leaders, what waits for their approval."""

    name = "broadcast_station"
    order = 90
    template_name = "broadcast/admin/home_panel.html"

    def __init__(self, request: HttpRequest, station: Station) -> None:
        self.request, self.station = request, station

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        now = timezone.now()
        today = now.astimezone(self.station.zone_info).date()
        approves = self.request.user.has_perm(APPROVE)
        return {
            "station": self.station,
            "today": today,
            "entries": entries(self.station, today, today).get(today, []),
            "approves": approves,
            "waiting": waiting(self.station, now) if approves else [],
            "troubles": troubles(self.station, now),
        }


def waiting(station: Station, now: datetime) -> list[Bulletin]:
    """Built bulletins of slots still to come that nobody has decided on, the soonest first."""
    return list(_coming(station, now).filter(state=BulletinState.BUILT)[:SHOWN])


def troubles(station: Station, now: datetime) -> list[Bulletin]:
    """Bulletins of slots still to come that could not be built or were refused, newest versions only."""
    found = _coming(station, now).filter(state__in=[BulletinState.FAILED, BulletinState.REJECTED])
    return [bulletin for bulletin in found[:SHOWN] if bulletin.slot.newest == bulletin]


def _coming(station: Station, now: datetime) -> Any:
    midnight = datetime.combine(now.astimezone(station.zone_info).date(), time.min, station.zone_info)
    since = max(midnight.astimezone(UTC), now - timedelta(minutes=station.grace_minutes))
    rows = Bulletin.objects.filter(
        slot__programme__station=station, slot__state__in=OPEN, slot__start__gte=since
    )
    return rows.select_related("slot__programme").order_by("slot__start", "-version")


def panel_for(request: HttpRequest) -> StationPanel | None:
    """The panel, for those who may see the station's slots and where there is a station."""
    station = station_for_staff(request) if request.user.has_perm(SEE) else None
    return StationPanel(request, station) if station else None
