"""Times on every page are the station's own, whatever zone the server was set up for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from broadcast.stations import station_of


class StationTimeMiddleware:
    """Show each request's times in the zone of the station it is about."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        station = station_of(request)
        if station is None:
            return self.get_response(request)
        with timezone.override(station.zone_info):
            return self.get_response(request)
