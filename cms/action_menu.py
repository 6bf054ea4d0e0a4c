"""The buttons under an article: no publishing, and for leaders the way to the page on which they decide."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import (
    ActionMenuItem,
    CancelWorkflowMenuItem,
    PublishMenuItem,
    RestartWorkflowMenuItem,
    SaveDraftMenuItem,
    WorkflowMenuItem,
)

from cms.workflow import returned_with


class DecideMenuItem(ActionMenuItem):
    """To the page that shows the whole submission with its three answers."""

    name = "action-decide"
    label = _("Read and decide")
    icon_name = "check"
    order = -10

    def get_url(self, parent_context: Any) -> str:
        state = parent_context["page"].current_workflow_task_state
        return reverse("cms_decide", args=(state.pk,))


_UNWANTED = (PublishMenuItem, WorkflowMenuItem, RestartWorkflowMenuItem)


def arrange_actions(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Take out what would skip the decision page; put saving first and the decision before all."""
    items[:] = [item for item in items if not isinstance(item, _UNWANTED)]
    items.sort(key=lambda item: (not isinstance(item, SaveDraftMenuItem), item.order))
    page = context.get("page")
    if page is not None and page.pk and returned_with(page):
        items[:] = [item for item in items if not isinstance(item, CancelWorkflowMenuItem)]
    state = page.current_workflow_task_state if page is not None and page.pk else None
    if state is not None and state.task.specific.get_actions(page, request.user):
        items.insert(0, DecideMenuItem())
