"""A leader's one act about a whole batch: all of it goes public, or none."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState

from cms import workflow
from cms.models import LeaderDecision, User
from cms.notifications.telling import told_together
from cms.procedures.columns import differences
from cms.procedures.gathering import link_to
from cms.procedures.models import BatchItem, BatchState, ProcedureBatch
from cms.procedures.record import record_of


@dataclass(frozen=True, slots=True)
class Waiting:
    """A procedure of a batch and the decision that is open about it; `changes` against what is public."""

    item: BatchItem
    decision: LeaderDecision
    changes: list[tuple[str, str, str]]


def waiting(batch: ProcedureBatch) -> list[Waiting]:
    """Return what of a batch still waits for a leader, as it was submitted with it."""
    items = {item.revision_id: item for item in batch.items.filter(note="").select_related("page")}
    decisions = (
        LeaderDecision.objects.filter(revision_id__in=items, status=TaskState.STATUS_IN_PROGRESS)
        .select_related("revision", "workflow_state", "task")
        .order_by("pk")
    )
    return [Waiting(items[one.revision_id], one, _changes(items[one.revision_id], one)) for one in decisions]


def _changes(item: BatchItem, decision: LeaderDecision) -> list[tuple[str, str, str]]:
    after = record_of(decision.revision.as_object())
    before = record_of(item.page) if item.page.live else dict.fromkeys(after, "")
    return differences(before, after)


def objections(found: Iterable[Waiting], user: User) -> Iterator[str]:
    """Say once each why an account may not approve what waits."""
    seen: set[str] = set()
    for one in found:
        reason = workflow.objection(one.decision, user)
        if reason and reason not in seen:
            seen.add(reason)
            yield reason


@transaction.atomic
def approve(batch: ProcedureBatch, *, by: User) -> int:
    """Approve everything that waits, for the site only; return how many procedures went public.

    Raises PermissionDenied (NotIndependent among them) where one of them may not be approved by this
    account, or where nothing waits; then none is. Raises WrongState where somebody else was faster.
    """
    found = _found(batch)
    _claimed(batch).move(BatchState.APPROVED, decided_by=by, decided_at=timezone.now())
    words = _("%(leader)s approved the import “%(file)s”: %(number)d procedures are public.")
    with told_together(**_told(batch, "approved", words, by, len(found))):
        for one in found:
            workflow.approve(one.decision, by=by, for_air=False)
    batch.refresh_from_db()
    return len(found)


@transaction.atomic
def send_back(batch: ProcedureBatch, *, by: User, reason: str) -> int:
    """Return everything that waits to its author; return how many. Raises as `approve`, ValueError too."""
    found = _found(batch)
    _claimed(batch).move(BatchState.RETURNED, decided_by=by, decided_at=timezone.now(), reason=reason.strip())
    words = _("%(leader)s sent the import “%(file)s” back. Reason: %(reason)s")
    with told_together(**_told(batch, "returned", words, by, len(found), reason=reason.strip())):
        for one in found:
            workflow.send_back(one.decision, by=by, reason=reason)
    batch.refresh_from_db()
    return len(found)


def _told(
    batch: ProcedureBatch, step: str, words: str, by: User, number: int, reason: str = ""
) -> dict[str, str]:
    """What the authors are told at once, in place of a sentence a procedure."""
    said = {"leader": by.signature, "file": batch.file_name, "number": number, "reason": reason}
    return {"key": f"batch:{batch.pk}:{step}", "words": words % said, "link": link_to(batch)}


def _claimed(batch: ProcedureBatch) -> ProcedureBatch:
    """Return a copy to take the step with: the caller's own still tells the truth if all of it is undone."""
    return ProcedureBatch.objects.select_for_update().get(pk=batch.pk)


def _found(batch: ProcedureBatch) -> list[Waiting]:
    found = waiting(batch)
    if not found:
        raise PermissionDenied(_("Nothing of this import waits for approval any more."))
    return found


def settle(batch: ProcedureBatch) -> None:
    """Close a submitted batch whose procedures were all decided one by one."""
    if batch.state == BatchState.SUBMITTED and not waiting(batch):
        live = Page.objects.filter(pk__in=batch.items.values("page_id"), live=True).exists()
        batch.move(BatchState.APPROVED if live else BatchState.RETURNED, decided_at=timezone.now())
