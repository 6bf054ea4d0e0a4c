"""Extra airings proposed, made and undone, for what is to be heard so often on a station."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

import structlog
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from broadcast.demanded import Asked, asked
from broadcast.extra.choosing import Place, needed_without, places
from broadcast.extra.room import Room
from broadcast.models import ExceptionKind, ProgrammeException, Station
from broadcast.public.days import weekday
from broadcast.timetable import attach, slot_id
from cms.models import User
from cms.notifications.telling import tell
from cms.roles import Role

log = structlog.get_logger(__name__)
REASON_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Extra:
    """An item the timetable falls short for, and the extra airings that would make it up, if any can."""

    asked: Asked
    places: tuple[Place, ...]


def proposed(station: Station, now: datetime) -> list[Extra]:
    """What is asked for and the timetable cannot make up, with what would."""
    short = [one for one in asked(station, now) if one.short]
    if not short:
        return []
    room = Room(station, now)
    return [Extra(one, places(one.outlook, room.places_on)) for one in short]


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
            defaults={"reason": reason_for(extra.asked), "source": item.source},
        )
        if new:
            made.append(row)
    if made:
        days = ", ".join(in_words(Place(row.day, row.programme_id, row.at or time())) for row in made)
        words = _("Extra airings of “%(title)s” were added, so that it is heard often enough: %(days)s.")
        _tell(f"extra:{made[0].pk}", words % {"title": item.title, "days": days})
        log.info("extra airings made", station=station.pk, source=item.source, number=len(made))
    return made


def reason_for(one: Asked) -> str:
    """Why there is an extra airing, as listeners and the play book read it; the law only where it asks."""
    by_law = _("Luật số 10/2022/QH15, Điều 13 khoản 3: “%(title)s” must be aired for %(days)02d days on end.")
    wished = _("“%(title)s” is to be aired %(times)d times in %(days)d days.")
    words = by_law if one.demand.by_law else wished
    said = {"title": "", "times": one.demand.times, "days": one.demand.days}
    room, title = REASON_LENGTH - len(words % said), one.item.title
    return words % {**said, "title": title if len(title) <= room else f"{title[: room - 1]}…"}


def in_words(place: Place) -> str:
    return f"{weekday(place.day)} {place.day:%d/%m} {place.at:%H:%M}"


def _take_back(station: Station, now: datetime) -> int:
    """Delete the extra airings that are not locked and that no item needs any more."""
    today = now.astimezone(station.zone_info).date()
    rows = ProgrammeException.objects.filter(programme__station=station, day__gte=today).exclude(source="")
    ours = [row for row in rows.select_related("programme__station") if not _locked(row, now)]
    if not ours:
        return 0
    standing = [one.outlook for one in asked(station, now)]
    gone: dict[UUID, ProgrammeException] = {}
    for row in ours:
        slot = slot_id(row.programme_id, _start(row))
        if not any(needed_without(outlook, {*gone, slot}) for outlook in standing):
            gone[slot] = row
    for row in gone.values():
        _delete(row)
    return len(gone)


@transaction.atomic
def _delete(row: ProgrammeException) -> None:
    words = _("The extra airing of %(day)s is taken off the timetable: it is not needed any more.")
    key, place = f"extra-gone:{row.pk}", Place(row.day, row.programme_id, row.at or time())
    row.delete()
    _tell(key, words % {"day": in_words(place)})


def _locked(row: ProgrammeException, now: datetime) -> bool:
    return _start(row) - timedelta(hours=row.programme.lock_hours) <= now


def _start(row: ProgrammeException) -> datetime:
    return attach(datetime.combine(row.day, row.at or time()), row.programme.station.zone_info)


def _tell(key: str, words: str) -> None:
    officers = User.objects.filter(is_active=True, groups__name=Role.OFFICER.value).distinct()
    tell(officers, key=key, words=words, link=reverse("broadcast_demanded"))
