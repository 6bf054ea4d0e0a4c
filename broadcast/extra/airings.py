"""Extra airings proposed, made and undone, beside the rows of a station."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import structlog
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from broadcast.admin.timing import changes_of, objections_to, proposal_of
from broadcast.extra.choosing import Place, first_free, needed_without, places
from broadcast.legal_airings import Asked, asked
from broadcast.models import ExceptionKind, Programme, ProgrammeException, ProgrammeKind, Slot, Station
from broadcast.public.days import weekday
from broadcast.recurrence import from_recurrence
from broadcast.states import SlotState
from broadcast.timetable import Change, DayChange, attach
from cms.airing import AirableItem
from cms.models import User
from cms.notifications.telling import tell
from cms.roles import Role

log = structlog.get_logger(__name__)
REASON_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Extra:
    """An item the timetable cannot fulfil, and the extra airings that would make up its row, if any can."""

    asked: Asked
    places: tuple[Place, ...]


def proposed(station: Station, now: datetime) -> list[Extra]:
    """What the law asks for and the timetable cannot make up, with what would."""
    return [Extra(one, _places(station, one, now)) for one in asked(station, now) if one.short]


def settle(station: Station, now: datetime) -> tuple[int, int]:
    """Take back extra airings nobody needs any more; make those that are, where the station has it so.

    Returns how many were made and taken back. What is locked stays. Making one makes the plan stale.
    """
    taken_back = _take_back(station, now)
    made = 0
    if station.makes_extra_airings and not taken_back:
        for extra in proposed(station, now):
            made += len(make(extra, station, now))
    return made, taken_back


@transaction.atomic
def make(extra: Extra, station: Station, now: datetime) -> list[ProgrammeException]:
    """Put the airings on the timetable and tell the officers; what is there already is not made twice."""
    item = extra.asked.item
    made = []
    for place in extra.places:
        row, new = ProgrammeException.objects.get_or_create(
            programme_id=place.programme,
            day=place.day,
            kind=ExceptionKind.ADD,
            at=place.at,
            defaults={"reason": reason_for(item), "source": item.source},
        )
        if new:
            made.append(row)
    if made:
        days = ", ".join(in_words(Place(row.day, row.programme_id, row.at or time())) for row in made)
        words = _("Extra airings of “%(title)s” were added, so that it is heard on days on end: %(days)s.")
        _tell(f"extra:{made[0].pk}", words % {"title": item.title, "days": days})
        log.info("extra airings made", station=station.pk, source=item.source, number=len(made))
    return made


def reason_for(item: AirableItem) -> str:
    """Why there is an extra airing, as listeners and the play book read it."""
    words = _("Luật số 10/2022/QH15, Điều 13 khoản 3: “%(title)s” must be aired for %(days)02d days on end.")
    room = REASON_LENGTH - len(words % {"title": "", "days": item.consecutive_days})
    title = item.title if len(item.title) <= room else f"{item.title[: room - 1]}…"
    return words % {"title": title, "days": item.consecutive_days}


def in_words(place: Place) -> str:
    return f"{weekday(place.day)} {place.day:%d/%m} {place.at:%H:%M}"


def _places(station: Station, one: Asked, now: datetime) -> tuple[Place, ...]:
    today = now.astimezone(station.zone_info).date()
    programmes = list(
        Programme.objects.filter(station=station, active=True, kind=ProgrammeKind.BULLETIN)
        .select_related("station")
        .prefetch_related("exceptions", "zones")
        .order_by("pk")
    )
    rows = {programme.pk: programme for programme in programmes}
    times = [(programme.pk, _times(programme)) for programme in programmes]

    def free(place: Place) -> bool:
        return _free(rows[place.programme], place, now, today)

    def place_on(day: date) -> Place | None:
        return first_free(day, times, free) if _wanted_on(one.item, day) else None

    return places(one.row, today, place_on)


def _times(programme: Programme) -> Sequence[time]:
    picked = from_recurrence(programme.recurrence)
    return picked.times if picked else ()


def _wanted_on(item: AirableItem, day: date) -> bool:
    return (item.air_from or day) <= day <= (item.air_until or day)


def _free(programme: Programme, place: Place, now: datetime, today: date) -> bool:
    """Whether an airing there comes before its lock and nothing speaks against the programme with it."""
    start = attach(datetime.combine(place.day, place.at), programme.station.zone_info)
    if start - timedelta(hours=programme.lock_hours) <= now or place.day < programme.starts_on:
        return False
    zones = frozenset(zone.pk for zone in programme.zones.all())
    changes = changes_of(programme)
    if any(change.day == place.day for change in changes):
        return False
    extra = DayChange(place.day, Change.ADD, place.at)
    return not objections_to(programme, proposal_of(programme, (*changes, extra), zones), today)


def _take_back(station: Station, now: datetime) -> int:
    """Delete the extra airings that are not locked and that no item needs any more."""
    today = now.astimezone(station.zone_info).date()
    rows = ProgrammeException.objects.filter(programme__station=station, day__gte=today).exclude(source="")
    ours = [row for row in rows.select_related("programme__station") if not _locked(row, now)]
    if not ours:
        return 0
    standing = [one.row for one in asked(station, now)]
    gone: list[ProgrammeException] = []
    for row in ours:
        days = {one.day for one in (*gone, row) if _alone(one, ours)}
        if not any(needed_without(wanted, days) for wanted in standing):
            gone.append(row)
    for row in gone:
        _delete(row)
    return len(gone)


@transaction.atomic
def _delete(row: ProgrammeException) -> None:
    words = _("The extra airing of %(day)s is taken off the timetable: it is not needed any more.")
    key, place = f"extra-gone:{row.pk}", Place(row.day, row.programme_id, row.at or time())
    row.delete()
    _tell(key, words % {"day": in_words(place)})


def _alone(row: ProgrammeException, ours: Collection[ProgrammeException]) -> bool:
    """Whether a day has no slot but those of extra airings."""
    station = row.programme.station
    since = attach(datetime.combine(row.day, time.min), station.zone_info)
    slots = Slot.objects.filter(
        programme__station=station, start__gte=since, start__lt=since + timedelta(days=1)
    ).exclude(state=SlotState.CANCELLED)
    extra = {_start(one) for one in ours if one.day == row.day}
    return not set(slots.values_list("start", flat=True)) - extra


def _locked(row: ProgrammeException, now: datetime) -> bool:
    return _start(row) - timedelta(hours=row.programme.lock_hours) <= now


def _start(row: ProgrammeException) -> datetime:
    return attach(datetime.combine(row.day, row.at or time()), row.programme.station.zone_info)


def _tell(key: str, words: str) -> None:
    officers = User.objects.filter(is_active=True, groups__name=Role.OFFICER.value).distinct()
    tell(officers, key=key, words=words, link=reverse("broadcast_legal_airings"))
