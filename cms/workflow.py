"""How an article becomes public: submitted by its author, approved by a leader who is somebody else.

Nothing else sets an article live. The rule "author and approver are different accounts" is held here
and asked by every door: buttons, addresses, bulk actions, the admin's API and the ORM.
"""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, TaskState, WorkflowState

from cms.models import AiringApproval, LeaderApprovalTask, LeaderDecision, User
from cms.signals import airing_changed


class NotIndependent(PermissionDenied):
    """Whoever wanted to approve may not: no leader, or an author of what is to be approved."""


class NotApproved(PermissionDenied):
    """A revision was about to go public that no leader approved (submit and approve it with this module)."""


class NotReady(ValidationError):
    """A text was submitted that lacks something; the messages say what, in Vietnamese."""


def authors_of(decision: TaskState) -> set[int]:
    """Return the accounts whose work a decision is about.

    They are the owner of the page, whoever submitted it, and everybody who saved a revision since the
    last one that was approved.
    """
    page_id, state = decision.revision.object_id, decision.workflow_state
    last = approved_decisions(page_id).exclude(pk=decision.pk).order_by("-revision_id").first()
    revisions = Revision.page_revisions.filter(object_id=page_id, pk__lte=decision.revision_id)
    if last is not None:
        revisions = revisions.filter(pk__gt=last.revision_id)
    owner = Page.objects.filter(pk=page_id).values_list("owner_id", flat=True)
    return {*owner, state.requested_by_id, *revisions.values_list("user_id", flat=True)} - {None}


def approved_decisions(page_id: Any) -> Any:
    """Return the leaders' approvals of a page, as a query set of LeaderDecision."""
    return LeaderDecision.objects.filter(
        revision__object_id=str(page_id),
        revision__base_content_type__model="page",
        status=TaskState.STATUS_APPROVED,
        finished_by__isnull=False,
    )


def objection(decision: TaskState, user: Any) -> str | None:
    """Say in Vietnamese why this account may not approve, or None where it may."""
    task = decision.task.specific
    if not isinstance(task, LeaderApprovalTask) or not task.is_leader(user):
        return _("Only leaders of the People's Committee approve.")
    if user.pk in authors_of(decision):
        return _("You wrote, edited or submitted this text, so another leader must approve it.")
    return None


@transaction.atomic
def submit(page: Page, *, by: User) -> WorkflowState:
    """Submit the newest revision of a page to the leaders; raises NotReady where something is missing."""
    from cms.completeness import gaps

    latest = page.specific.get_latest_revision_as_object()
    missing = gaps(latest)
    if missing:
        raise NotReady(missing)
    if not latest.get_latest_revision():
        latest.save_revision(user=by)
    returned: WorkflowState | None = latest.current_workflow_state
    if returned is not None and returned.status == WorkflowState.STATUS_NEEDS_CHANGES:
        returned.requested_by = by
        returned.resume(by)
        return returned
    state: WorkflowState = latest.get_workflow().start(latest, by)
    return state


def returned_with(page: Page) -> str:
    """Return the reason for which a leader sent this page back, "" where it was not or is submitted again."""
    state = page.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return ""
    return str(state.current_task_state.comment)


def approve(
    subject: Page | TaskState, *, by: User, for_air: bool = True, comment: str = ""
) -> LeaderDecision:
    """Approve what waits, publish it and, with `for_air`, let the station air it.

    `subject` is the page or its decision in progress. Raises NotIndependent, saying why in Vietnamese;
    PermissionDenied where nothing waits.
    """
    decision = _waiting(subject)
    decision.for_air = for_air
    decision.approve(user=by, comment=comment)
    return decision


def send_back(subject: Page | TaskState, *, by: User, reason: str) -> LeaderDecision:
    """Return what waits to its author.

    Raises NotIndependent for anybody but a leader, ValueError without a reason.
    """
    decision = _waiting(subject)
    if not decision.task.specific.is_leader(by):
        raise NotIndependent(_("Only leaders of the People's Committee approve."))
    if not reason.strip():
        raise ValueError(_("Write the reason, so that the author knows what to do."))
    decision.reject(user=by, comment=reason.strip())
    return decision


def _waiting(subject: Page | TaskState) -> LeaderDecision:
    decision = subject if isinstance(subject, TaskState) else subject.current_workflow_task_state
    if decision is None or decision.status != TaskState.STATUS_IN_PROGRESS:
        raise PermissionDenied(_("This text does not wait for approval any more."))
    specific: LeaderDecision = decision.specific
    return specific


def require_independence(decision: TaskState) -> None:
    """Raise NotIndependent unless the account a decision names may take it."""
    reason = objection(decision, decision.finished_by)
    if reason:
        raise NotIndependent(reason)


def require_approval(revision: Revision | None, page: Page | None = None) -> None:
    """Raise NotApproved unless a leader approved this revision (of this page, where one is given)."""
    if revision is None or (page is not None and str(page.pk) != revision.object_id):
        raise NotApproved(_("This text has not been approved, so it cannot be published."))
    if not approved_decisions(revision.object_id).filter(revision=revision).exists():
        raise NotApproved(_("This text has not been approved, so it cannot be published."))


@transaction.atomic
def withdraw(page: Page, *, by: User, reason: str) -> AiringApproval:
    """Take a page off the loudspeakers while it stays on the site.

    Raises PermissionDenied without the permission or where nothing is on air, ValueError without a reason.
    """
    from cms.ledger import record_withdrawal

    if not by.has_perm("cms.withdraw_from_air"):
        raise PermissionDenied(_("You may not withdraw articles from the loudspeakers."))
    if not reason.strip():
        raise ValueError(_("Write the reason, so that the author knows what to do."))
    approval = AiringApproval.objects.filter(
        page_id=page.pk, revision_id=page.live_revision_id, withdrawn_at=None
    ).first()
    if approval is None:
        raise PermissionDenied(_("This article is not on the loudspeakers."))
    approval.withdrawn_at = timezone.now()
    approval.withdrawn_by = by.signature
    approval.withdrawal_reason = reason.strip()
    approval.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawal_reason"])
    airing_changed.send(sender=AiringApproval, page_id=page.pk)
    record_withdrawal(page.specific, approval)  # last: it holds the ledger until the commit
    return approval
