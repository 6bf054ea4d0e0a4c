"""What the law wants heard on days in a row, as a table for officers and operators."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from broadcast.admin.access import CHANGE_SLOT, SEE
from broadcast.extra.airings import Extra, in_words, make, proposed
from broadcast.legal_airings import asked
from broadcast.stations import station_for_staff
from cms.access import needs


@needs(SEE)
def legal_airings(request: HttpRequest) -> HttpResponse:
    """Notices that must be heard for 03 days on end (Luật số 10/2022/QH15, Điều 13 khoản 3)."""
    station = station_for_staff(request)
    now = timezone.now()
    found = asked(station, now) if station else []
    extra = _in_words(proposed(station, now)) if station else {}
    context = {
        "station": station,
        "asked": [(one, extra.get(one.item.source, [])) for one in found],
        "may_add": request.user.has_perm(CHANGE_SLOT),
    }
    return TemplateResponse(request, "broadcast/admin/legal_airings.html", context)


@needs(CHANGE_SLOT)
@require_POST
def add_extra(request: HttpRequest) -> HttpResponse:
    """Put the extra airings proposed for one item on the timetable."""
    station, now = station_for_staff(request), timezone.now()
    source = request.POST.get("source", "")
    wanted = [one for one in proposed(station, now) if one.asked.item.source == source] if station else []
    made = [row for one in wanted if station for row in make(one, station, now)]
    if made:
        messages.success(request, _("The extra airings are on the timetable; bulletins follow."))
    else:
        messages.error(request, _("No extra airing could be added: nothing is missing, or nothing is free."))
    return redirect("broadcast_legal_airings")


def _in_words(found: list[Extra]) -> dict[str, list[str]]:
    """By item, when its extra airings would be."""
    return {one.asked.item.source: [in_words(place) for place in one.places] for one in found}
