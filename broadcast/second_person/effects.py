"""What saving a form would do to slots that are locked: tried out in a transaction that is taken back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from broadcast.drafting.slots import make_slots
from broadcast.models import Programme, Slot, Station
from broadcast.states import OPEN

NEW_LOCK_HOURS = 12
"""How long before its first airing a new programme counts as locked at the least, whatever it says itself."""


class Effect(StrEnum):
    ADDED = "added"
    CANCELLED = "cancelled"
    ELSEWHERE = "elsewhere"  # other loudspeakers, or another stream


@dataclass(frozen=True, slots=True)
class Touched:
    """A locked airing a change would touch; `start` aware."""

    what: Effect
    title: str
    start: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """An airing to come, as far as people count on it. `heard`: where and from what."""

    title: str
    start: datetime
    lock_hours: int
    heard: tuple[object, ...]


def effects_of(station: Station, save: Callable[[], object], now: datetime) -> list[Touched]:
    """What `save` would do to airings of the station whose lock time has passed at `now`; nothing is kept."""
    with transaction.atomic():
        held = Station.objects.select_for_update().get(pk=station.pk)
        make_slots(held, now)
        before = _standing(held, now)
        save()
        after = Station.objects.get(pk=station.pk)
        make_slots(after, now)
        found = compare(before, _standing(after, now), now)
        transaction.set_rollback(True)
    return found


def is_locked(slot: Slot, now: datetime) -> bool:
    """Whether the lock time of a slot has passed, by its own or by its programme's hours of today."""
    return slot.start - timedelta(hours=_hours(slot)) <= now


def compare(before: dict[UUID, Standing], after: dict[UUID, Standing], now: datetime) -> list[Touched]:
    """The locked airings that differ, in order. The longer of two lock times counts, and a lock is not
    shortened to get around it: what was locked by the old one still is.
    """
    hours = {one.title: one.lock_hours for one in before.values()}
    touched = [
        Touched(Effect.CANCELLED, one.title, one.start)
        for key, one in before.items()
        if key not in after and _locked(one, one.lock_hours, now)
    ]
    for key, one in after.items():
        lock = max(one.lock_hours, hours.get(one.title, NEW_LOCK_HOURS))
        old = before.get(key)
        if not _locked(one, lock, now) or (old and old.heard == one.heard):
            continue
        touched.append(Touched(Effect.ELSEWHERE if old else Effect.ADDED, one.title, one.start))
    return sorted(touched, key=lambda one: (one.start, one.title, one.what))


def _locked(one: Standing, lock_hours: int, now: datetime) -> bool:
    return one.start - timedelta(hours=lock_hours) <= now


def _standing(station: Station, now: datetime) -> dict[UUID, Standing]:
    slots = Slot.objects.filter(programme__station=station, state__in=OPEN, start__gt=now)
    rows = slots.select_related("programme").prefetch_related("programme__zones")
    return {slot.pk: Standing(slot.programme.title, slot.start, _hours(slot), _heard(slot)) for slot in rows}


def _hours(slot: Slot) -> int:
    return max(slot.programme.lock_hours, round((slot.start - slot.locks_at).total_seconds() / 3600))


def _heard(slot: Slot) -> tuple[object, ...]:
    programme: Programme = slot.programme
    zones = tuple(sorted(zone.pk for zone in programme.zones.all()))
    return zones, programme.kind, programme.stream_url
