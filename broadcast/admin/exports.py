"""Bulletins to take along: for a USB stick, and the timetable on paper."""

from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from broadcast.admin.access import HEAR
from broadcast.exports.airings import DAYS, airings_of, slots_to_export, sources_of, watched_folder
from broadcast.exports.archive import zipped
from broadcast.exports.folder import Damaged
from broadcast.exports.rundown import rundown
from broadcast.models import Slot, Station
from broadcast.operator import access
from broadcast.stations import station_for_staff
from campaigns.reporting.form import Misformed
from cms.access import needs

TIMETABLE = "lich-phat.pdf"


class DaysForm(forms.Form):
    """How many days, from today on."""

    days = forms.IntegerField(
        label=gettext_lazy("How many days, from today on"), min_value=1, max_value=28, initial=DAYS
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be exported; the first day is today."""

    station: Station
    today: date
    days: int
    slots: list[Slot]

    def rundown(self) -> bytes:
        return rundown(self.station, self.slots, self.today, self.days, self.today)


@needs(HEAR)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What would be exported, and the buttons to do it."""
    if station_for_staff(request) is None:
        title = {"header_title": _("Copy bulletins to a USB stick")}
        return TemplateResponse(request, "broadcast/admin/no_station.html", title)
    form = DaysForm(request.GET or None)
    asked = _asked(request)
    context = {
        "form": form if form.is_bound else DaysForm(initial={"days": asked.days}),
        "station": asked.station,
        "days": asked.days,
        "last": asked.today + timedelta(days=asked.days - 1),
        "slots": asked.slots,
        "folder": watched_folder(asked.station) if asked.station.export_sound else "",
    }
    return TemplateResponse(request, "broadcast/admin/export.html", context)


@access.needs(HEAR)
@require_safe
def archive(request: HttpRequest) -> access.Answer:
    asked = _asked(request)
    try:
        made = zipped(airings_of(asked.slots), sources_of(asked.slots), {TIMETABLE: asked.rundown()})
    except Damaged:
        words = _("The sound file of a bulletin is missing or damaged; nothing was exported.")
        messages.error(request, f"{words} {_('Have it made again.')}")
        return redirect("broadcast_export")
    except Misformed as fault:
        return _misformed(request, fault)
    name = f"ban-tin-{asked.today.isoformat()}.zip"
    return FileResponse(made, as_attachment=True, filename=name, content_type="application/zip")


@needs(HEAR)
@require_safe
def timetable(request: HttpRequest) -> HttpResponse:
    try:
        content = _asked(request).rundown()
    except Misformed as fault:
        return _misformed(request, fault)
    answer = HttpResponse(content, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="{TIMETABLE}"'
    return answer


def _asked(request: HttpRequest) -> Asked:
    station = station_for_staff(request)
    if station is None:
        raise Http404("no station")
    form = DaysForm(request.GET or None)
    days = form.cleaned_data["days"] if form.is_bound and form.is_valid() else DAYS
    today = timezone.now().astimezone(station.zone_info).date()
    return Asked(station, today, days, slots_to_export(station, today, days))


def _misformed(request: HttpRequest, fault: Misformed) -> HttpResponse:
    words = _("The form of reports (under Settings) has to be put right first: %(part)s.")
    messages.error(request, words % {"part": fault.part})
    return redirect("broadcast_export")
