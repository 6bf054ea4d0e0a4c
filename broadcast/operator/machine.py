"""The operator's computer as a player: the page, the worker that opens it without network, arming."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from broadcast.fleet.browsers import arm, disarm
from broadcast.operator.access import OPERATE, Answer, needs
from broadcast.operator.machine_words import words
from broadcast.operator.streams import POLICY
from broadcast.stations import station_for_staff
from cms.access import person

API = "/api/v1/"


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The player. Open to everybody: it holds nothing, and must open when nobody is signed in any more."""
    station = station_for_staff(request)
    if station is None:
        return render(request, "broadcast/operator/no_station.html")
    get_token(request)  # arming posts without a form
    response = render(request, "broadcast/player/page.html", {"station": station, "words": words()})
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Content-Security-Policy"] = POLICY
    return response


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    script = render_to_string("broadcast/player/worker.js")
    return HttpResponse(script, content_type="text/javascript", headers={"Cache-Control": "no-cache"})


@needs(OPERATE)
@require_http_methods(["POST", "DELETE"])
def arming(request: HttpRequest) -> Answer:
    """POST makes this browser a player and gives it what it needs to know; DELETE ends that."""
    station, now = station_for_staff(request), timezone.now()
    if station is None:
        return HttpResponse(status=404)
    if request.method == "DELETE":
        known = disarm(station, request.headers.get("X-Player", ""), person(request), now)
        return HttpResponse(status=204 if known else 404)
    armed = arm(station, person(request), now)
    return JsonResponse(
        {
            "api": API,
            "player": str(armed.player.pk),
            "token": armed.token,
            "manifest": f"{API}manifests/{armed.player.key}.json",
        },
        headers={"Cache-Control": "no-store"},
    )
