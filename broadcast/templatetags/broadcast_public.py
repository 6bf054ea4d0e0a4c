"""What the station adds to pages of the site."""

from typing import Any

from django import template
from django.template import RequestContext
from django.utils import timezone

from broadcast.models import BulletinItem
from broadcast.public import week
from broadcast.public.airings import Airing
from broadcast.public.publication import recordings
from broadcast.public.shown import AIRINGS, next_turn
from broadcast.stations import station_of
from cms.serving import also_shows, good_until

register = template.Library()


@register.simple_tag(takes_context=True)
def todays_programme(context: RequestContext) -> week.Today | None:
    """Today's airings and the next; None where the site has no station."""
    station, now = station_of(context["request"]), timezone.now()
    if station is None:
        return None
    today = week.today(station, now)
    also_shows(context["request"], AIRINGS)
    good_until(context["request"], next_turn(today.day.airings, now))
    return today


@register.simple_tag(takes_context=True)
def heard_in(context: RequestContext, page: Any, at_most: int = 3) -> list[Airing]:
    """The newest public recordings that contained `page`."""
    station = station_of(context["request"])
    if station is None or page.pk is None:
        return []
    also_shows(context["request"], AIRINGS)
    source = f"{page._meta.label_lower}:{page.pk}"
    bulletins = BulletinItem.objects.filter(source=source).values("bulletin")
    slots = list(recordings(station).filter(bulletin__in=bulletins)[:at_most])
    return week.airings(station, slots, timezone.now())


@register.simple_tag(takes_context=True)
def has_station(context: RequestContext) -> bool:
    """Whether the site has a station, so that the menu offers its pages."""
    return station_of(context["request"]) is not None
