"""The inbox of warnings: bring one in, look at it, decide."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from broadcast.emergency.screen.access import ON_DUTY, WRITES
from broadcast.emergency.warnings import cap, inbox, wording
from broadcast.emergency.warnings.composing import best_info, words_of
from broadcast.emergency.warnings.fetching import Unreachable, fetch
from broadcast.models import CapMessage, Station
from broadcast.refusals import Refused
from broadcast.stations import station_for_staff
from cms.access import person

ON_A_PAGE = 30


class ArrivalForm(forms.Form):
    """A file or an address."""

    file = forms.FileField(label=gettext_lazy("File of the warning (CAP, .xml)"), required=False)
    address = forms.CharField(
        label=gettext_lazy("Or its address"),
        max_length=500,
        required=False,
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )


@ON_DUTY
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return _index(request, ArrivalForm())


@WRITES
@require_POST
def bring(request: HttpRequest) -> HttpResponse:
    """Take in a file or what stands at an address."""
    station, form = _station(request), ArrivalForm(request.POST, request.FILES)
    if not form.is_valid():
        return _index(request, form, status=422)
    try:
        content, source = _brought(form)
        arrival = inbox.Arrival(source, person(request).signature)
        message, new = inbox.receive(station, content, arrival, timezone.now())
    except cap.Unreadable as error:
        form.add_error(None, wording.unreadable(error))
        return _index(request, form, status=422)
    except Unreachable as error:
        form.add_error("address", wording.unreachable(error))
        return _index(request, form, status=422)
    if not new:
        messages.info(request, _("This warning was here already."))
    return redirect("broadcast:emergency_warning", message.pk)


def _brought(form: ArrivalForm) -> tuple[bytes, str]:
    upload, address = form.cleaned_data["file"], form.cleaned_data["address"].strip()
    if upload:
        return upload.read(cap.MOST_BYTES + 1), upload.name
    found = fetch(address, private_allowed=settings.CAP_PRIVATE_ALLOWED)
    return found.content or b"", address


@ON_DUTY
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    message = get_object_or_404(CapMessage.objects.select_related("station"), pk=pk)
    alert = inbox.alert_of(message)
    info = best_info(alert)
    context = {
        "station": message.station,
        "message": message,
        "alert": alert,
        "info": info,
        "severity": wording.SEVERITY[info.severity] if info else "",
        "urgency": wording.URGENCY[info.urgency] if info else "",
        "certainty": wording.CERTAINTY[info.certainty] if info else "",
        "words": words_of(alert, message.station.zone_info),
        "concerned": inbox.concerned(message),
        "over": message.expires is not None and message.expires <= timezone.now(),
        "emergency": message.emergencies.first(),
    }
    return render(request, "broadcast/emergency/warning.html", context)


@WRITES
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    message = get_object_or_404(CapMessage, pk=pk)
    try:
        emergency = inbox.accept(message, person(request), timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("broadcast:emergency_warning", pk)
    return redirect(f"{reverse('broadcast:emergency')}?nhap={emergency.pk}#soan")


@WRITES
@require_POST
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    message = get_object_or_404(CapMessage, pk=pk)
    try:
        inbox.dismiss(message, person(request), request.POST.get("reason", ""), timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Noted: not announced."))
    return redirect("broadcast:emergency_warning", pk)


def _index(request: HttpRequest, form: ArrivalForm, status: int = 200) -> HttpResponse:
    station = _station(request)
    page = Paginator(station.warnings.all(), ON_A_PAGE).get_page(request.GET.get("trang"))
    context = {"station": station, "page": page, "form": form}
    return render(request, "broadcast/emergency/warnings.html", context, status=status)


def _station(request: HttpRequest) -> Station:
    station = station_for_staff(request)
    if station is None:
        raise Http404
    return station
