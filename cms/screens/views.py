"""The address of a television: its page, what it shows as JSON, and the worker that keeps both."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Site

from cms.models import CommuneSettings
from cms.screens.evidence import note
from cms.screens.models import Screen
from cms.screens.playlist import dark_at, playlist
from cms.screens.slides import Slide, slides


@require_safe
def screen(request: HttpRequest, slug: str, code: str = "") -> HttpResponse:
    """The page itself, with all slides in it, so that it shows something before any script runs."""
    shown = _screen(request, slug, code)
    made = slides(shown, request)
    now = timezone.localtime().replace(tzinfo=None)
    context = {
        "screen": shown,
        "listing": f"{shown.television_address if code else shown.get_absolute_url()}danh-sach.json",
        "place": CommuneSettings.for_site(shown.site),
        "slides": made,
        "first": next(iter(playlist(made, now)), None),
    }
    return _unkept(render(request, "cms/screens/screen.html", context))


@require_safe
def listing(request: HttpRequest, slug: str, code: str = "") -> HttpResponse:
    """What the screen shows, with the rules by which it decides when, also without network.

    The television asks for it every minute by its own address, and the ledger is told. Whoever else looks
    is not it: not without the code, nor people of the house.
    """
    shown = _screen(request, slug, code)
    made = slides(shown, request)
    now = timezone.localtime().replace(tzinfo=None)
    if code and not request.user.is_authenticated and not dark_at(shown.night, now):
        note(shown, [slide.id for slide in playlist(made, now) if slide.id != "today"])
    return _unkept(JsonResponse(_state(shown, made)))


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The script that answers for the network when there is none."""
    return _unkept(HttpResponse(render_to_string("cms/screens/worker.js"), content_type="text/javascript"))


def _screen(request: HttpRequest, slug: str, code: str) -> Screen:
    """Return the screen; raises Http404 where there is none, or where a code is given that is not its own."""
    site = Site.find_for_request(request)
    found: Screen = get_object_or_404(Screen.objects.select_related("site__root_page"), slug=slug, site=site)
    if code and not found.is_television(code):
        raise Http404
    return found


def _state(shown: Screen, made: list[Slide]) -> dict[str, Any]:
    return {
        "made": timezone.now().isoformat(timespec="seconds"),
        "zone": settings.TIME_ZONE,
        "night": shown.night,
        "slides": [_plain(slide) for slide in made],
    }


def _plain(slide: Slide) -> dict[str, Any]:
    window = slide.window
    return {
        "id": slide.id,
        "first": window.first and window.first.isoformat(),
        "last": window.last and window.last.isoformat(),
        "weekdays": sorted(window.weekdays),
        "begins": window.begins,
        "ends": window.ends,
        "weight": slide.weight,
        "seconds": slide.seconds,
        "untilEnded": slide.until_ended,
        "html": slide.html,
        "assets": slide.assets,
    }


def _unkept(response: HttpResponse) -> HttpResponse:
    """Say that the newest is always to be asked for first; the worker keeps what it needs itself."""
    response.headers["Cache-Control"] = "no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
