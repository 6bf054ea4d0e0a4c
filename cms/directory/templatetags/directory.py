"""The directory for the header, the footer and other pages."""

from django import template
from django.http import HttpRequest
from django.template import RequestContext

from cms.directory.models import Contact
from cms.navigation import navigation
from cms.serving import also_shows

register = template.Library()


@register.simple_tag(takes_context=True)
def contacts_of(context: RequestContext, circle: str, at_most: int = 6) -> list[Contact]:
    """The first public contacts of a part of the site's directory ("hotline"), in their order; one query."""
    request: HttpRequest | None = context.get("request")
    known = navigation(request) if request is not None else None
    if request is None or known is None:
        return []
    also_shows(request, "contacts")
    inside = Contact.objects.filter(directory__path__startswith=known.home.path, directory__live=True)
    return list(inside.filter(circle=circle, public=True)[:at_most])
