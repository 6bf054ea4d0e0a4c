"""The emergency screen: what is on air, what waits, and the form."""

from pathlib import Path
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from broadcast.emergency.drafting import DRAFT
from broadcast.emergency.screen.access import ON_DUTY
from broadcast.emergency.screen.cards import cards
from broadcast.emergency.screen.forms import EmergencyForm, drills_only, empty
from broadcast.models import CapState, Emergency, EmergencyTemplate, Station
from broadcast.operator.access import Answer
from broadcast.states import EmergencyState
from broadcast.stations import station_for_staff
from cms.access import person
from media.ranges import serve_file


@ON_DUTY
@require_safe
def screen(request: HttpRequest) -> HttpResponse:
    return show(request)


def show(request: HttpRequest, form: EmergencyForm | None = None, refused: str = "") -> HttpResponse:
    """The whole screen; `form` as it was sent, where it was not accepted, `refused` saying why."""
    station = station_for_staff(request)
    if station is None:
        return render(request, "broadcast/operator/no_station.html")
    context = {
        **_now(request, station),
        "templates": EmergencyTemplate.objects.filter(active=True),
        "form": form or _form(request, station),
        "refused": refused,
        "may_write": request.user.has_perm(DRAFT),
        "warnings_waiting": station.warnings.filter(state=CapState.NEW).count(),
    }
    status = 422 if form is not None else 200
    return _fresh(render(request, "broadcast/emergency/screen.html", context, status=status))


@ON_DUTY
@require_safe
def now(request: HttpRequest) -> HttpResponse:
    """What is on air and what waits, alone: the screen asks for it every few seconds."""
    station = station_for_staff(request)
    if station is None:
        raise Http404
    return _fresh(render(request, "broadcast/emergency/now.html", _now(request, station)))


def _now(request: HttpRequest, station: Station) -> dict[str, Any]:
    moment, by = timezone.now(), person(request)
    return {
        "station": station,
        "now": moment.astimezone(station.zone_info),
        "on_air": cards(station, [EmergencyState.ON_AIR], by, moment),
        "waiting": cards(station, [EmergencyState.WAITING], by, moment),
        "drafts": cards(station, [EmergencyState.DRAFTED], by, moment),
    }


def _form(request: HttpRequest, station: Station) -> EmergencyForm:
    """Empty, from a wording (?mau=), or an earlier draft (?nhap=)."""
    template = _picked(request, "mau")
    draft = _draft(request, station)
    if draft is not None:
        return EmergencyForm(station, initial=as_initial(draft))
    if template is not None:
        found = get_object_or_404(EmergencyTemplate, pk=template, active=True)
        return EmergencyForm(station, initial=empty(kind=found.kind, title=found.title, text=found.text))
    return EmergencyForm(station, initial=empty())


def _picked(request: HttpRequest, name: str) -> int | None:
    value = request.GET.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 10 else None


def _draft(request: HttpRequest, station: Station) -> Emergency | None:
    value = request.GET.get("nhap", "")
    try:
        pk = UUID(value)
    except ValueError:
        return None
    return get_object_or_404(station.emergencies, pk=pk, state=EmergencyState.DRAFTED)


def as_initial(draft: Emergency) -> dict[str, Any]:
    """A draft as the form shows it."""
    return empty(
        pk=draft.pk,
        message=draft.message_id,
        drill="1" if draft.drill or drills_only(draft.message) else "0",
        kind=draft.kind,
        title=draft.title,
        text=draft.text,
        zones=list(draft.zones.values_list("pk", flat=True)),
        every=str(draft.every_minutes or ""),
        how_long=str(draft.for_minutes or 60),
    )


@ON_DUTY
def audio(request: HttpRequest, pk: UUID) -> Answer:
    emergency = get_object_or_404(Emergency, pk=pk)
    if not emergency.audible:
        raise Http404
    return serve_file(request, Path(emergency.file.path), "audio/mpeg", emergency.sha256, immutable=False)


def _fresh(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    return response
