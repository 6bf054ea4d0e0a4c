"""What is to be heard so often within so many days, as a table for officers and operators."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from broadcast.admin.access import CHANGE_SLOT, SEE
from broadcast.demand_words import wanted_in_words
from broadcast.demanded import asked
from broadcast.extra.airings import Extra, in_words, make, proposed
from broadcast.stations import station_for_staff
from cms.access import needs


@needs(SEE)
def demanded(request: HttpRequest) -> HttpResponse:
    """What the law wants heard for 03 days on end (Điều 13 khoản 3), and what officers wish so often."""
    station = station_for_staff(request)
    now = timezone.now()
    found = asked(station, now) if station else []
    extra = _in_words(proposed(station, now)) if station else {}
    context = {
        "station": station,
        "asked": [(one, wanted_in_words(one.demand), extra.get(one.key, [])) for one in found],
        "may_add": request.user.has_perm(CHANGE_SLOT),
    }
    return TemplateResponse(request, "broadcast/admin/demanded.html", context)


@needs(CHANGE_SLOT)
@require_POST
def add_extra(request: HttpRequest) -> HttpResponse:
    """Put the extra airings proposed for what is asked of one item on the timetable."""
    station, now = station_for_staff(request), timezone.now()
    key = request.POST.get("asked", "")
    wanted = [one for one in proposed(station, now) if one.asked.key == key] if station else []
    made = [row for one in wanted if station for row in make(one, station, now)]
    if made:
        messages.success(request, _("The extra airings are on the timetable; bulletins follow."))
    else:
        messages.error(request, _("No extra airing could be added: nothing is missing, or nothing is free."))
    return redirect("broadcast_demanded")


def _in_words(found: list[Extra]) -> dict[str, list[str]]:
    """By what is asked for, when its extra airings would be."""
    return {one.asked.key: [in_words(place) for place in one.places] for one in found}
