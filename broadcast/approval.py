"""Who says a bulletin may be aired, and which version its slot then plays."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from broadcast.fleet.publishing import publish_on_commit
from broadcast.freshness import bump, hold_station_of
from broadcast.models import ApprovalRule, Bulletin, ItemKind, Slot
from broadcast.refusals import Refused
from broadcast.states import OPEN, BulletinState, SlotState, move
from cms.models import LeaderDecision, User
from cms.serving import changed
from cms.workflow import authors_of

APPROVE = "broadcast.approve_bulletin"


def approve(bulletin: Bulletin, by: User, now: datetime) -> Bulletin:
    """Approve a built bulletin for airing and make its slot ready; approving it twice changes nothing.

    Raises Refused where `by` may not approve, wrote one of its items, or there is nothing to approve.
    """
    _may_decide(by)
    if _wrote_any_of(bulletin, by):
        raise Refused(
            "own_words",
            _("You wrote an item of this bulletin. Somebody else has to approve it."),
        )
    with transaction.atomic():
        current = _locked(bulletin)
        if current.state != BulletinState.APPROVED:
            _expect(current, BulletinState.BUILT)
            move(current, BulletinState.APPROVED, approved_by=by.signature[:400], approved_at=now)
        point(current.slot)
    return current


def reject(bulletin: Bulletin, by: User, reason: str, now: datetime) -> Bulletin:
    """Refuse a built or approved bulletin, saying why; its slot waits for another version.

    The same content is not made again until something in it changed, or somebody asks for it by hand.
    """
    _may_decide(by)
    if not reason.strip():
        raise Refused("no_reason", _("Please write why you do not approve it, so that it can be put right."))
    with transaction.atomic():
        hold_station_of(bulletin.slot_id)
        current = _locked(bulletin)
        if current.state == BulletinState.REJECTED:
            return current
        _expect(current, BulletinState.BUILT, BulletinState.APPROVED)
        if current.slot.state not in OPEN and current.slot.bulletin_id == current.pk:
            raise Refused(
                "begun", _("This bulletin is on air or was aired already; it can no longer be refused.")
            )
        move(
            current,
            BulletinState.REJECTED,
            rejected_by=by.signature[:150],
            rejected_at=now,
            rejection=reason.strip(),
        )
        let_go(current)
        bump(current.slot.programme.station_id)
    return current


def settle(bulletin: Bulletin, now: datetime | None = None) -> Bulletin:
    """After a build: approve by its items where the station's rule says so, and point the slot at the newest
    approved version. Safe to call again, from anywhere.
    """
    with transaction.atomic():
        current = _locked(bulletin)
        by_items = current.slot.programme.station.approval == ApprovalRule.ITEMS
        approvers = _approvers(current) if by_items else ()
        if approvers and current.state == BulletinState.BUILT:
            move(
                current,
                BulletinState.APPROVED,
                approved_by=", ".join(approvers)[:400],
                approved_at=now or timezone.now(),
                approved_with_items=True,
            )
        point(current.slot)
    return current


def point(slot: Slot) -> None:
    """Let the slot play its newest approved version, where there is one and the slot has not begun."""
    newest = slot.versions.filter(state=BulletinState.APPROVED).exclude(file="").order_by("-version").first()
    if newest is None or slot.state not in OPEN:
        return
    changes: dict[str, Any] = {"bulletin": newest, "seconds": newest.seconds, "reason": ""}
    if slot.state == SlotState.PLANNED:
        move(slot, SlotState.READY, **changes)
    elif slot.bulletin_id != newest.pk:
        Slot.objects.filter(pk=slot.pk, state=SlotState.READY).update(**changes)
        changed("airings")
    publish_on_commit(slot.programme.station_id)


def let_go(bulletin: Bulletin) -> None:
    """Take a bulletin that is no longer approved out of its slot, which falls back to planned."""
    slot = Slot.objects.get(pk=bulletin.slot_id)
    if slot.bulletin_id == bulletin.pk and slot.state == SlotState.READY:
        move(slot, SlotState.PLANNED, bulletin=None, reason=bulletin.rejection)
        publish_on_commit(slot.programme.station_id)


def _may_decide(by: User) -> None:
    if not by.is_active or not by.has_perm(APPROVE):
        raise Refused("not_allowed", _("Only a leader may approve bulletins. Please ask one to do it."))


def _wrote_any_of(bulletin: Bulletin, by: User) -> bool:
    """By account, as the leader's decision on each item knows its authors; by name where there is none."""
    items = list(bulletin.items.filter(kind=ItemKind.ITEM))
    decisions = LeaderDecision.objects.filter(revision_id__in=[item.revision for item in items])
    if any(by.pk in authors_of(decision) for decision in decisions):
        return True
    decided = {decision.revision_id for decision in decisions}
    names = {by.signature, by.get_full_name(), by.username} - {""}
    return any(item.author in names for item in items if item.revision not in decided)


def _approvers(bulletin: Bulletin) -> tuple[str, ...]:
    """The leaders who approved the items, in order; () when any item has none."""
    names = list(bulletin.items.filter(kind=ItemKind.ITEM).values_list("approver", flat=True))
    return tuple(dict.fromkeys(names)) if names and all(names) else ()


def _locked(bulletin: Bulletin) -> Bulletin:
    """The row as it is now, its slot held until the transaction ends."""
    Slot.objects.select_for_update().get(pk=bulletin.slot_id)
    return Bulletin.objects.select_related("slot__programme__station").get(pk=bulletin.pk)


def _expect(bulletin: Bulletin, *states: BulletinState) -> None:
    if bulletin.state not in states:
        words = {
            BulletinState.REJECTED: _("This version was refused already. Ask for it to be made again."),
            BulletinState.APPROVED: _("This version is approved already."),
            BulletinState.FAILED: _("This version could not be built. Ask for it to be made again."),
        }
        waiting = _("This version is not finished yet. Please come back when it has been built.")
        raise Refused(f"is_{bulletin.state}", words.get(BulletinState(bulletin.state), waiting))
