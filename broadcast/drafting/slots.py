"""Slots follow the timetable: made, cancelled with a reason, put back; by unique key, by any clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import structlog

from broadcast.models import HolidayRule, Programme, ProgrammeException, ProgrammeKind, Slot, Station
from broadcast.proposed import SATURDAY
from broadcast.reconciliation import Reconciliation, Standing, StandingSlot, WantedSlot, Why, reconcile
from broadcast.states import OPEN, SlotState, move
from broadcast.timetable import (
    Change,
    DayChange,
    Rule,
    UnreadableRecurrence,
    occurrences,
    quiet,
    read_lines,
    slot_id,
)
from broadcast.wording import kept_although, off_the_timetable
from cms.public_holidays import days_off
from cms.serving import changed

log = structlog.get_logger(__name__)
AHEAD = timedelta(days=28)
LONGEST_GAP = timedelta(days=92)
EXPLICIT = (Why.EXCEPTION, Why.MOVED, Why.QUIET, Why.WEEKEND)


@dataclass(frozen=True, slots=True)
class Made:
    """How many slots were made, cancelled, put back, and kept although nobody wants them."""

    created: int
    cancelled: int
    revived: int
    kept: int


def horizon(station: Station, now: datetime) -> datetime:
    """The local midnight that ends the last day slots are made for, at least 28 days ahead."""
    return _midnight(station, now, AHEAD + timedelta(days=1))


def _midnight(station: Station, at: datetime, later: timedelta = timedelta(0)) -> datetime:
    """The beginning of the station's local day that holds `at`, or of one some days later."""
    day = at.astimezone(station.zone_info).date() + later
    return datetime.combine(day, time.min, tzinfo=station.zone_info).astimezone(UTC)


def make_slots(station: Station, now: datetime) -> Made:
    """Bring the station's slots in line with its timetable. Call it with the station's row locked."""
    until = horizon(station, now)
    since = _since(station, now)
    programmes = {p.pk: p for p in station.programmes.prefetch_related("exceptions") if _readable(p)}
    today = _midnight(station, since)  # what was aired today stands in for what is wanted instead
    standing = _standing_slots(station, today, until)
    slots = {slot.id: slot for slot in standing if slot.programme_id in programmes}
    why = {slot.id: _why_unwanted(station, programmes[slot.programme_id], slot) for slot in slots.values()}
    wanted = [slot for p in programmes.values() if p.active for slot in _wanted(station, p, today, until)]
    todo = reconcile((_standing(station, slot, why[slot.id], now) for slot in slots.values()), wanted, now)
    created = [slot for slot in todo.create if slot.start >= since]
    _create(created, programmes)
    cancelled = [_cancel(slots[slot.id], why[slot.id], programmes) for slot in todo.cancel]
    revived = [_revive(slots[slot.id]) for slot in todo.revive]
    for slot in todo.keep:
        Slot.objects.filter(pk=slot.id, state__in=OPEN).update(reason=kept_although(why[slot.id]))
    _move_locks(todo, slots, programmes, now)
    settle_relays(station, now)
    return Made(len(created), sum(cancelled), sum(revived), len(todo.keep))


def settle_relays(station: Station, now: datetime) -> None:
    """A relay waits for no bulletin: its slots are ready as they are; those of a former relay are not."""
    ahead = Slot.objects.filter(programme__station=station, start__gt=now).select_related("programme")
    for slot in ahead.filter(programme__kind=ProgrammeKind.RELAY, state__in=OPEN):
        seconds = slot.programme.max_minutes * 60.0
        if slot.state == SlotState.PLANNED:
            move(slot, SlotState.READY, bulletin=None, seconds=seconds, reason="")
        elif slot.seconds != seconds or slot.bulletin_id:
            Slot.objects.filter(pk=slot.pk).update(bulletin=None, seconds=seconds)
    former = ahead.filter(programme__kind=ProgrammeKind.BULLETIN, state=SlotState.READY, bulletin=None)
    for slot in former:
        move(slot, SlotState.PLANNED, seconds=None)


def rule_of(programme: Programme) -> Rule:
    """The programme's rule as the pure timetable takes it; `exceptions` should be prefetched."""
    return Rule(
        recurrence=programme.recurrence,
        starts_on=programme.starts_on,
        ends_on=programme.ends_on,
        skips_holidays=programme.holidays == HolidayRule.SKIP,
        changes=tuple(DayChange(e.day, Change(e.kind), e.at) for e in programme.exceptions.all()),
    )


