"""The residents' timetable: the coming seven days, and today for the front page."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from broadcast.models import ExceptionKind, Programme, ProgrammeException, Slot, Station
from broadcast.public import days
from broadcast.public.airings import Airing, airing
from broadcast.public.publication import HEAVY, titles
from broadcast.states import SlotState

LENGTH = 7
LOOKS_BACK = 14
MISSED_AT_MOST = 10


@dataclass(slots=True)
class Day:
    """A day of the timetable, its airings in order, and what it leaves out."""

    day: date
    name: str
    today: bool
    airings: list[Airing] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    @property
    def weekday(self) -> str:
        return days.weekday(self.day)


@dataclass(frozen=True, slots=True)
class Timetable:
    """The coming days, and what of the days before was not heard, newest first: nothing is hidden."""

    days: list[Day]
    missed: list[Airing]


@dataclass(frozen=True, slots=True)
class Today:
    """Today's airings, and the next one after today where none of today's is still to come."""

    day: Day
    next: Airing | None
    next_day: str


def local_midnight(station: Station, day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=station.zone_info)


def slots(station: Station) -> QuerySet[Slot]:
    """The station's slots with all a timetable shows, in a fixed number of queries."""
    return (
        Slot.objects.filter(programme__station=station)
        .select_related("programme", "bulletin")
        .defer(*(f"bulletin__{name}" for name in HEAVY))
        .prefetch_related(titles(), "programme__zones")
        .order_by("start", "programme__title")
    )


def airings(station: Station, rows: list[Slot], now: datetime) -> list[Airing]:
    """Put `rows` in residents' words, the exceptions of their days being read at once."""
    on_days = {row.start.astimezone(station.zone_info).date() for row in rows}
    return _worded(station, rows, _exceptions(station, on_days), now)


def timetable(station: Station, now: datetime) -> Timetable:
    """The seven days from today on, each there even when nothing airs, and what was missed before."""
    today = now.astimezone(station.zone_info).date()
    days_shown = [today + timedelta(days=n) for n in range(LENGTH)]
    first, last = local_midnight(station, today), local_midnight(station, today + timedelta(days=LENGTH))
    lately = Q(state=SlotState.MISSED, start__gte=first - timedelta(days=LOOKS_BACK), start__lt=first)
    rows = list(slots(station).filter(Q(start__gte=first, start__lt=last) | lately))
    on_days = {*days_shown, *(row.start.astimezone(station.zone_info).date() for row in rows)}
    exceptions = _exceptions(station, on_days)
    listed = _worded(station, rows, exceptions, now)
    week = {day: _day(day, today) for day in days_shown}
    for one in listed:
        if one.day in week:
            week[one.day].airings.append(one)
    for exception in _unseen_cancellations(exceptions, week):
        words = {"programme": exception.programme.title, "reason": exception.reason}
        week[exception.day].notices.append(_("%(programme)s is not on air: %(reason)s") % words)
    missed = [one for one in reversed(listed) if one.day < today]
    return Timetable(list(week.values()), missed[:MISSED_AT_MOST])


def today(station: Station, now: datetime) -> Today:
    """What the loudspeakers play today; after the last of it, what comes next. Both are read at once."""
    local = now.astimezone(station.zone_info).date()
    day = _day(local, local)
    first, last = local_midnight(station, local), local_midnight(station, local + timedelta(days=1))
    following = _following(station, last)
    rows = slots(station).filter(Q(start__gte=first, start__lt=last) | Q(pk__in=Subquery(following)))
    listed = airings(station, list(rows), now)
    day.airings = [one for one in listed if one.day == local]
    later = [one for one in listed if one.day != local]
    if not later or any(one.tone in {"ahead", "waiting", "live"} for one in day.airings):
        return Today(day, None, "")
    return Today(day, later[0], days.day_and_date(later[0].day, local))


def _following(station: Station, from_when: datetime) -> QuerySet[Slot, Any]:
    """The slot that comes next from `from_when` on."""
    coming = Slot.objects.filter(programme__station=station, start__gte=from_when)
    return coming.exclude(state=SlotState.CANCELLED).order_by("start", "programme__title").values("pk")[:1]


def upcoming(station: Station, programme: Programme, now: datetime) -> list[Airing]:
    """The programme's airings of the coming four weeks."""
    rows = slots(station).filter(programme=programme, start__gte=now, start__lt=now + timedelta(days=28))
    return airings(station, list(rows), now)


def _day(day: date, today: date) -> Day:
    return Day(day=day, name=days.day_name(day, today), today=day == today)


def _exceptions(station: Station, on_days: set[date]) -> list[ProgrammeException]:
    rows = ProgrammeException.objects.filter(programme__station=station, day__in=on_days)
    return list(rows.select_related("programme"))


def _worded(
    station: Station, rows: list[Slot], exceptions: list[ProgrammeException], now: datetime
) -> list[Airing]:
    by_programme = defaultdict(list)
    for exception in exceptions:
        by_programme[exception.programme_id].append(exception)
    return [airing(row, station.zone_info, now, by_programme[row.programme_id]) for row in rows]


def _unseen_cancellations(
    exceptions: list[ProgrammeException], week: dict[date, Day]
) -> list[ProgrammeException]:
    """Days a programme leaves out without a slot that would say so."""
    shown = {(one.slot.programme_id, day.day) for day in week.values() for one in day.airings}
    return [
        one
        for one in exceptions
        if one.kind == ExceptionKind.CANCEL
        and one.programme.active
        and one.day in week
        and (one.programme_id, one.day) not in shown
    ]
