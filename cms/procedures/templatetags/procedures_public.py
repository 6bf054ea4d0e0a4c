"""What public pages ask for to show procedures."""

import re

from django import template
from django.template import RequestContext
from wagtail.models import Site

from cms.procedures.catalogue import Wish
from cms.procedures.models import ProcedureIndexPage

register = template.Library()
_NUMBERED = re.compile(r"^(?:bước\s+\d+|\d+)\s*[:.)-]\s*", re.IGNORECASE)
_DASHED = re.compile(r"^[-+*•–]\s*")


@register.filter
def rows(text: str) -> list[str]:
    """Return the lines of a text that say something."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


@register.filter
def without_number(line: str) -> str:
    """Return a step without the number an officer typed before it: the page counts the steps itself."""
    return _NUMBERED.sub("", line) or line


@register.filter
def without_dash(line: str) -> str:
    """Return an entry of a list without the dash an officer typed before it."""
    return _DASHED.sub("", line) or line


@register.simple_tag(takes_context=True)
def procedure_list(context: RequestContext) -> ProcedureIndexPage | None:
    """The list of procedures of the site asked; None where it has none yet."""
    if isinstance(context.get("page"), ProcedureIndexPage):
        return context["page"]
    request = context.get("request")
    site = Site.find_for_request(request) if request else None
    if site is None:
        return None
    found: ProcedureIndexPage | None = (
        ProcedureIndexPage.objects.live().descendant_of(site.root_page).order_by("pk").first()
    )
    return found


@register.simple_tag
def asked(wish: Wish, **changed: str) -> str:
    """The query string of a wish with something in it changed."""
    return wish.query(**{key: str(value) for key, value in changed.items()})
