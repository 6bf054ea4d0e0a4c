"""Who is told what when a text is submitted, approved or sent back."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    task_approved,
    task_rejected,
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from cms.models import LeaderDecision, User
from cms.notifications.telling import tell
from cms.workflow import objection


def tell_leaders(instance: TaskState, **kwargs: Any) -> None:
    """A text waits: tell the leaders who may approve it."""
    decision = instance.specific
    if not isinstance(decision, LeaderDecision):
        return
    leaders = User.objects.filter(groups__in=decision.task.specific.groups.all()).distinct()
    asked = decision.workflow_state.requested_by
    tell(
        [leader for leader in leaders if objection(decision, leader) is None],
        key=f"submitted:{decision.pk}",
        words=_("%(author)s asks you to approve the %(kind)s “%(title)s”.")
        % {"author": asked.signature if asked else _("The system"), **_subject(decision)},
        link=reverse("cms_decide", args=(decision.pk,)),
    )


def tell_authors_of_approval(instance: TaskState, user: User, **kwargs: Any) -> None:
    """A leader approved: tell who submitted it and who owns it."""
    decision = instance.specific
    if not isinstance(decision, LeaderDecision):
        return
    said = (
        _("%(leader)s approved the %(kind)s “%(title)s” for the website and the loudspeakers.")
        if decision.for_air
        else _("%(leader)s approved the %(kind)s “%(title)s” for the website.")
    )
    _tell_authors(
        decision, user, f"approved:{decision.pk}", said % {"leader": user.signature, **_subject(decision)}
    )


def tell_authors_of_return(instance: TaskState, user: User, comment: str = "", **kwargs: Any) -> None:
    """A leader sent a text back: tell its authors the reason."""
    decision = instance.specific
    if not isinstance(decision, LeaderDecision):
        return
    said = _("%(leader)s sent the %(kind)s “%(title)s” back. Reason: %(reason)s")
    words = {"leader": user.signature, "reason": decision.comment or comment, **_subject(decision)}
    _tell_authors(decision, user, f"returned:{decision.pk}", said % words)


def _tell_authors(decision: LeaderDecision, leader: User, key: str, words: str) -> None:
    page = decision.revision.content_object
    authors = {decision.workflow_state.requested_by, page.owner} - {None, leader}
    tell(authors, key=key, words=words, link=reverse("wagtailadmin_pages:edit", args=(page.pk,)))


def _subject(decision: LeaderDecision) -> dict[str, str]:
    page = decision.revision.content_object
    return {"kind": str(page.specific_class._meta.verbose_name), "title": decision.revision.object_str}


def listen() -> None:
    """Tell people ourselves, and keep Wagtail from writing them a second e-mail about the same."""
    task_submitted.connect(tell_leaders, dispatch_uid="cms.notifications.submitted")
    task_approved.connect(tell_authors_of_approval, dispatch_uid="cms.notifications.approved")
    task_rejected.connect(tell_authors_of_return, dispatch_uid="cms.notifications.returned")
    for signal, sender, uid in (
        (task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
        (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
        (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
        (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
    ):
        signal.disconnect(sender=sender, dispatch_uid=uid)
