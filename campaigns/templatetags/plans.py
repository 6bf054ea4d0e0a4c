"""What can be done with a plan, on any page that shows one."""

from typing import Any

from django import template

from campaigns.admin.offers import offers
from campaigns.models import Campaign

register = template.Library()


@register.inclusion_tag("campaigns/admin/includes/deeds.html", takes_context=True)
def plan_deeds(context: dict[str, Any], plan: Campaign, here: str = "board") -> dict[str, Any]:
    """The buttons for a plan that runs or is closed; on its "text" the way to its board, else to its text."""
    return {
        "here": here,
        "plan": plan,
        "offers": offers(plan, context["request"].user),
        "csrf_token": context.get("csrf_token"),
    }
