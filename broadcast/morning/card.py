"""The card of a day, gathered from the rows."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils.translation import gettext as _

from broadcast.demanded import asked
from broadcast.emergency.spans import Alarm, alarms
from broadcast.logbook import zones_of
from broadcast.models import ExceptionKind, ItemKind, Player, Programme, ProgrammeException, Slot, Station
from broadcast.morning.beside import local, open_findings, pending, waiting_alarms
from broadcast.morning.unusual import Ahead, Finding, Odd, unusual
from broadcast.states import PlayerState, SlotState
from broadcast.timetable import quiet
from broadcast.why.wording import lacking

WEEKS = timedelta(weeks=4)
SILENT_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of news and who approved it, "" where nobody is named."""

    title: str
    approved_by: str


@dataclass(frozen=True, slots=True)
class Line:
    """What is heard at a time; `start` is naive local time, `items` its news."""

    slot: Slot
    start: datetime
    seconds: float | None
    zones: str
    approved_by: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """All that is heard on `day` and what is unusual about it."""

    station: Station
    day: date
    lines: tuple[Line, ...]
    unusual: tuple[Finding, ...]
    alarms: tuple[Alarm, ...] = ()

    @property
    def heard(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.slot.state != SlotState.CANCELLED)


def card_of(station: Station, day: date, now: datetime) -> Card:
    slots, today = slots_of_day(station, day), local(now, station).date()
    lines = tuple(_line(slot, station) for slot in slots)
    found = unusual(day, [_ahead(slot, station, now) for slot in slots], usual_starts(station, day))
    beside = [*pending(station, day), *open_findings(slots, station)]
    if day == today:
        beside = [*waiting_alarms(station), *beside, *silent(station, now)]
    if day >= today:
        beside += _short(station, now)
    heard = alarms(station, *_moments(station, day, day + timedelta(days=1)))
    return Card(station, day, lines, (*found, *beside), tuple(heard))


def slots_of_day(station: Station, day: date) -> list[Slot]:
    """The slots of a local day in order, cancelled ones among them."""
    since, until = _moments(station, day, day + timedelta(days=1))
    slots = Slot.objects.filter(programme__station=station, start__gte=since, start__lt=until)
    return list(slots.select_related("programme__station", "bulletin").order_by("start", "pk"))


def usual_starts(station: Station, day: date) -> dict[int, list[datetime]]:
    """By programme, when it was on the timetable in the four weeks before `day`, cancelled slots left out."""
    since, until = _moments(station, day - WEEKS, day)
    slots = Slot.objects.filter(programme__station=station, start__gte=since, start__lt=until)
    found: dict[int, list[datetime]] = defaultdict(list)
    for programme, start in slots.exclude(state=SlotState.CANCELLED).values_list("programme_id", "start"):
        found[programme].append(local(start, station))
    return dict(found)


def _short(station: Station, now: datetime) -> list[Finding]:
    """What the timetable cannot air as often as the law or its officer asks."""
    return [
        Finding(Odd.SHORT, {"title": one.item.title, "words": one.words})
        for one in asked(station, now)
        if one.short
    ]


def silent(station: Station, now: datetime) -> list[Finding]:
    """The players in use that have not been heard of for an hour."""
    players = Player.objects.filter(station=station, state=PlayerState.ACTIVE)
    return [
        Finding(
            Odd.SILENT,
            {"player": one.name, "since": one.last_seen_at and local(one.last_seen_at, station)},
        )
        for one in players
        if one.last_seen_at is None or one.last_seen_at < now - SILENT_AFTER
    ]


def _moments(station: Station, *days: date) -> Sequence[datetime]:
    return [datetime.combine(day, time.min, station.zone_info).astimezone(UTC) for day in days]


def _line(slot: Slot, station: Station) -> Line:
    shown = slot.bulletin or slot.newest
    news = shown.items.filter(kind=ItemKind.ITEM).values_list("title", "approver") if shown else ()
    return Line(
        slot=slot,
        start=local(slot.start, station),
        seconds=slot.bulletin.seconds if slot.bulletin else slot.seconds,
        zones=zones_of(slot),
        approved_by=slot.bulletin.approved_by if slot.bulletin else "",
        items=tuple(Item(title, approver) for title, approver in news),
    )


def _ahead(slot: Slot, station: Station, now: datetime) -> Ahead:
    start = local(slot.start, station)
    added = ProgrammeException.objects.filter(
        programme=slot.programme_id,
        day=start.date(),
        at=start.time(),
        kind__in=(ExceptionKind.ADD, ExceptionKind.MOVE),
    ).first()
    waits = slot.state == SlotState.PLANNED and slot.start > now
    return Ahead(
        programme=slot.programme_id,
        title=slot.programme.title,
        start=start,
        lacking=lacking(slot) if waits else "",
        extra=added.reason if added else "",
        cancelled=slot.reason if slot.state == SlotState.CANCELLED else None,
        relay=_relay(slot.programme),
        in_quiet_hours=quiet(start.time(), station.quiet_from, station.quiet_until),
    )


def _relay(programme: Programme) -> str:
    """What a relay takes, in words; "" for a bulletin of the station's own."""
    if not programme.is_relay:
        return ""
    return programme.stream_url or _("the operator switches it over by hand")