def _readable(programme: Programme) -> bool:
    """A programme whose rule cannot be read keeps the slots it has, and holds up no other."""
    try:
        read_lines(programme.recurrence)
    except UnreadableRecurrence as error:
        log.error("recurrence cannot be read", programme=programme.pk, code=error.code)
        return False
    return True


def _since(station: Station, now: datetime) -> datetime:
    """From when slots may be missing: now, or as far as a clock that then stood still for weeks had got."""
    if station.planned_until is None or station.planned_until >= now:
        return now
    return max(station.planned_until, now - LONGEST_GAP)


def _standing_slots(station: Station, since: datetime, until: datetime) -> Sequence[Slot]:
    return list(Slot.objects.filter(programme__station=station, start__gte=since, start__lt=until))


def _wanted(station: Station, programme: Programme, since: datetime, until: datetime) -> list[WantedSlot]:
    airings = occurrences(rule_of(programme), since, until, station.zone_info, _holidays(since, until))
    return [
        WantedSlot(slot_id(programme.pk, airing.start), programme.pk, airing.start, airing.local.date())
        for airing in airings
        if not quiet(airing.local.time(), station.quiet_from, station.quiet_until)
        and not _closed(station, airing.local)
    ]


def _closed(station: Station, local: datetime) -> bool:
    return not station.weekends and local.weekday() >= SATURDAY


def _holidays(since: datetime, until: datetime) -> frozenset[date]:
    return days_off(since.date() - timedelta(days=1), until.date() + timedelta(days=1))


def _standing(station: Station, slot: Slot, why: Why, now: datetime) -> StandingSlot:
    """What an officer does to one day, and the quiet hours, hold for locked slots as well."""
    if slot.state == SlotState.CANCELLED:
        standing = Standing.BEGUN if slot.cancelled_by else Standing.CANCELLED  # by hand: for good
    elif slot.state not in OPEN:
        standing = Standing.BEGUN
    elif slot.locks_at <= now and why not in EXPLICIT:
        standing = Standing.LOCKED
    else:
        standing = Standing.OPEN
    day = slot.start.astimezone(station.zone_info).date()
    return StandingSlot(slot.id, slot.programme_id, slot.start, day, standing)


def _why_unwanted(station: Station, programme: Programme, slot: Slot) -> Why:
    """What takes the slot out of the timetable, if anything does."""
    local = slot.start.astimezone(station.zone_info)
    kinds = {e.kind for e in _exceptions(programme, local.date())}
    if quiet(local.time(), station.quiet_from, station.quiet_until):
        return Why.QUIET
    if _closed(station, local):
        return Why.WEEKEND
    if not programme.active:
        return Why.OFF
    if Change.CANCEL in kinds:
        return Why.EXCEPTION
    if Change.MOVE in kinds:
        return Why.MOVED
    skips = programme.holidays == HolidayRule.SKIP
    return Why.HOLIDAY if skips and local.date() in days_off(local.date(), local.date()) else Why.TIMETABLE


def _exceptions(programme: Programme, day: date) -> list[ProgrammeException]:
    return [exception for exception in programme.exceptions.all() if exception.day == day]


def _create(wanted: Sequence[WantedSlot], programmes: dict[int, Programme]) -> None:
    rows = [
        Slot(
            id=slot.id,
            programme_id=slot.programme,
            start=slot.start,
            locks_at=slot.start - timedelta(hours=programmes[slot.programme].lock_hours),
        )
        for slot in wanted
    ]
    Slot.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    if rows:
        changed("airings")


def _cancel(slot: Slot, why: Why, programmes: dict[int, Programme]) -> bool:
    local = slot.start.astimezone(programmes[slot.programme_id].station.zone_info)
    notes = [
        e.reason for e in _exceptions(programmes[slot.programme_id], local.date()) if e.kind != Change.ADD
    ]
    note = notes[0] if notes and why in (Why.EXCEPTION, Why.MOVED) else ""
    return move(slot, SlotState.CANCELLED, reason=off_the_timetable(why, note))


def _revive(slot: Slot) -> bool:
    return move(slot, SlotState.PLANNED, reason="", bulletin=None)


def _move_locks(
    todo: Reconciliation, slots: dict[UUID, Slot], programmes: dict[int, Programme], now: datetime
) -> None:
    """The lock time follows the programme's setting while the slot is not locked."""
    leaving = {slot.id for slot in (*todo.cancel, *todo.keep)}
    for slot in slots.values():
        locks_at = slot.start - timedelta(hours=programmes[slot.programme_id].lock_hours)
        if (
            slot.id not in leaving
            and slot.state in OPEN
            and slot.locks_at > now
            and slot.locks_at != locks_at
        ):
            Slot.objects.filter(pk=slot.pk).update(locks_at=locks_at)
