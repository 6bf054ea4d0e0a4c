"""What happened around a slot: to its players, by a second person, in the fault book, by emergencies.

Each source asks the database a fixed number of times, however much there is to tell.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.db.models import Q

from broadcast.fleet.handovers import KEPT
from broadcast.fleet.manifest import reaches
from broadcast.fleet.reach import expected
from broadcast.models import (
    ChangeDeed,
    Emergency,
    Fault,
    Handover,
    Outage,
    PendingChange,
    Player,
    PreflightFinding,
    Slot,
    zone_ids,
)
from broadcast.second_person.asking import sentences
from broadcast.states import ChangeState, EmergencyState, SlotState
from broadcast.why.events import Event, Step, Tone, waves

TOGETHER = timedelta(minutes=10)
HEARD = (EmergencyState.ON_AIR, EmergencyState.STOPPED, EmergencyState.ENDED)
DECIDED = {
    ChangeState.CONFIRMED: Step.CONFIRMED,
    ChangeState.REFUSED: Step.TURNED_DOWN,
    ChangeState.LAPSED: Step.LAPSED,
}


def end_of(slot: Slot) -> datetime:
    """When it would have been over, or was."""
    seconds = slot.seconds or slot.programme.max_minutes * 60
    return (slot.began_at or slot.start) + timedelta(seconds=seconds)


def handovers(slot: Slot, now: datetime) -> Iterator[Event]:
    """Which players had the slot in their plan, since when, and who had not when its time came."""
    rows = list(Handover.objects.filter(slot=slot).select_related("player"))
    sounds: dict[str, list[tuple[datetime, str]]] = defaultdict(list)
    for row in rows:
        sounds[row.sha256].append((row.at, row.player.name))
    for sha256, moments in sounds.items():
        for wave in waves(moments, TOGETHER):
            said = {"players": wave.names, "first": wave.first, "last": wave.last, "sha256": sha256[:8]}
            yield Event(Step.HANDED, wave.first, said)
    gone = [(row.gone_at, row.player.name) for row in rows if row.gone_at and _left(row, rows)]
    for wave in waves(gone, TOGETHER):
        yield Event(Step.DROPPED, wave.first, {"players": wave.names}, Tone.BAD)
    if now - KEPT < slot.start <= now and slot.state != SlotState.CANCELLED:
        yield from _never(slot, {row.player_id for row in rows if row.at <= slot.start})


def _left(row: Handover, rows: list[Handover]) -> bool:
    """Whether the player had no other version of it in its plan at once."""
    return not any(other.player_id == row.player_id and other.at == row.gone_at for other in rows)


def _never(slot: Slot, had: set[int]) -> Iterator[Event]:
    names = tuple(player.name for player in expected(slot) if player.pk not in had and _noted(player))
    if names:
        yield Event(Step.NOT_HANDED, slot.start, {"players": names}, Tone.BAD)


def _noted(player: Player) -> bool:
    """Whether its plans are noted: it named one since that began, or never had any."""
    return bool(player.handed_etag) or not player.manifest_etag


def outages(slot: Slot, now: datetime) -> Iterator[Event]:
    """Spans in which a player of the slot was not heard of, as far as they overlap it."""
    ended = Q(ended_at=None) | Q(ended_at__gt=slot.start)
    rows = Outage.objects.filter(ended, player__station=slot.programme.station_id, began_at__lt=end_of(slot))
    if slot.start > now:  # not lost yet: only what lasts still matters
        rows = rows.filter(ended_at=None)
    wanted = zone_ids(slot.programme.zones)
    for row in rows.select_related("player").prefetch_related("player__zones").order_by("began_at", "pk"):
        if reaches(zone_ids(row.player.zones), wanted):
            said = {"player": row.player.name, "since": row.began_at, "until": row.ended_at}
            yield Event(Step.OUTAGE, row.began_at, said, Tone.BAD)


def emergencies(slot: Slot, now: datetime) -> Iterator[Event]:
    """Emergencies and drills that were on air while the slot was to be heard."""
    over = Q(over_at=None) | Q(over_at__gt=slot.start)
    rows = Emergency.objects.filter(
        over, station=slot.programme.station_id, state__in=HEARD, approved_at__lt=end_of(slot)
    )
    wanted = zone_ids(slot.programme.zones)
    for row in rows.prefetch_related("zones").order_by("approved_at", "pk"):
        since = row.air_from
        if since is None or since >= end_of(slot) or not reaches(zone_ids(row.zones), wanted):
            continue
        until = row.over_at or (row.until if row.until and row.until <= now else None)
        said = {"title": row.title, "drill": row.drill, "since": since, "until": until}
        said |= {"every": row.every_minutes, "who": row.approved_by}
        yield Event(Step.EMERGENCY, since, said, Tone.BAD)


def changes(slot: Slot, now: datetime) -> Iterator[Event]:
    """Changes within the lock that touch this airing: who asked, who confirmed or refused."""
    rows = PendingChange.objects.filter(
        Q(slot=slot) | Q(slot=None, first_at__lte=slot.start, asked_at__lte=slot.start),
        station=slot.programme.station_id,
        asked_at__gte=slot.start - timedelta(days=35),
    )
    related = ("station", "asked_by", "decided_by", "slot__programme", "slot__bulletin")
    for row in rows.select_related(*related).order_by("asked_at", "pk"):
        if row.slot_id != slot.pk and not _touches(row, slot):
            continue
        what = "" if row.slot_id else " ".join(sentences(row))
        said = {"who": row.asked_by.signature, "deed": ChangeDeed(row.deed), "what": what}
        yield Event(Step.ASKED, row.asked_at, said | {"why": row.sent.get("reason", [""])[0]})
        if row.state in DECIDED:
            yield _decided(row)


def _decided(row: PendingChange) -> Event:
    step = DECIDED[ChangeState(row.state)]
    if step == Step.TURNED_DOWN and row.decided_by_id == row.asked_by_id:
        step = Step.TAKEN_BACK
    who = row.decided_by.signature if row.decided_by else ""
    return Event(step, row.decided_at, {"who": who, "why": row.reason}, after=row.asked_at)


def _touches(row: PendingChange, slot: Slot) -> bool:
    """Whether one of the airings it touches is this one."""
    mine = (slot.programme.title, slot.start)
    return any((one["title"], datetime.fromisoformat(one["start"])) == mine for one in row.effects)


def findings(slot: Slot, now: datetime) -> Iterator[Event]:
    """What the pre-flight found, and when it was mended; what was not when the time came is said then."""
    unmended = []
    for row in PreflightFinding.objects.filter(slot=slot).order_by("found_at", "pk"):
        yield Event(Step.FOUND, row.found_at, {"words": row.words}, Tone.BAD)
        if row.cleared_at and row.cleared_at < slot.start:
            if slot.state != SlotState.CANCELLED:
                yield Event(Step.MENDED, row.cleared_at, {"words": row.words}, Tone.GOOD)
        elif slot.start <= now:
            unmended.append(row.words)
    if unmended:
        yield Event(Step.NOT_MENDED, slot.start, {"words": " ".join(unmended)}, Tone.BAD)


def faults(slot: Slot, now: datetime) -> Iterator[Event]:
    """Pages of the fault book that were open on the day of the slot, for its zones and players."""
    zone = slot.programme.station.zone_info
    day = slot.start.astimezone(zone).date()
    rows = Fault.objects.filter(
        Q(repaired_on=None) | Q(repaired_on__gte=day), station=slot.programme.station_id, reported_on__lte=day
    )
    wanted = zone_ids(slot.programme.zones)
    for row in rows.select_related("player", "zone").prefetch_related("player__zones").order_by("pk"):
        if not reaches(_zones_of_fault(row), wanted):
            continue
        said: dict[str, Any] = {"what": row.what, "who": row.reported_by, "on": row.reported_on}
        said |= {"place": row.place or str(row.player or row.zone or ""), "mended": row.repaired_on}
        told = datetime.combine(row.reported_on, time.min, zone).astimezone(UTC)
        yield Event(Step.FAULT, None, said, Tone.BAD, after=told)


def _zones_of_fault(fault: Fault) -> frozenset[int]:
    if fault.zone_id is not None:
        return frozenset({fault.zone_id})
    return zone_ids(fault.player.zones) if fault.player else frozenset()
