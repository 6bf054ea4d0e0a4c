"""Everything the database knows of a slot, as events."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from broadcast.fleet.hearing import OF_PLAYS, in_words, of
from broadcast.models import Bulletin, ItemKind, Outcome, PlayLogEntry, PlayReport, Programme, Slot
from broadcast.player import protocol
from broadcast.states import BulletinState, SlotState
from broadcast.why import around
from broadcast.why.events import Event, Step, Tone, in_order
from campaigns.models import Evidence
from cms.notifications.models import Notification

LOOKED_BACK = timedelta(days=35)
"""Slots are made 28 days ahead: a change of the programme before that is no news of this slot."""
TONES = {Outcome.AIRED: Tone.GOOD, Outcome.PARTIAL: Tone.BAD, Outcome.MISSED: Tone.BAD}


def events_of(slot: Slot, now: datetime) -> list[Event]:
    """What happened to a slot until `now`, in order of time."""
    own = (_timetable, _changes, _versions, _told, _airing)
    others = (
        around.changes,
        around.handovers,
        around.findings,
        around.faults,
        around.outages,
        around.emergencies,
    )
    found = [*chain.from_iterable(source(slot) for source in own), _lock(slot, now)]
    found += [_here(event, slot) for source in others for event in source(slot, now)]
    return in_order(found)


def _here(event: Event, slot: Slot) -> Event:
    """The event with the moments its sentence names in the station's own time."""
    zone = slot.programme.station.zone_info
    said = {
        name: value.astimezone(zone) if isinstance(value, datetime) else value
        for name, value in event.said.items()
    }
    return replace(event, said=said)


def _timetable(slot: Slot) -> Iterator[Event]:
    programme = slot.programme
    yield Event(Step.TIMETABLE, None, {"programme": programme.title, "recurrence": programme.recurrence})
    day = slot.start.astimezone(programme.station.zone_info).date()
    for one in programme.exceptions.filter(day=day).order_by("at"):
        yield Event(Step.EXCEPTION, None, {"kind": one.kind, "time": one.at, "reason": one.reason})


def _changes(slot: Slot) -> Iterator[Event]:
    """Who changed the programme in the weeks before."""
    rows = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Programme),
        object_id=str(slot.programme_id),
        action__in=("wagtail.create", "wagtail.edit"),
        timestamp__range=(slot.start - LOOKED_BACK, slot.start),
    )
    for row in rows.select_related("user").order_by("timestamp"):
        yield Event(
            Step.CHANGED, row.timestamp, {"who": row.user_display_name, "made": row.action.endswith("create")}
        )


def _versions(slot: Slot) -> Iterator[Event]:
    for version in slot.versions.order_by("version").prefetch_related("items"):
        titles = [item.title for item in version.items.all() if item.kind == ItemKind.ITEM]
        number = {"version": version.version}
        yield Event(Step.MADE, version.created_at, {**number, "cause": version.cause, "titles": titles})
        yield from _built(version, number)
        yield from _decided(version, number)


def _built(version: Bulletin, number: dict[str, int]) -> Iterator[Event]:
    if version.failure and version.built_at is None:
        said = {**number, "why": version.failure, "attempts": version.attempts}
        yield Event(Step.FAILED, None, said, Tone.BAD, after=version.queued_at or version.created_at)
    if version.built_at:
        yield Event(Step.BUILT, version.built_at, {**number, "seconds": version.seconds or 0.0})
        for notice in version.notices:
            yield Event(Step.NOTICE, version.built_at, {"words": notice})


def _decided(version: Bulletin, number: dict[str, int]) -> Iterator[Event]:
    if version.approved_at:
        step = Step.APPROVED_WITH_ITEMS if version.approved_with_items else Step.APPROVED
        yield Event(step, version.approved_at, {**number, "who": version.approved_by}, Tone.GOOD)
    if version.state == BulletinState.REJECTED:
        step = Step.WITHDRAWN if version.taken_back else Step.REFUSED
        said = {**number, "who": version.rejected_by, "why": version.rejection}
        yield Event(step, version.rejected_at, said, Tone.BAD, after=version.built_at or version.created_at)


def _lock(slot: Slot, now: datetime) -> Event:
    return Event(Step.LOCKED if slot.locks_at <= now else Step.LOCKS, slot.locks_at)


def _told(slot: Slot) -> Iterator[Event]:
    """Who was told something that leads to this slot or to one of its bulletins; one step for one message."""
    links = [reverse("broadcast_slot", args=[slot.pk]), reverse("broadcast_why", args=[slot.pk])]
    links += [reverse("broadcast_bulletin", args=[pk]) for pk in slot.versions.values_list("pk", flat=True)]
    messages: dict[str, list[Notification]] = defaultdict(list)
    for row in Notification.objects.filter(link__in=links).select_related("user").order_by("made_at", "pk"):
        messages[row.key].append(row)
    for rows in messages.values():
        who = ", ".join(dict.fromkeys(row.user.signature for row in rows))
        yield Event(Step.TOLD, rows[0].made_at, {"who": who, "words": rows[0].headline})


def _airing(slot: Slot) -> Iterator[Event]:
    if slot.began_at:
        yield Event(Step.BEGUN, slot.began_at, tone=Tone.GOOD)
    if slot.state == SlotState.CANCELLED:
        said = {"who": slot.cancelled_by, "why": slot.reason}
        yield Event(Step.CANCELLED, None, said, Tone.BAD, after=slot.locks_at)
    for report in PlayReport.objects.filter(slot=slot).select_related("player").order_by("sequence", "pk"):
        yield _reported(report)
    for entry in PlayLogEntry.objects.filter(slot=slot).order_by("recorded_at", "pk"):
        said = {
            "outcome": Outcome(entry.outcome),
            "why": entry.reason,
            "who": entry.operator or str(entry.get_trigger_display()),
            "zones": entry.zones,
        }
        yield Event(Step.CLOSED, entry.recorded_at, said, TONES.get(Outcome(entry.outcome), Tone.PLAIN))
    for row in Evidence.objects.filter(subject=f"broadcast.slot:{slot.pk}").order_by("position"):
        yield Event(Step.EVIDENCE, row.recorded_at, {"position": row.position, "words": row.words})


def _reported(report: PlayReport) -> Event:
    """What a player says it did, at the moment it did it; a row of nothing heard when it was to be heard."""
    heard = of(report)
    late = report.started_at - report.planned_start if report.started_at else None
    said = {
        "player": report.player.name,
        "outcome": protocol.Outcome(report.outcome),
        "reason": protocol.Reason(report.reason),
        "detail": report.detail,
        "seconds": report.seconds,
        "late_ms": round(late.total_seconds() * 1000) if late is not None else None,
        "overheard": in_words(heard),
        "received_at": timezone.localtime(report.received_at),
    }
    well = report.outcome == protocol.Outcome.AIRED and heard not in OF_PLAYS
    tone = Tone.GOOD if well else Tone.BAD
    return Event(Step.REPORT, report.started_at or report.planned_start, said, tone)
