"""Correcting the ledger: a new row stands in the place of the newest one of a deed, or takes it back.

Nothing is ever corrected twice: the second correction of a deed corrects the first one.
`Evidence.objects.effective()` are the rows that stand.
"""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, TypedDict, Unpack
from uuid import uuid4

from django.utils.translation import gettext as _

from campaigns.evidence import AlreadyCorrected, record
from campaigns.models import Activity, Channel, Deed, Evidence

__all__ = ["AlreadyCorrected", "Restated", "correct", "deed_of", "newest", "rows_of_deed", "withdraw"]


class Restated(TypedDict, total=False):
    """What a correction may say anew; the rest stays as it was."""

    title: str
    words: str
    activity: Activity | None
    channel: Channel | str
    happened_at: datetime
    quantity: Decimal | None
    unit: str
    detail: Mapping[str, Any]


def correct(row: Evidence, *, why: str, actor: str, **values: Unpack[Restated]) -> Evidence:
    """Write the row that stands in the place of `row`: the same deed, with other `values`.

    `words` should be the whole sentence as it is right. A row that was taken back is put in again; where
    nothing would change, `row` is returned as it is.
    Raises AlreadyCorrected where `row` is not the newest of its deed, ValueError without a reason.
    """
    if row.deed != Deed.CORRECTED and all(getattr(row, name) == value for name, value in values.items()):
        return row
    return _in_place_of(row, deed_of(row), why, actor, values)


def withdraw(row: Evidence, *, why: str, actor: str) -> Evidence:
    """Write the row that takes `row` back and puts nothing in its place; return it where it is there already.

    Raises AlreadyCorrected where `row` is not the newest of its deed, ValueError without a reason.
    """
    if row.deed == Deed.CORRECTED:
        return row
    words = _("Taken back: %(words)s") % {"words": row.words}
    return _in_place_of(row, Deed.CORRECTED, why, actor, {"words": words})


def deed_of(row: Evidence) -> Deed:
    """Return what was done, also of a row that takes it back."""
    return Deed(row.corrects.deed if row.deed == Deed.CORRECTED and row.corrects else row.deed)


def newest(key: str) -> Evidence:
    """Return the row that stands for the deed recorded as `key`, or that took it back.

    Raises Evidence.DoesNotExist where nothing was recorded.
    """
    return rows_of_deed(Evidence.objects.get(key=key))[-1]


def rows_of_deed(row: Evidence) -> list[Evidence]:
    """Return all rows of the deed that `row` speaks of, oldest first."""
    rows = [row]
    while rows[0].corrects:
        rows.insert(0, rows[0].corrects)
    while later := Evidence.objects.filter(corrects=rows[-1]).first():
        rows.append(later)
    return rows


def _in_place_of(row: Evidence, deed: Deed, why: str, actor: str, values: Restated) -> Evidence:
    if not why.strip():
        raise ValueError("a correction says why")
    said: dict[str, Any] = {
        "title": row.title,
        "words": row.words,
        "activity": row.activity,
        "channel": row.channel,
        "happened_at": row.happened_at,
        "quantity": row.quantity,
        "unit": row.unit,
        "detail": row.detail,
        **values,
    }
    return record(
        key=f"corrects:{row.position}:{uuid4().hex}",
        deed=deed,
        actor=actor,
        link=row.link,
        subject=row.subject,
        corrects=row,
        reason=why.strip(),
        **said,
    )
