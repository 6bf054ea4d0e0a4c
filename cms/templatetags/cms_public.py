"""What the public pages of the site ask for beyond their own page."""

from typing import Any

from django import template
from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import prefetch_related_objects
from django.template import RequestContext
from django.utils.html import strip_tags
from django.utils.text import Truncator
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from cms.models import ArticlePage, CommuneSettings

register = template.Library()
PER_PAGE = 12
MENU_AT_MOST = 6


@register.simple_tag(takes_context=True)
def commune(context: RequestContext) -> CommuneSettings | None:
    """Who the commune is; None where the address belongs to no site (an error page there)."""
    request = context.get("request")
    if request is None or Site.find_for_request(request) is None:
        return None
    settings: CommuneSettings = CommuneSettings.for_request(request)
    return settings


@register.simple_tag(takes_context=True)
def site_menu(context: RequestContext) -> list[Page]:
    """The pages right below the front page, those marked for menus where any is."""
    site = Site.find_for_request(context["request"])
    if site is None:
        return []
    pages = list(site.root_page.get_children().live().filter(alias_of=None)[:30])
    return ([page for page in pages if page.show_in_menus] or pages)[:MENU_AT_MOST]


@register.simple_tag(takes_context=True)
def trail(context: RequestContext, page: Page) -> list[Page]:
    """The pages above `page`, from the front page down."""
    site = Site.find_for_request(context["request"])
    if site is None:
        return []
    return list(page.get_ancestors().live().descendant_of(site.root_page, inclusive=True))


@register.simple_tag(takes_context=True)
def newest_articles(context: RequestContext, at_most: int = 6) -> list[ArticlePage]:
    """The newest articles of the site."""
    site = Site.find_for_request(context["request"])
    if site is None:
        return []
    return list(_articles().descendant_of(site.root_page)[:at_most])


@register.simple_tag(takes_context=True)
def articles_below(context: RequestContext, index: Page) -> "ListPage[ArticlePage]":
    """One page (?trang=2) of the articles below `index`, newest first."""
    number = context["request"].GET.get("trang")
    return Paginator(_articles().child_of(index), PER_PAGE).get_page(number)


@register.simple_tag
def with_pictures(body: Any) -> Any:
    """Return the body of an article with the renditions of all its pictures read at once."""
    pictures = [block.value["image"] for block in body if block.block_type == "picture"]
    prefetch_related_objects([picture for picture in pictures if picture], "renditions")
    return body


@register.filter
def in_short(page: ArticlePage, letters: int = 155) -> str:
    """A description of the article for search engines and lists: its own, its summary, or its first words."""
    own = page.search_description or page.summary
    if not own:
        first = next((block.value.source for block in page.body if block.block_type == "paragraph"), "")
        own = strip_tags(first)
    return str(Truncator(own).chars(letters))


def _articles() -> PageQuerySet:
    articles: PageQuerySet = ArticlePage.objects.live().public()
    return articles.order_by("-first_published_at", "-pk").prefetch_related("audiences")
