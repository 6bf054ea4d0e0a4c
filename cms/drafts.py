"""Whom the admin tells of a draft: its author, whoever may change it, a leader it waits for.

Wagtail lists every page below those where somebody may add one, also what they may not open. Its lists,
its search, the admin's API and the log of the site all ask one method of its permission policy, which
`narrow` makes smaller; choosers ask nobody, and go through their hook (cms/wagtail_hooks.py).
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest
from wagtail.admin.views.chooser import ChosenMultipleView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.models import Page, TaskState
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import page_permission_policy
from wagtail.query import PageQuerySet

from cms.models import LeaderApprovalTask, LeaderDecision


def told(user: Any, pages: PageQuerySet) -> PageQuerySet:
    """Return those of `pages` the admin may name to this account."""
    theirs = Q(live=True) | Q(pk__in=_worked_on(user))
    if any(task.is_leader(user) for task in LeaderApprovalTask.objects.filter(active=True)):
        theirs |= Q(pk__in=_waiting())
    return pages.filter(theirs)


def require_told(user: Any, page_id: int) -> None:
    """Raise PermissionDenied where the admin may not name this page to the account."""
    if not told(user, Page.objects.filter(pk=page_id)).exists():
        raise PermissionDenied


def _worked_on(user: Any) -> PageQuerySet:
    """Return the pages an account may change: its own at least, where it may write any."""
    may_change = page_permission_policy.instances_user_has_any_permission_for(user, ("change", "publish"))
    return may_change.order_by().values("pk")


def _waiting() -> list[int]:
    waiting = LeaderDecision.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, revision__base_content_type__model="page"
    )
    return [int(key) for key in waiting.values_list("revision__object_id", flat=True)]


def narrow() -> None:
    """Have Wagtail's own lists of pages ask, once for a process."""
    wide = PagePermissionPolicy.explorable_instances

    def explorable_instances(self: PagePermissionPolicy, user: Any) -> PageQuerySet:
        return told(user, wide(self, user))

    if wide.__module__ != __name__:
        PagePermissionPolicy.explorable_instances = explorable_instances
    # Names the page last changed of each kind, whoever wrote it.
    PageTypesUsageReportView.any_permission_required = ["publish"]


class ChosenPages(ChosenMultipleView):
    """What Wagtail's program asks when several pages were ticked: those the account was shown."""

    def get(self, request: HttpRequest) -> Any:
        for key in request.GET.getlist("id"):
            if not key.isdecimal():
                raise PermissionDenied
            require_told(request.user, int(key))
        return super().get(request)
