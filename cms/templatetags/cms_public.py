"""What the public pages of the site ask for beyond their own page."""

from typing import Any

from django import template
from django.db.models import prefetch_related_objects
from django.template import RequestContext
from django.utils import timezone
from wagtail.models import Page, Site

from cms.front import Newest, newest_of
from cms.link_addresses import is_ours
from cms.models import CommuneSettings, UrgentBanner
from cms.navigation import Navigation, navigation
from cms.serving import also_shows, good_until

register = template.Library()


@register.simple_tag(takes_context=True)
def commune(context: RequestContext) -> CommuneSettings | None:
    """Who the commune is; None where the address belongs to no site (an error page there)."""
    request = context.get("request")
    if request is None or Site.find_for_request(request) is None:
        return None
    settings: CommuneSettings = CommuneSettings.for_request(request)
    return settings


@register.simple_tag(takes_context=True)
def urgent_message(context: RequestContext, place: CommuneSettings | None) -> UrgentBanner | None:
    """The urgent message residents see now; the page is good until it appears or goes by itself."""
    banner: UrgentBanner | None = getattr(place.site, "urgentbanner", None) if place else None
    if banner is None:
        return None
    now = timezone.now()
    good_until(context["request"], banner.next_change(now))
    return banner if banner.holds(now) else None


@register.simple_tag(takes_context=True)
def site_menu(context: RequestContext) -> Navigation | None:
    """Where the header and the footer lead."""
    return navigation(context["request"])


@register.simple_tag(takes_context=True)
def section_of(context: RequestContext, kind: str) -> Page | None:
    """The list of a kind; None where this site has none."""
    known = navigation(context["request"])
    return known.list_of(kind) if known else None


@register.simple_tag(takes_context=True)
def trail(context: RequestContext, page: Page) -> list[Page]:
    """The pages above `page`, from the front page down; asks the database only for what no menu knows."""
    known = navigation(context["request"])
    if known is None or not page.path.startswith(known.home.path):
        return []
    first, step = len(known.home.path), page.steplen
    above = [page.path[:end] for end in range(first, len(page.path), step)]
    pages = {one.path: one for one in (known.home, *known.pages)}
    if unknown := [path for path in above if path not in pages]:
        pages.update({one.path: one for one in Page.objects.filter(path__in=unknown).live()})
    return [pages[path] for path in above if path in pages]


@register.simple_tag(takes_context=True)
def newest(context: RequestContext, kind: str, at_most: int = 6) -> Newest | None:
    """The newest pages of a kind and the list they stand in; None where this site has no such list."""
    known = navigation(context["request"])
    if known is None or known.list_of(kind) is None:
        return None
    also_shows(context["request"], kind)
    return newest_of(kind, known, at_most)


@register.filter
def leads_away(address: str) -> bool:
    """Whether an address officers typed leads out of this site."""
    return not is_ours(address)


@register.simple_tag
def with_pictures(body: Any) -> Any:
    """Return the body of an article with the renditions of all its pictures read at once."""
    pictures = [block.value["image"] for block in body if block.block_type == "picture"]
    prefetch_related_objects([picture for picture in pictures if picture], "renditions")
    return body
