"""Thôn này nghe gì: all an officer needs to answer a village that asks about its loudspeakers."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from broadcast.admin.access import SEE_PLAYERS
from broadcast.admin.calendar import entries
from broadcast.fleet.coming import coming
from broadcast.fleet.hearing import open_words
from broadcast.fleet.outages import why
from broadcast.fleet.preflight import DAY_AHEAD
from broadcast.fleet.standing import standing
from broadcast.fleet.zones import last_outage, open_faults, served
from broadcast.models import Zone
from broadcast.public.days import weekday
from cms.access import needs

WEEK = timedelta(days=7)


@needs(SEE_PLAYERS)
@require_safe
def zone(request: HttpRequest, pk: int) -> HttpResponse:
    """What a zone hears in the coming week, how loud, from which players, and what is wrong there."""
    found = get_object_or_404(Zone.objects.select_related("station"), pk=pk)
    now, here = timezone.now(), served(found).players
    today = now.astimezone(found.station.zone_info).date()
    first = coming(found.station, [player for player, _volume in here], now, DAY_AHEAD)
    unheard = open_words(player for player, _volume in here)
    week = entries(found.station, today, today + WEEK - timedelta(days=1), found)
    outage = last_outage(player for player, _volume in here)
    context = {
        "zone": found,
        "players": [
            (player, volume, standing(player, now, first.get(player.pk), unheard.get(player.pk, ())))
            for player, volume in here
        ],
        "days": [(day, weekday(day), listed) for day, listed in sorted(week.items())],
        "outage": outage,
        "why": why(outage) if outage else "",
        "faults": open_faults(found, [player for player, _volume in here]),
    }
    return render(request, "broadcast/admin/zone.html", context)
