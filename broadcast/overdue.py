"""Slots whose time has passed: each gets its one final row, with the true reason."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from broadcast.fleet.closing import given_up, settle
from broadcast.freshness import hold_station_of
from broadcast.logbook import Ending, write
from broadcast.models import Bulletin, Outcome, PlayLogEntry, Slot, Trigger
from broadcast.playout import close, length_of
from broadcast.states import OPEN, BulletinState, SlotState


@dataclass(frozen=True, slots=True)
class Closed:
    """A slot the clock closed, and how."""

    slot: str
    outcome: str
    reason: str


def passed(now: datetime) -> list[Slot]:
    """The slots whose start has passed and that have no final row yet; one query."""
    unwritten = Q(state=SlotState.CANCELLED) & ~Exists(PlayLogEntry.objects.filter(slot=OuterRef("pk")))
    begun = Slot.objects.filter(Q(state__in=[*OPEN, SlotState.AIRING]) | unwritten, start__lte=now)
    return list(begun.select_related("programme__station", "bulletin").order_by("start", "pk"))


def close_passed(slots: list[Slot], now: datetime) -> list[Closed]:
    """Close those whose time is over at `now`, each in a transaction of its own.

    What players play is closed by what they report, and awaited until then (broadcast.fleet.closing).
    """
    waited_for = [_told(entry) for slot in given_up(now) if (entry := settle(slot.pk, now)) is not None]
    over = [slot for slot in slots if over_at(slot) <= now]
    return waited_for + [done for slot in over if (done := _close(slot, now)) is not None]


def over_at(slot: Slot) -> datetime:
    """From when on a slot that has begun, or should have, is closed by the clock."""
    grace = timedelta(minutes=slot.programme.station.grace_minutes)
    if slot.state == SlotState.CANCELLED:
        return slot.start
    if slot.state == SlotState.AIRING and slot.began_at:
        return slot.began_at + timedelta(seconds=length_of(slot)) + grace
    return slot.start + grace


def _close(slot: Slot, now: datetime) -> Closed | None:
    if slot.state != SlotState.CANCELLED and (reported := settle(slot.pk, now, over=True)) is not None:
        return _told(reported)
    with transaction.atomic():
        hold_station_of(slot.pk)
        current = Slot.objects.select_for_update().get(pk=slot.pk)
        if current.state != slot.state:
            return None
        ending = _ending(slot, now)
        entry = write(slot, ending) if ending.outcome == Outcome.CANCELLED else close(slot, ending)
    return _told(entry)


def _told(entry: PlayLogEntry) -> Closed:
    return Closed(str(entry.slot_id), entry.outcome, entry.reason)


def _ending(slot: Slot, now: datetime) -> Ending:
    if slot.state == SlotState.CANCELLED:
        return Ending(Outcome.CANCELLED, now, Trigger.CLOCK, slot.cancelled_by, slot.reason)
    if slot.state == SlotState.AIRING:
        reason = _("Nobody confirmed that it was heard to its end.")
        return Ending(Outcome.PARTIAL, now, Trigger.CLOCK, reason=reason)
    return Ending(Outcome.MISSED, now, Trigger.CLOCK, reason=why_missed(slot))


def why_missed(slot: Slot) -> str:
    """The true reason a slot was not heard, in words, from the state its bulletin is in."""
    local = over_at(slot).astimezone(slot.programme.station.zone_info)
    if slot.state == SlotState.READY and slot.programme.is_relay:
        return _("Nobody began the relay before %(at)s.") % {"at": f"{local:%H:%M}"}
    if slot.state == SlotState.READY:
        return _("The bulletin was ready, but nobody pressed “Play” before %(at)s.") % {
            "at": f"{local:%H:%M}"
        }
    newest = slot.newest
    if newest is None:
        return slot.reason or _("No bulletin was made for this slot.")
    return {
        BulletinState.DRAFT: _not_built(newest.failure),
        BulletinState.BUILDING: _not_built(newest.failure),
        BulletinState.BUILT: _("The bulletin was not approved in time."),
        BulletinState.APPROVED: _("The bulletin was approved too late."),
        BulletinState.REJECTED: _refused(newest),
        BulletinState.FAILED: _("The bulletin could not be built: %(why)s") % {"why": newest.failure},
    }[BulletinState(newest.state)]


def _refused(newest: Bulletin) -> str:
    if newest.taken_back:
        return _("The bulletin was withdrawn: %(why)s") % {"why": newest.rejection}
    return _("The bulletin was refused: %(why)s") % {"why": newest.rejection}


def _not_built(failure: str) -> str:
    sentence = _("The bulletin was not finished in time.")
    return f"{sentence} {failure}" if failure else sentence
