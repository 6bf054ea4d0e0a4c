"""Which station a request is about."""

from django.http import Http404, HttpRequest
from wagtail.models import Site

from broadcast.models import Station

KEPT = "_broadcast_station"


def station_of(request: HttpRequest) -> Station | None:
    """The station of the site `request` was sent to, where it has one; looked up once a request."""
    if not hasattr(request, KEPT):
        site = Site.find_for_request(request)
        setattr(request, KEPT, Station.objects.filter(site=site).first() if site else None)
    station: Station | None = getattr(request, KEPT)
    return station


def station_or_404(request: HttpRequest) -> Station:
    station = station_of(request)
    if station is None:
        raise Http404("this site has no station")
    return station
