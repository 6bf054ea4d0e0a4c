"""A slot taken off the timetable by an officer; planning never puts it back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from broadcast.fleet.publishing import publish_on_commit
from broadcast.freshness import bump, hold_station_of
from broadcast.models import Slot
from broadcast.refusals import Refused
from broadcast.states import SlotState, move
from cms.models import User

CHANGE = "broadcast.change_slot"
OPEN = (SlotState.PLANNED, SlotState.READY)


def cancel(slot: Slot, by: User, reason: str, now: datetime) -> Slot:
    """Cancel a slot that has not begun; cancelling it twice changes nothing.

    The clock writes the play log's row when its time has come. What it would have played is wanted again
    elsewhere, so the plan is stale. Raises Refused.
    """
    if not by.is_active or not by.has_perm(CHANGE):
        raise Refused("not_allowed", _("You may not cancel slots. Please ask the culture officer."))
    if not reason.strip():
        raise Refused("no_reason", _("Please write the reason."))
    with transaction.atomic():
        hold_station_of(slot.pk)
        Slot.objects.select_for_update().get(pk=slot.pk)
        current = Slot.objects.select_related("programme").get(pk=slot.pk)
        if current.state == SlotState.CANCELLED:
            return current
        if current.state not in OPEN:
            raise Refused("begun", _("This slot is on air or over; it can no longer be cancelled."))
        move(current, SlotState.CANCELLED, reason=reason.strip(), cancelled_by=by.signature[:150])
        bump(current.programme.station_id)
        publish_on_commit(current.programme.station_id)
    return current
