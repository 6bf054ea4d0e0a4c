"""What the station tells the site's officers about airings the law asks for."""

from typing import Any

from django import template
from django.template import RequestContext
from django.utils import timezone

from broadcast.legal_airings import Asked, asked
from broadcast.stations import station_for_staff

register = template.Library()


@register.simple_tag(takes_context=True)
def airing_duty(context: RequestContext, page: Any) -> Asked | None:
    """How a page stands with the days in a row it is to be heard; None where none are asked for."""
    station = station_for_staff(context["request"]) if page.pk and page.consecutive_days else None
    if station is None:
        return None
    return next(iter(asked(station, timezone.now(), page.source)), None)
