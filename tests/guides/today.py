"""A day of the station that is worth a picture, whatever weekday and hour the pictures are taken on."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from broadcast.models import Programme
from broadcast.recurrence import Picked, to_recurrence


def air_today() -> None:
    """Give every programme of the demo an airing today: one that may begin at once, one for later."""
    now = timezone.localtime()
    for programme, minutes in zip(Programme.objects.order_by("pk"), (4, 90), strict=True):
        programme.recurrence = to_recurrence(Picked(frozenset({now.weekday()}), (_soon(now, minutes),)))
        programme.lock_hours = 0
        programme.save()


def _soon(now: datetime, minutes: int) -> time:
    """Return the minute that lies `minutes` ahead, or the last one of the day."""
    ahead = now + timedelta(minutes=minutes)
    return ahead.time().replace(second=0, microsecond=0) if ahead.date() == now.date() else time(23, 59)
