"""What the buttons of the screen do. Each is one POST and may be sent twice."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from broadcast.emergency import book, deciding, drafting
from broadcast.emergency.screen.access import ON_DUTY, WRITES
from broadcast.emergency.screen.forms import EmergencyForm
from broadcast.emergency.screen.views import show
from broadcast.models import Emergency, EmergencyDeed, Station
from broadcast.refusals import Refused
from broadcast.states import EmergencyState
from broadcast.stations import station_for_staff
from cms.access import person
from cms.models import User

Deed = Callable[[Emergency, User, datetime], Emergency]


@WRITES
@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Write it down and send it to the second person, in one press."""
    station = station_for_staff(request)
    if station is None:
        raise Http404
    form = EmergencyForm(station, request.POST, request.FILES)
    if not form.is_valid():
        return show(request, form)
    try:
        emergency = _written(station, form, person(request))
    except Refused as refused:
        return show(request, form, str(refused))
    finally:
        if form.sound:
            form.sound.discard()
    messages.success(request, _sent(emergency, person(request)))
    return redirect("broadcast:emergency")


def _written(station: Station, form: EmergencyForm, by: User) -> Emergency:
    now, pk = timezone.now(), form.cleaned_data["pk"]
    if form.sound is None:
        emergency = drafting.draft(station, pk, form.wanted(None), by, now)
    else:
        with form.sound.as_file() as whole:
            emergency = drafting.draft(station, pk, form.wanted(whole), by, now)
    return drafting.submit(emergency, by, now)


def _sent(emergency: Emergency, by: User) -> str:
    if deciding.objection_to(emergency, by, timezone.now()) is None:
        return _("It is ready. Listen if there is time, then press “Put on air now”.")
    return _("Sent. A second person has to put it on air now; the leaders have been told. Call one as well.")


@ON_DUTY
@require_POST
def approve(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, deciding.approve, _("It is on air."))


@ON_DUTY
@require_POST
def refuse(request: HttpRequest, pk: UUID) -> HttpResponse:
    reason = request.POST.get("reason", "")
    return _do(request, pk, lambda it, by, at: deciding.refuse(it, by, reason, at), _("Noted: not aired."))


@ON_DUTY
@require_POST
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, deciding.stop, _("Stopped. The players are told to fall silent."))


@ON_DUTY
@require_POST
def heard_here(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The page played it on this machine; `token` names the airing, so that it is written once."""
    emergency = get_object_or_404(Emergency, pk=pk)
    token = request.POST.get("token", "")
    if emergency.approved_at is None or not token or len(token) > 60:
        raise Http404
    book.note(emergency, EmergencyDeed.HEARD_HERE, person(request).signature, timezone.now(), once=token)
    return HttpResponse(status=204)


def _do(request: HttpRequest, pk: UUID, deed: Deed, done: str) -> HttpResponse:
    emergency = get_object_or_404(Emergency.objects.select_related("station__voice"), pk=pk)
    try:
        after = deed(emergency, person(request), timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        silent = after.state == EmergencyState.ON_AIR and not after.audible
        messages.success(request, _("It is on air as soon as its sound is made.") if silent else done)
    return redirect("broadcast:emergency")
