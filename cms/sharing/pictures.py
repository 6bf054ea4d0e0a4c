"""The drawn picture that stands beside a link to a page wherever it is shared."""

import hashlib

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import Truncator
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from cms.models import ApprovedPage, CommuneSettings
from media.printing import TooLong, share_picture

DRAWN_FOR = 24 * 3600  # seconds a drawn picture is kept here
KEPT_FOR = 365 * 24 * 3600  # seconds anybody else may keep it: another title has another address
LETTERS_ANY_PICTURE_HOLDS = 90
WIDTH, HEIGHT = 1200, 630
Said = tuple[str, str, str]  # title, who sends it, what it is


def picture_address(page: ApprovedPage, commune: CommuneSettings) -> str:
    """Return the path of the picture of `page`; it changes with whatever the picture says."""
    return reverse("sharing:picture", args=(page.pk, mark_of(_said(page, commune))))


@require_safe
def picture(request: HttpRequest, page_id: int, mark: str) -> HttpResponse:
    """The picture of a page that is live; an old address leads to the new one."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404("no site here")
    live = Page.objects.live().public().descendant_of(site.root_page, inclusive=True)
    page = get_object_or_404(live, pk=page_id).specific
    if not isinstance(page, ApprovedPage):
        raise Http404("no picture of this page")
    commune = CommuneSettings.for_request(request)
    said = _said(page, commune)
    if mark != mark_of(said):
        return redirect(picture_address(page, commune))
    return drawn(f"share-picture:{page_id}", said)


def mark_of(said: Said) -> str:
    """Return the twelve digits that change with whatever a picture says."""
    return hashlib.sha256("\0".join(said).encode()).hexdigest()[:12]


def drawn(key: str, said: Said) -> HttpResponse:
    """Answer with the picture that says `said`; `key` names whose it is."""
    picture = cache.get_or_set(f"{key}:{mark_of(said)}", lambda: _draw(*said), DRAWN_FOR)
    answer = HttpResponse(picture, content_type="image/png")
    answer.headers["Cache-Control"] = f"public, max-age={KEPT_FOR}, immutable"
    return answer


def _said(page: ApprovedPage, commune: CommuneSettings) -> Said:
    label = str(page._meta.verbose_name) if page.kind else ""
    return page.title, commune.full_name, label[:1].upper() + label[1:]


def _draw(title: str, sender: str, label: str) -> bytes:
    try:
        return share_picture(title, sender, label)
    except TooLong:
        return share_picture(Truncator(title).chars(LETTERS_ANY_PICTURE_HOLDS), sender, label)
