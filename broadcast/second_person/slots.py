"""A single slot cancelled or put back by hand: at once, or within the lock by two people."""

from collections.abc import Callable
from datetime import datetime

from django.http import QueryDict

from broadcast import cancelling
from broadcast.models import ChangeDeed, PendingChange, Slot
from broadcast.second_person import asking
from broadcast.second_person.effects import effects_of
from cms.models import User

Deed = Callable[[Slot, User, str, datetime], Slot]
DEEDS: dict[str, Deed] = {ChangeDeed.CANCEL: cancelling.cancel, ChangeDeed.RESTORE: cancelling.restore}


def do_or_ask(slot: Slot, deed: ChangeDeed, by: User, reason: str, now: datetime) -> PendingChange | None:
    """Cancel the slot or put it back; where it is locked, ask a second person instead and return what waits.

    Raises Refused.
    """
    station = slot.programme.station
    touched = effects_of(station, lambda: DEEDS[deed](slot, by, reason, now), now)
    if not touched:
        DEEDS[deed](slot, by, reason, now)
        return None
    sent = QueryDict(mutable=True)
    sent["reason"] = reason
    return asking.ask(asking.Wish(station, deed, str(slot), sent, slot=slot), touched, by, now)


def do(change: PendingChange, sent: QueryDict, now: datetime) -> None:
    """What was asked for of a single slot, in the name of who asked. Raises Refused."""
    if change.slot is None:
        raise ValueError(f"change {change.pk} is not of a single slot")
    DEEDS[change.deed](change.slot, change.asked_by, str(sent["reason"]), now)
