"""What residents may hear and read, and from when: the one rule all public pages and feeds ask.

A recording is public from the moment it goes on air (slot airing, aired or aired in part) for as long as its
bulletin stays approved. What is planned, was not aired or was cancelled is never public, and a leader who
withdraws the approval afterwards takes the recording back. Staff hear what is still to come.
"""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, QuerySet

from broadcast.models import Bulletin, BulletinItem, ItemKind, Slot, Station
from broadcast.states import BulletinState, SlotState

ON_AIR_OR_AFTER = frozenset({SlotState.AIRING, SlotState.AIRED, SlotState.PARTIAL})
STAFF = ("broadcast.operate", "broadcast.approve_bulletin", "broadcast.view_bulletin")
HEAVY = ("choices", "notices", "waveform", "failure")


def is_public(slot: Slot) -> bool:
    """Whether residents may hear what `slot` played."""
    bulletin = slot.bulletin
    return (
        slot.state in ON_AIR_OR_AFTER
        and bulletin is not None
        and bulletin.state == BulletinState.APPROVED
        and bool(bulletin.file)
    )


def recordings(station: Station) -> QuerySet[Slot]:
    """The slots whose recordings are public, newest first; the same rule as `is_public`, as a query."""
    return (
        Slot.objects.filter(
            programme__station=station, state__in=ON_AIR_OR_AFTER, bulletin__state=BulletinState.APPROVED
        )
        .exclude(bulletin__file="")
        .order_by("-start", "programme")
        .select_related("programme", "bulletin")
        .defer(*(f"bulletin__{field}" for field in HEAVY))
        .prefetch_related(titles(), "programme__zones")
    )


def titles() -> Prefetch[str]:
    """The items of each slot's bulletin, by title only."""
    items = BulletinItem.objects.filter(kind=ItemKind.ITEM).only("bulletin_id", "position", "title", "kind")
    return Prefetch("bulletin__items", queryset=items.order_by("position"))


def public_bulletin(sha256: str) -> Bulletin | None:
    """The bulletin of this content that some public slot plays."""
    slot = (
        Slot.objects.filter(
            state__in=ON_AIR_OR_AFTER, bulletin__sha256=sha256, bulletin__state=BulletinState.APPROVED
        )
        .exclude(bulletin__file="")
        .select_related("bulletin")
        .first()
    )
    return slot.bulletin if slot else None


def may_hear_ahead(user: Any) -> bool:
    """Whether `user` works at the station and so hears what is not public yet."""
    return not isinstance(user, AnonymousUser) and any(user.has_perm(name) for name in STAFF)
