"""A slot taken off the timetable by an officer, which planning never puts back, and one put back by hand."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from broadcast.approval import point
from broadcast.drafting.slots import make_slots
from broadcast.fleet.publishing import publish_on_commit
from broadcast.freshness import bump, hold_station_of
from broadcast.models import Slot
from broadcast.refusals import Refused
from broadcast.states import OPEN, SlotState, move
from cms.models import User

CHANGE = "broadcast.change_slot"


def cancel(slot: Slot, by: User, reason: str, now: datetime) -> Slot:
    """Cancel a slot whose time has not come; cancelling it twice changes nothing.

    The clock writes the play log's row when its time has come. What it would have played is wanted again
    elsewhere, so the plan is stale. Raises Refused.
    """
    _may_change(by, reason)
    with transaction.atomic():
        current = _held(slot)
        if current.state == SlotState.CANCELLED:
            return current
        if current.state not in OPEN:
            raise Refused("begun", _("This slot is on air or over; it can no longer be cancelled."))
        _expect_ahead(current, now)
        move(current, SlotState.CANCELLED, reason=reason.strip(), cancelled_by=by.signature[:150])
        _changed(current)
    return current


def restore(slot: Slot, by: User, reason: str, now: datetime) -> Slot:
    """Put a slot cancelled by hand back; it plays the bulletin it had, if that is still approved.

    Raises Refused, also where the timetable has no such slot any more.
    """
    _may_change(by, reason)
    with transaction.atomic():
        current = _held(slot)
        if current.state in OPEN:
            return current
        if not restorable(current):
            raise Refused("not_cancelled", _("This slot was not cancelled by hand; nothing can be put back."))
        _expect_ahead(current, now)
        move(current, SlotState.PLANNED, reason="", cancelled_by="", bulletin=None)
        make_slots(current.programme.station, now)
        current.refresh_from_db()
        if current.state == SlotState.CANCELLED:
            raise Refused(
                "off_the_timetable",
                _("The timetable has no airing at this time any more. Please add it in the programme."),
            )
        point(current)
        current.refresh_from_db()
        _changed(current)
    return current


def restorable(slot: Slot) -> bool:
    """Whether somebody cancelled it by hand; what the timetable cancelled, only the timetable puts back."""
    return slot.state == SlotState.CANCELLED and bool(slot.cancelled_by)


def _may_change(by: User, reason: str) -> None:
    if not by.is_active or not by.has_perm(CHANGE):
        raise Refused("not_allowed", _("You may not cancel slots. Please ask the culture officer."))
    if not reason.strip():
        raise Refused("no_reason", _("Please write the reason."))


def _held(slot: Slot) -> Slot:
    """The row as it is now, held with its station until the transaction ends."""
    hold_station_of(slot.pk)
    Slot.objects.select_for_update().get(pk=slot.pk)
    return Slot.objects.select_related("programme__station").get(pk=slot.pk)


def _expect_ahead(slot: Slot, now: datetime) -> None:
    if slot.start <= now:
        words = _("The time of this slot has come. What happens to it now, the operator notes at the board.")
        raise Refused("begun", words)


def _changed(slot: Slot) -> None:
    bump(slot.programme.station_id)
    publish_on_commit(slot.programme.station_id)
