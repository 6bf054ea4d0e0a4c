"""The one route to publication: a workflow of one step, a leader's approval, for every page."""

from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from cms.models import LeaderApprovalTask
from cms.roles import Role

ROUTE = "Duyệt của lãnh đạo"


def ensure_workflow() -> Workflow:
    """Make the workflow, its step and its hold on every page, as far as they are missing; return it."""
    task = LeaderApprovalTask.objects.filter(name=ROUTE).first() or LeaderApprovalTask.objects.create(
        name=ROUTE
    )
    if not task.groups.exists():
        task.groups.add(Role.LEADER.group())
    workflow, _made = Workflow.objects.get_or_create(name=ROUTE)
    if not workflow.workflow_tasks.filter(task=task).exists():
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for root in Page.objects.filter(depth=1):
        WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
    return workflow
