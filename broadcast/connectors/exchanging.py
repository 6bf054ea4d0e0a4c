"""Calls to the province: new rows in batches that may be sent twice and count once, patient after faults.

A batch is a row before it is sent, so that a process killed between sending and noting sends the same batch
again, under the same id, with the same rows; the province knows it by its id.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.module_loading import import_string

from broadcast.connectors import gifts
from broadcast.connectors.protocol import Answer, Ask, Connector, ConnectorFault
from broadcast.connectors.reports import report_of, settled, unsent
from broadcast.models import PlayLogEntry, ProvincialBatch, ProvincialLink, Station

log = structlog.get_logger(__name__)
ROWS = 200  # in a batch
MOST_BATCHES = 25  # in one call of the clock; an outage of months is caught up in a few of them
LEASE = timedelta(minutes=30)
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Exchanged:
    """How many batches and rows the province accepted, and the code of what stopped it ("" for nothing)."""

    batches: int = 0
    rows: int = 0
    fault: str = ""


def switched_on() -> bool:
    return bool(settings.CONNECTOR)


def connector() -> Connector:
    """What the setting names. Raises ConnectorFault where that cannot be made."""
    try:
        made: Connector = import_string(settings.CONNECTOR)()
    except ImportError as error:
        raise ConnectorFault("no_connector", f"LOAXA_CONNECTOR: {error}") from error
    return made


def due(now: datetime) -> list[int]:
    """The stations whose turn it is; each is taken by one caller, however many clocks ask."""
    if not switched_on():
        return []
    links = [ProvincialLink.objects.get_or_create(station=station)[0] for station in Station.objects.all()]
    return [link.station_id for link in links if _is_due(link, now) and _take(link, now)]


def _is_due(link: ProvincialLink, now: datetime) -> bool:
    """A call further away than any wait was set by a clock that has been put right since."""
    return link.next_at is None or not now < link.next_at <= now + LONGEST_WAIT


def _take(link: ProvincialLink, now: datetime) -> bool:
    mine = ProvincialLink.objects.filter(pk=link.pk, next_at=link.next_at)
    return bool(mine.update(next_at=now + LEASE))


def call(station_id: int, now: datetime) -> Exchanged:
    """Say everything there is to say, and note how it went; for whoever took the station's turn."""
    link = ProvincialLink.objects.select_related("station").get(station_id=station_id)
    batches = rows = 0
    try:
        through = connector()
        for _round in range(MOST_BATCHES):
            sent = _exchange(through, link, now)
            batches, rows = batches + bool(sent), rows + sent
            if not _more(link, now):
                break
    except ConnectorFault as fault:
        _note_fault(link, fault, now)
        return Exchanged(batches, rows, fault.code)
    every = min(LONGEST_WAIT, timedelta(seconds=settings.CONNECTOR_EVERY_SECONDS))
    again = now if _more(link, now) else now + every
    ProvincialLink.objects.filter(pk=link.pk).update(next_at=again, failures=0, fault="", detail="")
    return Exchanged(batches, rows)


def _exchange(through: Connector, link: ProvincialLink, now: datetime) -> int:
    """One call; how many rows the province has because of it. Raises ConnectorFault."""
    batch = _under_way(link) or _new_batch(link, now)
    if batch.entries:
        ProvincialBatch.objects.filter(pk=batch.pk).update(tries=F("tries") + 1)
    answer = through.exchange(report_of(batch, link, now))
    if answer.accepted != str(batch.pk):
        raise ConnectorFault("answer", "the province accepted another report")
    _note(link, batch, answer, now)
    return len(batch.entries)


def _under_way(link: ProvincialLink) -> ProvincialBatch | None:
    """The oldest batch the province may not have."""
    waiting = ProvincialBatch.objects.filter(station=link.station_id, accepted_at=None)
    return waiting.select_related("station").order_by("made_at", "part").first()


def _new_batch(link: ProvincialLink, now: datetime) -> ProvincialBatch:
    """The rows since the last time; without any it is not kept, and only says how the station stands."""
    entries = settled(unsent(link.station, link.cursor), now, ROWS)
    batch = ProvincialBatch(pk=uuid.uuid4(), station=link.station, entries=entries, made_at=now)
    if entries:
        batch.save(force_insert=True)
    return batch


def _note(link: ProvincialLink, batch: ProvincialBatch, answer: Answer, now: datetime) -> None:
    """All that follows from an answer, or nothing of it; what cannot be read of it holds up nothing else."""
    unread: list[ConnectorFault] = []
    with transaction.atomic():
        for given in answer.gives:
            try:
                gifts.keep(link.station, given, now)
            except ConnectorFault as fault:
                unread.append(fault)
        for ask in answer.asks:
            _answer_later(link.station, ask, now)
        ProvincialBatch.objects.filter(pk=batch.pk, accepted_at=None).update(accepted_at=now)
        if batch.entries and not batch.asked:
            link.cursor = max(link.cursor, *batch.entries)
        link.sent_at = now
        link.save(update_fields=["cursor", "sent_at"])
    if unread:
        raise unread[0]


def _answer_later(station: Station, ask: Ask, now: datetime) -> None:
    """Make the batches that answer a question, once however often it is asked."""
    if ProvincialBatch.objects.filter(station=station, asked=ask.id).exists():
        return
    rows = PlayLogEntry.objects.filter(
        slot__programme__station=station, planned_start__gte=ask.since, planned_start__lt=ask.until
    )
    entries = list(rows.order_by("pk").values_list("pk", flat=True))
    for part, first in enumerate(range(0, max(1, len(entries)), ROWS)):
        ProvincialBatch.objects.create(
            pk=uuid.uuid4(),
            station=station,
            asked=ask.id,
            part=part,
            entries=entries[first : first + ROWS],
            made_at=now,
        )


def _more(link: ProvincialLink, now: datetime) -> bool:
    return _under_way(link) is not None or bool(settled(unsent(link.station, link.cursor), now, 1))


def _note_fault(link: ProvincialLink, fault: ConnectorFault, now: datetime) -> None:
    failures = link.failures + 1
    wait = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(failures - 1, 10))
    log.warning("province not reached", station=link.station_id, code=fault.code, detail=str(fault))
    ProvincialLink.objects.filter(pk=link.pk).update(
        failures=failures, fault=fault.code[:20], detail=str(fault)[:300], next_at=now + wait
    )
