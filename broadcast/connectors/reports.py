"""What a station has to say to the province, from its rows."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from broadcast.connectors.protocol import Planned, Play, Report, Status
from broadcast.models import Player, PlayLogEntry, ProvincialBatch, ProvincialLink, Slot, Station
from broadcast.states import PlayerState, SlotState

AHEAD = timedelta(days=7)
SILENT_AFTER = timedelta(hours=1)
SETTLES = timedelta(minutes=1)
"""A row is sent a minute after it was written: by then every row with a smaller number is there as well."""


def unsent(station: Station, cursor: int) -> QuerySet[PlayLogEntry]:
    """The rows of the play log the province has not, in order."""
    rows = PlayLogEntry.objects.filter(slot__programme__station=station, pk__gt=cursor)
    return rows.order_by("pk")


def settled(rows: QuerySet[PlayLogEntry], now: datetime, most: int) -> list[int]:
    """The first of the rows that will have none before them any more.

    A row from the future was written by a clock that has been put right since.
    """
    young = rows.filter(recorded_at__gt=now - SETTLES, recorded_at__lte=now)
    first = young.values_list("pk", flat=True).first()
    older = rows if first is None else rows.filter(pk__lt=first)
    return list(older.values_list("pk", flat=True)[:most])


def report_of(batch: ProvincialBatch, link: ProvincialLink, now: datetime) -> Report:
    station = batch.station
    rows = PlayLogEntry.objects.filter(pk__in=batch.entries).order_by("pk")
    return Report(
        id=str(batch.pk),
        asked=batch.asked,
        status=_status(station, link, now),
        planned=_planned(station, now),
        plays=_plays(list(rows)),
    )


def _status(station: Station, link: ProvincialLink, now: datetime) -> Status:
    players = Player.objects.filter(station=station, state=PlayerState.ACTIVE)
    silent = players.filter(Q(last_seen_at=None) | Q(last_seen_at__lt=now - SILENT_AFTER))
    return Status(
        station=station.name,
        at=now,
        players=players.count(),
        silent=silent.count(),
        backlog=unsent(station, link.cursor).count(),
    )


def _planned(station: Station, now: datetime) -> tuple[Planned, ...]:
    slots = Slot.objects.filter(programme__station=station, start__gte=now, start__lt=now + AHEAD)
    return tuple(
        Planned(
            slot=str(slot.pk),
            programme=slot.programme.title,
            start=slot.start,
            minutes=slot.programme.max_minutes,
            priority=slot.programme.priority,
            relay=slot.programme.is_relay,
            state=slot.state,
        )
        for slot in slots.exclude(state=SlotState.CANCELLED)
        .select_related("programme")
        .order_by("start", "pk")
    )


def _plays(rows: Sequence[PlayLogEntry]) -> tuple[Play, ...]:
    return tuple(
        Play(
            number=row.pk,
            slot=str(row.slot_id),
            programme=row.programme,
            title=row.title,
            zones=row.zones,
            planned_start=row.planned_start,
            planned_seconds=row.planned_seconds,
            actual_start=row.actual_start,
            actual_end=row.actual_end,
            outcome=row.outcome,
            reason=row.reason,
            started_by=row.trigger,
            sha256=row.sha256,
        )
        for row in rows
    )
