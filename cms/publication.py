"""What follows when an article goes on the site, is taken off it, or is about to be approved."""

from typing import Any

from django.db.models.signals import pre_save
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import get_active_log_context
from wagtail.models import Revision, TaskState
from wagtail.signals import page_published, page_unpublished

from cms import ledger
from cms.models import AiringApproval, ApprovedPage, LeaderApprovalTask, LeaderDecision, SpokenPage
from cms.signals import airing_changed
from cms.uploads.serving import index_what_is_shown
from cms.workflow import approved_decisions, require_independence


def refuse_partial_approval(sender: type[TaskState], instance: TaskState, **kwargs: Any) -> None:
    """Stop any approval, by whatever code, whose approver is not independent."""
    if instance.status != TaskState.STATUS_APPROVED or kwargs.get("raw"):
        return
    if isinstance(instance.task.specific, LeaderApprovalTask):
        before = TaskState.objects.filter(pk=instance.pk).values_list("status", flat=True).first()
        if before != TaskState.STATUS_APPROVED:
            require_independence(instance)


def follow_publication(sender: type[Any], instance: ApprovedPage, revision: Revision, **kwargs: Any) -> None:
    """Write the ledger and open the loudspeakers for the words just approved."""
    if not _is_read(instance):
        return
    decision = approved_decisions(instance.pk).filter(revision=revision).order_by("-finished_at").first()
    if decision is None or not instance.live or instance.live_revision_id != revision.pk:
        return
    if isinstance(instance, SpokenPage):
        if decision.for_air and instance.for_loudspeakers:
            _approve_for_air(instance, decision)
        airing_changed.send(sender=type(instance), page_id=instance.pk)
    ledger.record_publication(instance, decision)  # last: it holds the ledger until the commit


def _is_read(page: Any) -> bool:
    """Tell the pages residents read from those that only lead to them."""
    return isinstance(page, ApprovedPage) and bool(page.kind)


def _approve_for_air(page: SpokenPage, decision: LeaderDecision) -> AiringApproval:
    author = decision.workflow_state.requested_by or page.owner
    approval, _made = AiringApproval.objects.update_or_create(
        revision_id=decision.revision_id,
        defaults={
            "page_id": page.pk,
            "title": page.title,
            "text": page.text_to_air(),
            "recording": page.recording,
            "approved_by": decision.finished_by,
            "approver": decision.finished_by.signature if decision.finished_by else "",
            "author": author.signature if author else "",
            "approved_at": decision.finished_at or timezone.now(),
            "withdrawn_at": None,
            "withdrawn_by": "",
            "withdrawal_reason": "",
        },
    )
    return approval


def follow_removal(sender: type[Any], instance: ApprovedPage, **kwargs: Any) -> None:
    """Write the ledger and close the loudspeakers; also while a page is being deleted."""
    if not _is_read(instance):
        return
    user = get_active_log_context().user
    if isinstance(instance, SpokenPage):
        airing_changed.send(sender=type(instance), page_id=instance.pk)
    ledger.record_removal(instance, user.signature if user else _("the system"), timezone.now())


def connect() -> None:
    """Listen, once for a process."""
    for sender in (TaskState, LeaderDecision):
        pre_save.connect(
            refuse_partial_approval, sender=sender, dispatch_uid=f"cms.independence.{sender.__name__}"
        )
    page_published.connect(follow_publication, dispatch_uid="cms.publication")
    page_published.connect(index_what_is_shown, dispatch_uid="cms.uploads.shown")
    page_unpublished.connect(follow_removal, dispatch_uid="cms.removal")
