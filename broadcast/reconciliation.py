"""What becomes of the slots that stand when the timetable wants others; pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Standing(StrEnum):
    """How far a slot has come, as far as the timetable cares."""

    OPEN = "open"  # may still be changed
    LOCKED = "locked"  # its bulletin is frozen; listeners and the operator count on it
    BEGUN = "begun"  # on air, or over with
    CANCELLED = "cancelled"


class Why(StrEnum):
    """Why a slot is not in the timetable any more."""

    TIMETABLE = "timetable_changed"
    EXCEPTION = "cancelled_that_day"
    MOVED = "moved_that_day"
    HOLIDAY = "public_holiday"
    QUIET = "quiet_hours"
    OFF = "programme_out_of_use"


@dataclass(frozen=True, slots=True)
class StandingSlot:
    """A slot as it stands: `start` aware."""

    id: UUID
    programme: int
    start: datetime
    standing: Standing


@dataclass(frozen=True, slots=True)
class WantedSlot:
    """A slot the timetable wants: `start` aware."""

    id: UUID
    programme: int
    start: datetime


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What to do, each list in time order: make, take out, put back, and leave although unwanted."""

    create: tuple[WantedSlot, ...]
    cancel: tuple[StandingSlot, ...]
    revive: tuple[StandingSlot, ...]
    keep: tuple[StandingSlot, ...]


def reconcile(
    existing: Iterable[StandingSlot], wanted: Iterable[WantedSlot], now: datetime
) -> Reconciliation:
    """Compare what stands with what is wanted. The past is never touched, nor what has begun.

    A locked slot nobody wants any more stays on air, and the officer is told (`keep`); a cancelled slot
    that is wanted again comes back before its time.
    """
    standing = {slot.id: slot for slot in existing}
    wishes = {slot.id: slot for slot in wanted}
    ahead = sorted((slot for slot in standing.values() if slot.start > now), key=_in_time)
    unwanted = [slot for slot in ahead if slot.id not in wishes]
    return Reconciliation(
        create=tuple(sorted((slot for id_, slot in wishes.items() if id_ not in standing), key=_in_time)),
        cancel=_those(unwanted, {Standing.OPEN}),
        revive=_those([slot for slot in ahead if slot.id in wishes], {Standing.CANCELLED}),
        keep=_those(unwanted, {Standing.LOCKED}),
    )


def _those(slots: Iterable[StandingSlot], standings: Collection[Standing]) -> tuple[StandingSlot, ...]:
    return tuple(slot for slot in slots if slot.standing in standings)


def _in_time(slot: StandingSlot | WantedSlot) -> tuple[datetime, UUID]:
    return slot.start, slot.id
