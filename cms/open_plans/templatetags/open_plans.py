"""Whether the menus lead to plans."""

from django import template
from django.template import RequestContext

from cms.navigation import navigation
from cms.open_plans.plans import IN_MENUS

register = template.Library()


@register.simple_tag(takes_context=True)
def has_open_plans(context: RequestContext) -> bool:
    """Whether residents may see any plan."""
    known = navigation(context["request"])
    return known is not None and IN_MENUS in known.there
