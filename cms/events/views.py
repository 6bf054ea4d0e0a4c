"""What residents take with them of events: calendars."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Site
from wagtail.query import PageQuerySet

from cms.events.calendars import calendar
from cms.events.models import EventPage
from cms.serving import public_view

MOST = 200


@require_safe
@public_view(shows={"event"})
def all_events(request: HttpRequest) -> HttpResponse:
    """Every event of the site, the newest 200."""
    events = _events(request)[:MOST]
    return _answer(calendar(_("Events"), events), "lich-su-kien.ics")


@require_safe
@public_view(shows={"event"})
def one_event(request: HttpRequest, slug: str) -> HttpResponse:
    """One event; 404 where there is none that residents may see."""
    event = _events(request).filter(slug=slug).first()
    if event is None:
        raise Http404
    return _answer(calendar(event.title, [event]), f"{slug}.ics")


def _events(request: HttpRequest) -> PageQuerySet:
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    live = EventPage.objects.live().public().descendant_of(site.root_page)
    found: PageQuerySet = live.select_related("record").order_by("-starts_at", "-pk")
    return found


def _answer(written: bytes, name: str) -> HttpResponse:
    response = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
