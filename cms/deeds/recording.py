"""Writes what was done by hand into the plan's ledger."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from campaigns.evidence import moment_of, record
from campaigns.models import Activity, Channel, Evidence
from cms.deeds.kinds import MANNERS, ByHand


@dataclass(frozen=True, slots=True)
class DeedByHand:
    """What a person notes; `token` names the noting, so that sending it twice writes one row."""

    token: UUID
    kind: ByHand
    activity: Activity | None
    what: str
    day: date
    number: int
    place: str
    link: str
    photo: Any
    by: str


def noted(token: UUID) -> Evidence | None:
    """Return the row that was written when the same page was sent before."""
    return Evidence.objects.filter(key=_key(token)).first()


def note(deed: DeedByHand) -> Evidence:
    """Write the deed into the ledger and return its row; the one that is there, where it was sent before."""
    manner = MANNERS[deed.kind]
    return record(
        key=_key(deed.token),
        deed=manner.deed,
        channel=Channel(manner.channel) if manner.channel else "",
        title=deed.what,
        words=in_words(deed),
        actor=deed.by,
        happened_at=moment_of(deed.day),
        activity=deed.activity,
        link=deed.link,
        subject=f"cms.deeds:{deed.token}",
        quantity=Decimal(deed.number),
        unit=str(manner.unit),
        detail={
            "by_hand": deed.kind.value,
            "place": deed.place,
            "photo": deed.photo.pk if deed.photo else None,
        },
    )


def in_words(deed: DeedByHand) -> str:
    """Return the whole sentence of the ledger."""
    facts = {
        "kind": deed.kind.label,
        "what": deed.what,
        "place": deed.place,
        "number": deed.number,
        "unit": MANNERS[deed.kind].unit,
    }
    if deed.place:
        return _("%(kind)s: “%(what)s”, at %(place)s (%(number)d %(unit)s).") % facts
    return _("%(kind)s: “%(what)s” (%(number)d %(unit)s).") % facts


def _key(token: UUID) -> str:
    return f"deeds:{token}"
