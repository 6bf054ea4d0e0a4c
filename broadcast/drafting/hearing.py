"""What listeners have heard, and will hear whatever is planned now."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F, Q, QuerySet

from broadcast.candidates import Heard
from broadcast.drafting.material import Material
from broadcast.models import Bulletin, BulletinItem, ItemKind, Slot, Station
from broadcast.states import OPEN, BulletinState, SlotState

GIVEN_UP = (BulletinState.REJECTED, BulletinState.FAILED)
LONGEST_PERIOD = timedelta(days=31)


def history(material: Material, planned: Collection[UUID], now: datetime) -> list[Heard]:
    """Airings of the items that may be read, and of the activities within their periods.

    `planned`: the slots about to be planned; whatever stands in their bulletins does not count.
    """
    since = now - max([LONGEST_PERIOD, *(quota.period for quota in material.quotas.values())])
    return [*_aired(material, since), *_frozen(material, planned, now)]


def _aired(material: Material, since: datetime) -> list[Heard]:
    """Items heard to their end. Of a bulletin broken off, those that had ended by then."""
    whole = Q(bulletin__slot__state__in=[SlotState.AIRED, SlotState.AIRING])
    part = Q(bulletin__slot__state=SlotState.PARTIAL, ends_at__lte=F("bulletin__slot__heard_seconds"))
    rows = BulletinItem.objects.filter(
        whole | part,
        Q(source__in=list(material.pieces)) | Q(bulletin__slot__start__gte=since),
        kind=ItemKind.ITEM,
        bulletin_id=F("bulletin__slot__bulletin_id"),
        bulletin__slot__programme__station=material.station,
    )
    return _heard(rows, material.station)


def _frozen(material: Material, planned: Collection[UUID], now: datetime) -> list[Heard]:
    """Items of the slots ahead that are not planned now, as their newest version holds them."""
    ahead = Slot.objects.filter(programme__station=material.station, start__gte=now, state__in=OPEN).exclude(
        pk__in=list(planned)
    )
    newest: dict[UUID, int] = {}
    versions = Bulletin.objects.filter(slot__in=ahead).exclude(state__in=GIVEN_UP)
    for slot, pk in versions.order_by("version").values_list("slot_id", "pk"):
        newest[slot] = pk
    rows = BulletinItem.objects.filter(bulletin__in=newest.values(), kind=ItemKind.ITEM)
    return _heard(rows, material.station)


def _heard(rows: QuerySet[BulletinItem], station: Station) -> list[Heard]:
    columns = rows.values_list("source", "activity_id", "bulletin__slot_id", "bulletin__slot__start")
    return [
        Heard(source, activity, slot, start, start.astimezone(station.zone_info).date())
        for source, activity, slot, start in columns.order_by("pk")
    ]
