"""Whether the menus lead to plans."""

from django import template
from django.http import HttpRequest
from django.template import RequestContext

from cms.open_plans.plans import open_plans

register = template.Library()
KEPT = "_cms_open_plans"


@register.simple_tag(takes_context=True)
def has_open_plans(context: RequestContext) -> bool:
    """Whether residents may see any plan; asked once for a request."""
    request: HttpRequest = context["request"]
    if not hasattr(request, KEPT):
        setattr(request, KEPT, open_plans().exists())
    found: bool = getattr(request, KEPT)
    return found
