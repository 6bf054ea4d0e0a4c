"""What the station tells the site's officers about airings that are asked for."""

from typing import Any

from django import template
from django.template import RequestContext
from django.utils import timezone

from broadcast.demanded import Asked, asked
from broadcast.stations import station_for_staff

register = template.Library()


@register.simple_tag(takes_context=True)
def airings_demanded(context: RequestContext, page: Any) -> list[Asked]:
    """How a page stands with each of the demands on its airings; [] where there are none."""
    station = station_for_staff(context["request"]) if page.pk and page.demands else None
    return asked(station, timezone.now(), page.source) if station else []
