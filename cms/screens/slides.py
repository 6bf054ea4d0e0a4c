"""Everything a screen may show, as slides: what officers put on it, and what it finds by itself."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.query import PageQuerySet

from cms.kinds import page_models
from cms.models import ApprovedPage
from cms.screens.models import Screen, ScreenItem
from cms.screens.playlist import Window
from media.printing import qr_svg
from media.speech.reading import syllables

SYLLABLES_PER_SECOND = 3.2  # how fast people read while they wait
LONGEST = 60  # seconds for a text
LETTERS = 420


@dataclass(frozen=True, slots=True)
class Slide:
    """One thing to show: its id, when, how often and how long (seconds), its HTML and what that loads."""

    id: str
    window: Window
    weight: int
    seconds: int
    html: str
    assets: tuple[str, ...] = field(default=())
    until_ended: bool = False


def slides(screen: Screen, request: HttpRequest) -> list[Slide]:
    """Return all slides that are not over yet, those officers chose first; a page once only.

    The number of queries grows with the kinds of pages shown, not with their number.
    """
    now = timezone.localtime().replace(tzinfo=None)
    chosen = [item for item in _items(screen) if not item.window.over_at(now)]
    pages = _specific(item.page_id for item in chosen if item.page_id)
    made = [slide for item in chosen if (slide := _of_item(screen, item, pages, request)) is not None]
    shown = {item.page_id for item in chosen}
    made += [_of_page(screen, page, request) for page in _found(screen) if page.pk not in shown]
    return made + list(_today(screen, request))


def _items(screen: Screen) -> list[ScreenItem]:
    return list(screen.items.select_related("picture", "video").prefetch_related("picture__renditions"))


def _specific(ids: Iterable[int | None]) -> dict[int, Page]:
    live = Page.objects.filter(pk__in=set(ids)).live().public()
    return {page.pk: page for page in live.specific()}


def _of_item(screen: Screen, item: ScreenItem, pages: dict[int, Page], request: HttpRequest) -> Slide | None:
    """Make the slide of an item; None where its page is not public any more, or no leader approved it."""
    if not item.approved:
        return None
    how: dict[str, Any] = {"window": item.window, "weight": item.weight}
    if item.page_id:
        page = pages.get(item.page_id)
        if not isinstance(page, ApprovedPage):
            return None
        return _of_page(screen, page, request, seconds=item.seconds, **how)
    seconds = item.seconds or screen.seconds
    if item.picture is not None:
        drawn = item.picture.get_rendition("max-1920x1920|format-webp")
        html = _html("picture", {"drawn": drawn, "words": item.words or item.picture.title}, request)
        return Slide(f"i{item.pk}", seconds=seconds, html=html, assets=(drawn.url,), **how)
    if item.video is None:
        return None
    html = _html("video", {"video": item.video, "words": item.words}, request)
    return Slide(f"i{item.pk}", seconds=seconds, html=html, assets=(item.video.url,), until_ended=True, **how)


def _of_page(
    screen: Screen,
    page: Page,
    request: HttpRequest,
    *,
    seconds: int | None = None,
    window: Window | None = None,
    weight: int = 1,
) -> Slide:
    """Make the slide of a public page: what it says in short and a code that leads there."""
    picture = _sheet(page)
    words = page.in_short(LETTERS)
    template = {"results": "results", "event": "event"}.get(page.kind, "print" if picture else "page")
    context = {"page": page, "words": words, "picture": picture, "code": _code(page, request)}
    return Slide(
        id=f"p{page.pk}",
        window=window or Window(),
        weight=weight,
        seconds=seconds or reading_time(f"{page.title} {words}", screen.seconds),
        html=_html(template, context, request),
        assets=(picture,) if picture else (),
    )


def reading_time(text: str, least: int) -> int:
    """Return how many seconds a text stays: as long as people need, not less than `least`."""
    return max(least, min(LONGEST, round(syllables(text) / SYLLABLES_PER_SECOND)))


def _sheet(page: Page) -> str:
    """Return where the picture of a leaflet is; "" for any other page."""
    return reverse("prints:large_side", args=(page.pk, 1)) if page.kind == "print" else ""


def _code(page: Page, request: HttpRequest) -> str:
    svg = qr_svg(page.get_full_url(request) or request.build_absolute_uri("/"), border=2).decode()
    return re.sub(r'width="(\d+)" height="(\d+)"', r'viewBox="0 0 \1 \2"', svg[svg.index("<svg") :], count=1)


def _found(screen: Screen) -> Iterator[ApprovedPage]:
    """Yield what the screen shows of its own accord, the notices first."""
    wanted = {
        "notice": screen.notices,
        "event": screen.events,
        "results": int(screen.results),
        "article": screen.articles,
    }
    models = {model.kind: model for model in page_models()}
    for kind, many in wanted.items():
        if many and kind in models:
            yield from _newest(models[kind], screen)[:many]


def _newest(model: type[ApprovedPage], screen: Screen) -> PageQuerySet:
    live = model.objects.live().public().descendant_of(screen.site.root_page)
    if model.kind == "event":
        from cms.events.models.pages import still_to_come

        return live.filter(still_to_come()).select_related("record").order_by("starts_at", "pk")
    if model.kind == "results":
        return live.prefetch_related("rows").order_by("-ends_on", "-pk")
    return live.order_by("-first_published_at", "-pk")


def _today(screen: Screen, request: HttpRequest) -> Iterator[Slide]:
    """Yield today's programme of the loudspeakers, where there is a station and something is on."""
    html = _html("today", {}, request).strip() if screen.today else ""
    if html:
        yield Slide("today", Window(), 1, screen.seconds, html)


def _html(name: str, context: dict[str, Any], request: HttpRequest) -> str:
    return render_to_string(f"cms/screens/slides/{name}.html", context, request=request)
