"""The clock's share in emergencies: what waited too long, what is over, what a killed process left undone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from broadcast.emergency import announcing, book, ledger
from broadcast.emergency.rules import DRAFT_WAITS, WAITS
from broadcast.emergency.sounding import THE_STATION, WANTED, sound
from broadcast.emergency.warnings import feeds
from broadcast.models import Emergency, EmergencyDeed
from broadcast.states import EmergencyState, move

LEFT_TO_WORKERS = timedelta(seconds=5)  # then the clock makes a sound itself
OPEN = (EmergencyState.DRAFTED, EmergencyState.WAITING, EmergencyState.ON_AIR)


@dataclass(frozen=True, slots=True)
class Watched:
    """How many emergencies and feeds were touched, and when (aware) the next thing is due."""

    touched: int
    next_due: datetime | None


def watch_over(now: datetime) -> Watched:
    """Do what is due. Safe beside any number of clocks and workers; two queries when idle."""
    found = list(
        Emergency.objects.filter(Q(state__in=OPEN) | Q(state__in=ledger.OVER, settled_at=None))
        .select_related("station")
        .order_by("drafted_at", "pk")
    )
    moments = [moment for emergency in found for moment in _moments(emergency) if moment > now]
    touched = sum(_see_to(emergency, now) for emergency in found) + _ask_for_warnings(now)
    return Watched(touched, min(moments, default=None))


def _see_to(emergency: Emergency, now: datetime) -> bool:
    if emergency.state in ledger.OVER:
        return ledger.settle(emergency, now)
    if _expires_at(emergency) <= now:
        return _expire(emergency, now)
    if (ends := _ends_at(emergency)) and ends <= now:
        return _end(emergency, now) and ledger.settle(emergency, now)
    return _is_silent(emergency) and _sound_due(emergency) <= now and sound(emergency.pk)


def _moments(emergency: Emergency) -> Iterator[datetime]:
    """When something may be due about it."""
    if emergency.state not in OPEN:
        return
    yield _expires_at(emergency)
    if ends := _ends_at(emergency):
        yield ends
    if _is_silent(emergency):
        yield _sound_due(emergency)


def _expires_at(emergency: Emergency) -> datetime:
    """When nobody decided in time; never for what is on air."""
    if emergency.state == EmergencyState.WAITING and emergency.submitted_at:
        return emergency.submitted_at + WAITS
    if emergency.state == EmergencyState.DRAFTED:
        return emergency.drafted_at + DRAFT_WAITS
    return datetime.max.replace(tzinfo=emergency.drafted_at.tzinfo)


def _ends_at(emergency: Emergency) -> datetime | None:
    """When what is on air may be heard no longer: the last airing began before `until` and has run out."""
    if emergency.state != EmergencyState.ON_AIR or emergency.until is None:
        return None
    return emergency.until + timedelta(seconds=emergency.seconds or 0)


def _is_silent(emergency: Emergency) -> bool:
    return emergency.state in WANTED and not emergency.audible


def _sound_due(emergency: Emergency) -> datetime:
    """When the clock makes the sound: workers were given time, and nobody else works on it."""
    asked = (emergency.submitted_at or emergency.drafted_at) + LEFT_TO_WORKERS
    return max(asked, emergency.leased_until or asked)


def _expire(emergency: Emergency, now: datetime) -> bool:
    with transaction.atomic():
        if not move(emergency, EmergencyState.EXPIRED, over_at=now):
            return False
        note = _("Nobody decided in time, so what it says may no longer be true.")
        book.note(emergency, EmergencyDeed.EXPIRED, THE_STATION, now, note=note)
        announcing.announce_on_commit(emergency)
    return True


def _end(emergency: Emergency, now: datetime) -> bool:
    with transaction.atomic():
        if not move(emergency, EmergencyState.ENDED, over_at=now):
            return False
        book.note(emergency, EmergencyDeed.ENDED, THE_STATION, now)
        announcing.announce_on_commit(emergency)
    return True


def _ask_for_warnings(now: datetime) -> int:
    """Have workers ask the feeds whose turn it is: none of them may hold up the clock."""
    from broadcast.tasks import ask_for_warnings

    mine = feeds.due(now)
    for pk in mine:
        ask_for_warnings.enqueue(pk)
    return len(mine)
