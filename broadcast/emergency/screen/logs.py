"""The emergencies' own log as people read and print it."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from broadcast.emergency import hearing
from broadcast.emergency.screen.access import READS
from broadcast.emergency.wording import heard_words, zones_of
from broadcast.models import Emergency, EmergencyLogEntry
from broadcast.stations import station_for_staff

ON_A_PAGE = 40


@READS
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every emergency and drill there was, the newest first."""
    station = station_for_staff(request)
    rows = Emergency.objects.filter(station=station).order_by("-drafted_at", "pk")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("trang"))
    return render(request, "broadcast/emergency/log.html", {"station": station, "page": page})


@READS
@require_safe
def dossier(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One of them with all that was done about it, and what the players wrote; made to be printed."""
    emergency = get_object_or_404(Emergency.objects.select_related("station", "message"), pk=pk)
    context = {
        "station": emergency.station,
        "emergency": emergency,
        "words": heard_words(emergency),
        "zones": zones_of(emergency),
        "deeds": EmergencyLogEntry.objects.filter(emergency=emergency),
        "plays": hearing.reports_on(emergency).select_related("player").order_by("planned_start", "player"),
    }
    return render(request, "broadcast/emergency/dossier.html", context)
