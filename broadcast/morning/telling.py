"""The card told once a day to the officers and leaders, before the first airing."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from broadcast.models import Station
from broadcast.morning.beside import local
from broadcast.morning.card import Card, card_of, slots_of_day
from broadcast.morning.unusual import Finding, Odd, due_at
from broadcast.morning.wording import message
from broadcast.states import SlotState
from cms.models import User
from cms.notifications.telling import tell
from cms.roles import Role

READERS = (Role.OFFICER, Role.LEADER)


def tell_when_due(stations: Iterable[Station], now: datetime) -> list[Station]:
    """Tell the card of today of each of the stations whose hour has come; returns those it was told of.

    Any number of clocks may ask: one of them sets the day, together with what is told. A clock that was off
    in the morning tells it when it is back, and names the days it missed.
    """
    return [station for station in stations if _due(station, now) and _told(station, now)]


def _due(station: Station, now: datetime) -> bool:
    here = local(now, station)
    if station.morning_told_on and station.morning_told_on >= here.date():
        return False
    if here.time() >= station.morning_at:
        return True
    starts = [
        local(slot.start, station)
        for slot in slots_of_day(station, here.date())
        if slot.state != SlotState.CANCELLED
    ]
    return here.time() >= due_at(station.morning_at, starts)


@transaction.atomic
def _told(station: Station, now: datetime) -> bool:
    today, before = local(now, station).date(), station.morning_told_on
    fresh = Station.objects.filter(Q(morning_told_on=None) | Q(morning_told_on__lt=today), pk=station.pk)
    if not fresh.update(morning_told_on=today):
        return False
    card = card_of(station, today, now)
    people = User.objects.filter(is_active=True, groups__name__in=[role.value for role in READERS])
    tell(
        people.distinct(),
        key=f"morning:{station.pk}:{today}",
        words=message(_with_missed(card, before), today),
        link=reverse("broadcast:morning_of", args=[today.isoformat()]),
    )
    return True


def _with_missed(card: Card, before: date | None) -> Card:
    """The card, saying first which days before it had none."""
    first, last = (before or card.day) + timedelta(days=1), card.day - timedelta(days=1)
    if before is None or first > last:
        return card
    missed = Finding(Odd.UNTOLD, {"first": f"{first:%d/%m}", "last": f"{last:%d/%m}"})
    return replace(card, unusual=(missed, *card.unusual))
