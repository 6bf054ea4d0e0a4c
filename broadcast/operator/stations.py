from django.http import HttpRequest
from wagtail.models import Site

from broadcast.models import Station


def station_of(request: HttpRequest) -> Station | None:
    """The station of the site the request came to; on an address of no station, the first one."""
    site = Site.find_for_request(request)
    stations = Station.objects.select_related("site", "voice").order_by("pk")
    return (stations.filter(site=site).first() if site else None) or stations.first()
