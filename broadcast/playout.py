"""What the operator does with a slot: play it, end it, say why it was not aired. Each deed may be repeated
(a browser that sends twice, two tabs): the first one counts, the others find it done.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from broadcast.fleet.publishing import publish_on_commit
from broadcast.fleet.reach import expects_players
from broadcast.freshness import bump, hold_station_of
from broadcast.logbook import Ending, write
from broadcast.models import Outcome, PlayLogEntry, Slot, Station, Trigger
from broadcast.objections import runs_into_quiet
from broadcast.refusals import Refused
from broadcast.states import BulletinState, SlotState, move
from broadcast.timetable import quiet
from cms.models import User

OPERATE = "broadcast.operate"
EARLY = timedelta(minutes=5)
NOT_BEFORE = timedelta(hours=1)
"""Earlier than this a slot that will not be heard is a change of the plan, which takes two people."""
WHOLE = 0.9
"""From this share of its length on, a bulletin counts as aired."""

OVER = (SlotState.AIRED, SlotState.PARTIAL, SlotState.MISSED, SlotState.CANCELLED)
ENDINGS = {
    Outcome.AIRED: SlotState.AIRED,
    Outcome.PARTIAL: SlotState.PARTIAL,
    Outcome.MISSED: SlotState.MISSED,
}


@dataclass(frozen=True, slots=True)
class Position:
    """Where a slot on air has got to: seconds since its beginning, and how many are left."""

    seconds: float
    left: float


def start(slot: Slot, by: User, now: datetime) -> Slot:
    """Put a ready slot on air; raises Refused outside its time, in quiet hours, or without a bulletin."""
    _may_operate(by)
    with transaction.atomic():
        current = _locked(slot)
        if current.state == SlotState.AIRING:
            return current
        _expect_ready(current)
        _expect_its_time(current, now)
        _expect_no_quiet(current, now)
        move(current, SlotState.AIRING, began_at=now, reason="")
    return current


def resume(slot: Slot, by: User, now: datetime) -> Position:
    """Where to go on playing a slot that is on air, after a page or a machine was closed in between."""
    _may_operate(by)
    current = Slot.objects.select_related("programme__station", "bulletin").get(pk=slot.pk)
    if current.state != SlotState.AIRING or current.began_at is None:
        raise Refused("not_airing", _("This slot is not on air."))
    gone = max(0.0, (now - current.began_at).total_seconds())
    return Position(gone, max(0.0, length_of(current) - gone))


def finish(
    slot: Slot, by: User, now: datetime, *, seconds: float | None = None, reason: str = ""
) -> PlayLogEntry:
    """End a slot on air. `seconds`: what was heard of it, by default the time since it began.

    Less than nine tenths of its length is aired in part, with the reason. Ending it again returns the row.
    """
    _may_operate(by)
    with transaction.atomic():
        hold_station_of(slot.pk)
        current = _locked(slot)
        if current.state in OVER:
            return _row(current)
        if current.state != SlotState.AIRING or current.began_at is None:
            raise Refused("not_airing", _("This slot is not on air. Press “Play” first."))
        heard = _heard(current, now, seconds)
        whole = heard >= WHOLE * length_of(current)
        why = reason.strip() or ("" if whole else _("It was ended before its end; no reason was given."))
        outcome = Outcome.AIRED if whole else Outcome.PARTIAL
        return close(current, Ending(outcome, now, Trigger.OPERATOR, by.signature, why, heard))


def not_aired(slot: Slot, by: User, reason: str, now: datetime) -> PlayLogEntry:
    """Say that a slot was not, or will not be, heard and why; raises Refused without a reason."""
    _may_operate(by)
    if not reason.strip():
        raise Refused("no_reason", _("Please say why it was not aired."))
    with transaction.atomic():
        hold_station_of(slot.pk)
        current = _locked(slot)
        if current.state in OVER:
            return _row(current)
        if now < current.start - NOT_BEFORE:
            raise Refused(
                "too_early",
                _("This slot is more than an hour ahead. Ask the officer to cancel it in the timetable."),
            )
        if current.state != SlotState.AIRING and now >= current.start and expects_players(current):
            raise Refused(
                "players",
                _(
                    "The players play this slot by themselves, and what they report is written down. "
                    "If a player is broken, revoke it under Players."
                ),
            )
        publish_on_commit(current.programme.station_id)
        return close(current, Ending(Outcome.MISSED, now, Trigger.OPERATOR, by.signature, reason.strip()))


def close(slot: Slot, ending: Ending, **more: Any) -> PlayLogEntry:
    """Move a slot to its end and write it down, together; the caller holds the rows of station and slot.

    `more`: what else changes in the slot. What was not heard becomes wanted again, so the plan is stale.
    """
    heard = ending.seconds if ending.outcome == Outcome.PARTIAL else None
    if not move(slot, ENDINGS[ending.outcome], reason=ending.reason, heard_seconds=heard, **more):
        return _row(slot)
    if ending.outcome != Outcome.AIRED:
        bump(slot.programme.station_id)
    return write(slot, ending)


def length_of(slot: Slot) -> float:
    """How long the slot's bulletin is, in seconds; its programme's limit where nobody knows."""
    if slot.bulletin and slot.bulletin.seconds:
        return slot.bulletin.seconds
    return slot.seconds or slot.programme.max_minutes * 60.0


def _heard(slot: Slot, now: datetime, seconds: float | None) -> float:
    gone = (now - slot.began_at).total_seconds() if slot.began_at else 0.0
    return min(length_of(slot), max(0.0, gone if seconds is None else seconds))


def _locked(slot: Slot) -> Slot:
    """The row as it is now, held until the transaction ends."""
    Slot.objects.select_for_update().get(pk=slot.pk)
    return Slot.objects.select_related("programme__station", "bulletin").get(pk=slot.pk)


def _row(slot: Slot) -> PlayLogEntry:
    try:
        return PlayLogEntry.objects.get(key=f"slot:{slot.pk}")
    except PlayLogEntry.DoesNotExist as error:
        raise Refused("cancelled", _("This slot was cancelled. %(why)s") % {"why": slot.reason}) from error


def _may_operate(by: User) -> None:
    if not by.is_active or not by.has_perm(OPERATE):
        raise Refused("not_allowed", _("Only the operator of the station may do this."))


def _expect_ready(slot: Slot) -> None:
    words = {
        SlotState.PLANNED: _("The bulletin is not ready yet, so it cannot be played."),
        SlotState.AWAITED: _("The time of this slot is over; the players have still to say what was heard."),
        SlotState.AIRED: _("This slot was aired already."),
        SlotState.PARTIAL: _("This slot was aired in part already and is closed."),
        SlotState.MISSED: _("This slot is closed: it was not aired. %(why)s"),
        SlotState.CANCELLED: _("This slot was cancelled. %(why)s"),
    }
    if slot.state != SlotState.READY:
        raise Refused(f"is_{slot.state}", words[SlotState(slot.state)] % {"why": slot.reason})
    if slot.programme.is_relay:
        return
    if not slot.bulletin or slot.bulletin.state != BulletinState.APPROVED:
        raise Refused("not_approved", _("The bulletin of this slot is not approved, so it cannot be played."))
    file = slot.bulletin.file
    if not file.name or not file.storage.exists(file.name):
        raise Refused(
            "no_file",
            _("The sound file of this bulletin is not on the machine. The officer can have it made again."),
        )


def _expect_its_time(slot: Slot, now: datetime) -> None:
    station = slot.programme.station
    first, last = slot.start - EARLY, slot.start + timedelta(minutes=station.grace_minutes)
    words = {"first": _clock(first, station), "last": _clock(last, station)}
    if now < first:
        raise Refused("too_early", _("It is too early: this slot may be played from %(first)s.") % words)
    if now > last:
        raise Refused("too_late", _("It is too late: this slot could be played until %(last)s.") % words)


def _expect_no_quiet(slot: Slot, now: datetime) -> None:
    station = slot.programme.station
    local = now.astimezone(station.zone_info).replace(tzinfo=None)
    words = {"from": f"{station.quiet_from:%H:%M}", "until": f"{station.quiet_until:%H:%M}"}
    if quiet(local.time(), station.quiet_from, station.quiet_until):
        raise Refused(
            "quiet", _("Now are the quiet hours (%(from)s to %(until)s): nothing is aired.") % words
        )
    if runs_into_quiet(local, length_of(slot), station.quiet_from, station.quiet_until):
        raise Refused("quiet", _("It would last into the quiet hours (%(from)s to %(until)s).") % words)


def _clock(at: datetime, station: Station) -> str:
    return f"{at.astimezone(station.zone_info):%H:%M}"
