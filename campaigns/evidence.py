"""The one door into the ledger."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from campaigns.models import Activity, Channel, Deed, Evidence


def record(
    *,
    key: str,
    deed: Deed,
    channel: Channel,
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
) -> Evidence:
    """Write one deed into the ledger and return its row.

    `key` names the deed: recording it again, from any process, returns the row that is there.
    `words` is the whole sentence people will read in Vietnamese, `happened_at` an aware time,
    `subject` "room.thing:id". `activity` None means the deed is outside any plan.
    """
    if happened_at.tzinfo is None:
        raise ValueError("happened_at must be an aware time")
    row, _created = Evidence.objects.get_or_create(
        key=key,
        defaults={
            "activity": activity,
            "deed": deed,
            "channel": channel,
            "title": title[:300],
            "words": words,
            "actor": actor[:150],
            "happened_at": happened_at,
            "link": link,
            "subject": subject,
            "quantity": quantity,
            "unit": unit,
            "detail": dict(detail or {}),
            "corrects": corrects,
        },
    )
    return row
