"""What people find first after signing in: what waits for them, and the way to a new article."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import UserObjectsInWorkflowModerationPanel
from wagtail.models import TaskState, WorkflowState

from cms.gatherings import Gathering, gatherings
from cms.kinds import list_models
from cms.workflow import objection


class WaitingPanel(Component):
    """For leaders: what waits for a decision, oldest first; before anything else on their front page."""

    name = "waiting"
    order = 30
    template_name = "cms/admin/home_waiting.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        waiting = (
            TaskState.objects.reviewable_by(user)
            .select_related("revision", "workflow_state__requested_by")
            .order_by("started_at")
        )
        pages = {decision.revision.object_id for decision in waiting}
        together = [one for one in gatherings() if one.holds(pages) or _decides(user, one)]
        gathered = {str(page) for one in together for page in one.pages}
        rows = [
            {
                "decision": decision,
                "title": decision.revision.object_str,
                "author": decision.workflow_state.requested_by,
                "objection": objection(decision, user),
            }
            for decision in waiting
            if decision.revision.object_id not in gathered
        ]
        return {"rows": rows, "gatherings": together}


def _decides(user: Any, one: Gathering) -> bool:
    return bool(one.permission) and bool(user.has_perm(one.permission))


class SubmittedPanel(UserObjectsInWorkflowModerationPanel):
    """For authors: what waits with a leader; what was sent back stands in ReturnedPanel, with its reason."""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        user = parent_context["request"].user
        context["workflow_states"] = [
            state for state in context["workflow_states"] if not _is_returned_to(state, user)
        ]
        return context


def _is_returned_to(state: WorkflowState, user: Any) -> bool:
    """Tell what ReturnedPanel shows `user`; an owner whom somebody else submitted for sees it only here."""
    returned: bool = state.status == WorkflowState.STATUS_NEEDS_CHANGES
    return returned and state.requested_by_id == user.pk


class ReturnedPanel(Component):
    """For authors: what a leader sent back, and why."""

    name = "returned"
    order = 55
    template_name = "cms/admin/home_returned.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        returned = (
            WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES, requested_by=user)
            .select_related("current_task_state__revision", "current_task_state__finished_by")
            .order_by("-current_task_state__finished_at")
        )
        return {"decisions": [state.current_task_state for state in returned]}


class WritingPanel(Component):
    """For whoever may write: what a new page can be begun in, a button each."""

    name = "writing"
    order = 60
    template_name = "cms/admin/home_writing.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        lists = (page for model in list_models() for page in model.objects.all())
        return {
            "doors": [
                {"list": page, "model": page.entry_model()._meta}
                for page in lists
                if page.permissions_for_user(user).can_add_subpage()
            ]
        }


def arrange(request: HttpRequest, panels: list[Component]) -> None:
    """Put our panels in place of Wagtail's list of tasks, whose buttons would skip reading the text."""
    replaced = {"workflow_objects_to_moderate", SubmittedPanel.name}
    panels[:] = [panel for panel in panels if panel.name not in replaced]
    panels += [WaitingPanel(), ReturnedPanel(), WritingPanel(), SubmittedPanel()]
