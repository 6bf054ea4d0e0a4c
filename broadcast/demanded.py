"""What is to be heard so often within so many days, and how the station's timetable stands with it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse

from broadcast.candidates import Pins, SlotPlan
from broadcast.demand_words import in_words
from broadcast.drafting.hearing import GIVEN_UP
from broadcast.drafting.material import Material, Piece
from broadcast.drafting.proposals import local_day, slot_plan
from broadcast.drafting.slots import horizon
from broadcast.drafting.speech import reader_of
from broadcast.models import Bulletin, BulletinItem, ItemKind, ProgrammeKind, Slot, Station
from broadcast.outlook import A_DAY, Outlook
from broadcast.rundown import possible_slots
from broadcast.script import sentence
from broadcast.states import OPEN
from cms.airing import AirableItem, airable_items
from cms.demands import Demand
from cms.notices.airings import airings_of


@dataclass(frozen=True, slots=True)
class Asked:
    """An item with one demand, how it stands, and the whole of it in words."""

    item: AirableItem
    outlook: Outlook
    words: str
    link: str

    @property
    def demand(self) -> Demand:
        return self.outlook.demand

    @property
    def key(self) -> str:
        """Names it among all that is asked for."""
        return f"{self.item.source}/{'law' if self.demand.by_law else 'wish'}"

    @property
    def days(self) -> list[date]:
        """The days it was aired, in order, a day for every airing that counts."""
        return self.demand.counted(self.outlook.aired)

    @property
    def short(self) -> bool:
        """Whether the timetable as it stands cannot fulfil it."""
        return self.outlook.short


def asked(station: Station, now: datetime, source: str = "") -> list[Asked]:
    """Return what is to be heard so often on a station, the short first; with `source` that item's."""
    items = [item for item in airable_items(station.site) if item.demands and source in ("", item.source)]
    if not items:
        return []
    found = [
        Asked(item, outlook, in_words(outlook), _link(item)) for item, outlook in _all(station, items, now)
    ]
    return sorted(found, key=_urgency)


def _urgency(one: Asked) -> tuple[object, ...]:
    law_first = not one.demand.by_law
    return one.outlook.complete, not one.short, law_first, -one.outlook.missing, one.item.published_at


def _all(station: Station, items: Sequence[AirableItem], now: datetime) -> list[tuple[AirableItem, Outlook]]:
    sources = [item.source for item in items]
    aired = airings_of(sources)
    ahead = list(
        Slot.objects.filter(programme__station=station, state__in=OPEN, start__gt=now)
        .exclude(programme__kind=ProgrammeKind.RELAY)
        .select_related("programme__station")
    )
    planned = _planned(station, ahead, sources)
    possible = _possible(station, items, [slot for slot in ahead if slot.locks_at > now])
    today = now.astimezone(station.zone_info).date()
    seen_until = horizon(station, now).astimezone(station.zone_info).date() - A_DAY
    return [
        (
            item,
            Outlook(
                demand=demand,
                aired=aired[item.source],
                planned=planned[item.source],
                open={
                    slot.id: slot.day for slot in possible[item.source] if slot.id not in planned[item.source]
                },
                first=max(today, item.air_from or today),
                seen_until=seen_until,
                last=item.air_until,
            ),
        )
        for item in items
        for demand in item.demands
    ]


def _planned(station: Station, ahead: Sequence[Slot], sources: Sequence[str]) -> dict[str, dict[UUID, date]]:
    """The slots ahead in whose newest bulletin each item stands."""
    days = {slot.pk: local_day(slot, station) for slot in ahead}
    newest: dict[UUID, int] = {}
    versions = Bulletin.objects.filter(slot__in=list(days)).exclude(state__in=GIVEN_UP)
    for slot, pk in versions.order_by("version").values_list("slot_id", "pk"):
        newest[slot] = pk
    items = BulletinItem.objects.filter(
        bulletin__in=newest.values(), kind=ItemKind.ITEM, source__in=sources
    ).values_list("source", "bulletin__slot_id")
    found: dict[str, dict[UUID, date]] = defaultdict(dict)
    for source, slot in items:
        found[source][slot] = days[slot]
    return found


def _possible(
    station: Station, items: Sequence[AirableItem], slots: Sequence[Slot]
) -> dict[str, Sequence[SlotPlan]]:
    """The slots that are not locked yet and have room for the item."""
    reader = reader_of(station)
    pieces = {
        item.source: Piece(item, reader.read(item.text), reader.read(sentence(item.headline or item.title)))
        for item in items
    }
    material = Material(station, reader, pieces, {})
    plans = [slot_plan(material, slot, Pins()) for slot in slots]
    return dict(possible_slots(plans, [piece.candidate for piece in pieces.values()]))


def _link(item: AirableItem) -> str:
    return reverse("wagtailadmin_pages:edit", args=(item.source.rpartition(":")[2],))
