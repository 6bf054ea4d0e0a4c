"""The one door into the ledger.

A row is appended under a lock of its chain that is held until the transaction ends, so that one chain comes
of any number of processes. Take it last: whoever records may lock nothing afterwards that another writer of
the ledger might hold (docs/adr/0007).
"""

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from campaigns import chain
from campaigns.models import Activity, Channel, Deed, Evidence


class AlreadyCorrected(Exception):
    """Another row stands in the place of this one already; correct the newest."""


def moment_of(day: date) -> datetime:
    """Return when a deed of a local day happened: now where that is today, else the noon of that day."""
    now = timezone.now()
    if day == timezone.localdate(now):
        return now
    return timezone.make_aware(datetime.combine(day, time(12)))


def record(
    *,
    key: str,
    deed: Deed,
    channel: Channel | str,
    title: str,
    words: str,
    actor: str,
    happened_at: datetime,
    activity: Activity | None = None,
    link: str = "",
    subject: str = "",
    quantity: Decimal | None = None,
    unit: str = "",
    detail: Mapping[str, Any] | None = None,
    corrects: Evidence | None = None,
    reason: str = "",
) -> Evidence:
    """Write one deed into the ledger and return its row.

    `key` names the deed: recording it again, from any process, returns the row that is there.
    `words` is the whole sentence people will read in Vietnamese, `happened_at` an aware time,
    `subject` "room.thing:id". `activity` None means the deed is outside any plan.
    `corrects` and `reason` are for `campaigns.corrections`. Raises ValueError, AlreadyCorrected.
    """
    if happened_at.tzinfo is None:
        raise ValueError("happened_at must be an aware time")
    return Evidence.objects.filter(key=key).first() or _append(
        Evidence(
            chain=corrects.chain if corrects else chain.COMMUNE,
            key=key,
            activity=activity,
            deed=deed,
            channel=channel,
            title=title[:300],
            words=words,
            actor=actor[:150],
            happened_at=happened_at,
            link=link,
            subject=subject,
            quantity=None if quantity is None else quantity.quantize(chain.CENT),
            unit=unit,
            detail=json.loads(json.dumps(dict(detail or {}))),
            corrects=corrects,
            reason=reason,
        )
    )


@transaction.atomic
def _append(row: Evidence) -> Evidence:
    last = _hold(row.chain)
    there = Evidence.objects.filter(key=row.key).first()
    if there:
        return there
    if row.corrects and Evidence.objects.filter(corrects=row.corrects).exists():
        raise AlreadyCorrected(row.corrects.key)
    row.position = last.position + 1 if last else 1
    row.previous_hash = last.hash if last else chain.BEGINNING
    row.recorded_at = timezone.now()
    row.hash = chain.digest(chain.entry(said(row)))
    row.save(force_insert=True)
    return row


def said(row: Evidence) -> dict[str, Any]:
    """Return what a row says, as `chain.entry` takes it."""
    plain = {name: getattr(row, name) for name in (*chain.SAID, "previous_hash")}
    corrected = row.corrects.position if row.corrects else None
    return {**plain, "activity": row.activity_id, "corrects": corrected}


def _hold(name: str) -> Evidence | None:
    """Lock a chain until the transaction ends and return its newest row.

    Every transaction of SQLite holds the whole database from its beginning (`transaction_mode`).
    """
    if connection.vendor == "postgresql":
        number = int.from_bytes(sha256(f"campaigns.evidence:{name}".encode()).digest()[:8], signed=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
    return Evidence.objects.filter(chain=name).order_by("-position").first()
