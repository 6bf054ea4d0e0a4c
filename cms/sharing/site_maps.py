"""sitemap.xml (sitemaps.org 0.9): an index, and behind it every public page, some thousands a file."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from xml.sax.saxutils import escape

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from cms.kinds import list_models, page_models
from cms.models import HomePage
from cms.serving import public_view
from cms.sharing.channels import absolute

AT_ONCE = 5_000  # the protocol allows 50,000 addresses and 50 MB a file
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
also_mapped: list[str] = []  # names of addresses with site maps of what is no page
SHOWS = frozenset({"menu", *(model.kind for model in page_models())})


@require_safe
@public_view(shows=SHOWS)
def index(request: HttpRequest) -> HttpResponse:
    """The files of the site map."""
    root = request.build_absolute_uri("/").rstrip("/")
    pages = Paginator(_pages(request), AT_ONCE).num_pages
    parts = [reverse("sharing:site_map_part", args=(number,)) for number in range(1, pages + 1)]
    addresses = (root + path for path in (*parts, *map(reverse, also_mapped)))
    return _xml("sitemapindex", (f"<sitemap><loc>{escape(one)}</loc></sitemap>" for one in addresses))


@require_safe
@public_view(shows=SHOWS)
def part(request: HttpRequest, number: int) -> HttpResponse:
    """One file of the site map."""
    root = request.build_absolute_uri("/").rstrip("/")
    paginator = Paginator(_pages(request), AT_ONCE)
    if number not in paginator.page_range:
        raise Http404("no such part of the site map")
    return written((absolute(root, page), page.last_published_at) for page in paginator.page(number))


def written(addresses: Iterable[tuple[str, datetime | None]]) -> HttpResponse:
    """Return full addresses, and when what stands there changed last, as a file of the site map."""
    return _xml("urlset", (_entry(address, changed) for address, changed in addresses))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines leave alone, and where the site map is."""
    closed = ("/quan-tri/", "/van-hanh/", "/tim-kiem/")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), ""]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sharing:site_map'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _pages(request: HttpRequest) -> PageQuerySet:
    site = Site.find_for_request(request)
    if site is None:
        raise Http404("no site here")
    types = ContentType.objects.get_for_models(HomePage, *list_models(), *page_models()).values()
    live: PageQuerySet = Page.objects.descendant_of(site.root_page, inclusive=True).live().public()
    return live.filter(content_type__in=types).order_by("path")


def _entry(address: str, changed: datetime | None) -> str:
    when = f"<lastmod>{changed.isoformat(timespec='seconds')}</lastmod>" if changed else ""
    return f"<url><loc>{escape(address)}</loc>{when}</url>"


def _xml(element: str, entries: Iterator[str]) -> HttpResponse:
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{element} xmlns="{NAMESPACE}">'
    return HttpResponse("\n".join([head, *entries, f"</{element}>"]), content_type="application/xml")
