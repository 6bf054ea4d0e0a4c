"""Which station a request is about; looked up once a request."""

from django.http import Http404, HttpRequest
from wagtail.models import Site

from broadcast.models import Station

KEPT = "_broadcast_station"


def station_of(request: HttpRequest) -> Station | None:
    """The station of the site `request` was sent to, where that site has one."""
    if not hasattr(request, KEPT):
        site = Site.find_for_request(request)
        stations = Station.objects.select_related("voice", "site")
        setattr(request, KEPT, stations.filter(site=site).first() if site else None)
    station: Station | None = getattr(request, KEPT)
    return station


def station_or_404(request: HttpRequest) -> Station:
    station = station_of(request)
    if station is None:
        raise Http404("this site has no station")
    return station


def station_for_staff(request: HttpRequest) -> Station | None:
    """As `station_of`; on an address of no station, the first one, so that staff always find their way."""
    return station_of(request) or Station.objects.select_related("voice", "site").order_by("pk").first()
