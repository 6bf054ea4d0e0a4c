"""Plans on the front page of the admin: those that wait for a leader, those sent back to their author."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from campaigns.approval.rights import APPROVE, objection
from campaigns.models import Campaign, CampaignState


class PlansPanel(Component):
    """For leaders what waits, oldest first; for authors what was sent back, with the reason."""

    name = "plans"
    order = 52
    template_name = "campaigns/admin/home_plans.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        returned = Campaign.objects.filter(state=CampaignState.DRAFT, submitted_by=user)
        return {
            "rows": _waiting(user) if user.has_perm(APPROVE) else [],
            "returned": returned.exclude(returned_why=""),
        }


def _waiting(user: Any) -> list[dict[str, Any]]:
    waiting = Campaign.objects.filter(state=CampaignState.WAITING).select_related("submitted_by")
    return [{"plan": plan, "objection": objection(plan, user)} for plan in waiting.order_by("submitted_at")]
