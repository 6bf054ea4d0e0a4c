"""What becomes of the slots that stand when the timetable wants others; pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class Standing(StrEnum):
    """How far a slot has come, as far as the timetable cares."""

    OPEN = "open"  # may still be changed
    LOCKED = "locked"  # its bulletin is frozen; listeners and the operator count on it
    BEGUN = "begun"  # on air, or over with
    CANCELLED = "cancelled"


STAND_INS = (Standing.LOCKED, Standing.BEGUN)


class Why(StrEnum):
    """Why a slot is not in the timetable any more."""

    TIMETABLE = "timetable_changed"
    EXCEPTION = "cancelled_that_day"
    MOVED = "moved_that_day"
    HOLIDAY = "public_holiday"
    QUIET = "quiet_hours"
    WEEKEND = "closed_on_weekends"
    OFF = "programme_out_of_use"


@dataclass(frozen=True, slots=True)
class StandingSlot:
    """A slot as it stands: `start` aware, `day` its local day."""

    id: UUID
    programme: int
    start: datetime
    day: date
    standing: Standing


@dataclass(frozen=True, slots=True)
class WantedSlot:
    """A slot the timetable wants: `start` aware, `day` its local day."""

    id: UUID
    programme: int
    start: datetime
    day: date


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

    A locked slot nobody wants any more stays on air, and the officer is told (`keep`). It stands in for the
    one the timetable wants instead on that day, as does one that has begun: nothing is aired twice because a
    time was changed. A cancelled slot that is wanted again comes back before its time.
    """
    standing = {slot.id: slot for slot in existing}
    wishes = {slot.id: slot for slot in wanted}
    ahead = sorted((slot for slot in standing.values() if slot.start > now), key=_in_time)
    unwanted = [slot for slot in ahead if slot.id not in wishes]
    missing = [slot for slot in wishes.values() if slot.id not in standing]
    fixed = [s for s in standing.values() if s.id not in wishes and s.standing in STAND_INS]
    return Reconciliation(
        create=tuple(sorted(_not_stood_in_for(missing, fixed), key=_in_time)),
        cancel=_those(unwanted, {Standing.OPEN}),
        revive=_those([slot for slot in ahead if slot.id in wishes], {Standing.CANCELLED}),
        keep=_those(unwanted, {Standing.LOCKED}),
    )


def _not_stood_in_for(missing: list[WantedSlot], fixed: Iterable[StandingSlot]) -> list[WantedSlot]:
    """The missing slots without, for each fixed one, the nearest of its programme on its day."""
    for stand_in in sorted(fixed, key=_in_time):
        same = [s for s in missing if (s.programme, s.day) == (stand_in.programme, stand_in.day)]
        if same:
            missing.remove(min(same, key=lambda s: (abs(s.start - stand_in.start), s.id)))
    return missing


def _those(slots: Iterable[StandingSlot], standings: Collection[Standing]) -> tuple[StandingSlot, ...]:
    return tuple(slot for slot in slots if slot.standing in standings)


def _in_time(slot: StandingSlot | WantedSlot) -> tuple[datetime, UUID]:
    return slot.start, slot.id
