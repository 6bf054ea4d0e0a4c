"""How a page is passed on, for its head and for the links below it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import template
from django.template import RequestContext
from wagtail.models import Site

from cms.models import ApprovedPage, CommuneSettings
from cms.sharing.channels import absolute
from cms.sharing.pictures import HEIGHT, WIDTH, picture_address

register = template.Library()


@dataclass(frozen=True, slots=True)
class Shared:
    """A page as others are told of it: full addresses throughout."""

    address: str
    picture: str
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def on_zalo(self) -> str:
        return "https://zalo.me/share?" + urlencode({"url": self.address})

    @property
    def on_facebook(self) -> str:
        return "https://www.facebook.com/sharer/sharer.php?" + urlencode({"u": self.address})


@register.simple_tag(takes_context=True)
def shared(context: RequestContext, page: Any) -> Shared | None:
    """How `page` is passed on; None for what is no page of a site, or not public (a preview)."""
    request = context.get("request")
    if not isinstance(page, ApprovedPage) or not page.live or not page.pk or request is None:
        return None
    if Site.find_for_request(request) is None:
        return None
    root = request.build_absolute_uri("/").rstrip("/")
    commune = CommuneSettings.for_request(request)
    return Shared(absolute(root, page), root + picture_address(page, commune))
