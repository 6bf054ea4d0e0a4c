"""The station's clock: one pass does whatever is due now; nothing is ever done by a page view.

Every step is a compare-and-set or a unique key, so that any number of clocks may run, be killed, or be told a
wrong time, and each slot still gets exactly one bulletin and one final row.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.core.cache import cache
from django.db import DatabaseError, close_old_connections, connection
from django.db.models import Min, Q
from django.utils import timezone

from broadcast.bell import Bell
from broadcast.build import build, due
from broadcast.emergency import watching
from broadcast.exports.watching import keep_in_step
from broadcast.fleet.inspecting import inspect
from broadcast.fleet.outages import watch as watch_players
from broadcast.fleet.publishing import publish_all
from broadcast.housekeeping import Tidied, tidy
from broadcast.models import Bulletin, Slot, Station
from broadcast.morning.telling import tell_when_due
from broadcast.overdue import Closed, close_passed, over_at, passed
from broadcast.planning import Planned, plan_station, stale
from broadcast.second_person.asking import lapse
from broadcast.states import OPEN, BulletinState
from broadcast.tasks import enqueue_builds, enqueue_calls
from cms.notifications.reminders import remind_when_due

log = structlog.get_logger(__name__)
JUMP = timedelta(minutes=2)
DOUBT_SECONDS = 600.0
LONGEST_SLEEP = 30.0
A_MINUTE = 60  # seconds
LISTENS = 180.0  # seconds a player may take to be heard of again after the server was away
SHORTEST_SLEEP = 0.5
REST_AFTER_FAULT = 5.0


@dataclass(frozen=True, slots=True)
class Failed:
    """A station whose plan could not be made; it is tried again on the next pass."""

    station: int
    error: str


@dataclass(frozen=True, slots=True)
class Tick:
    """What one pass did, and when (aware) the next thing is due, if anything is in sight."""

    emergencies: int
    closed: list[Closed]
    planned: list[Planned]
    handed_out: int
    built: list[Bulletin]
    tidied: Tidied
    failed: list[Failed]
    next_due: datetime | None


def tick(now: datetime, *, build_here: bool = False, close: bool = True, listened: bool = True) -> Tick:
    """One pass. `build_here`: bulletins are built in this process, for a machine without a worker.

    `close` False: slots whose time has passed are left for a later pass. `listened`
    False: the server itself has not run long enough to have heard of its players.
    """
    watched = watching.watch_over(now)
    begun = passed(now)
    closed = close_passed(begun, now) if close else []
    planned, failed = _plan_all(now)
    built = _build_all(now) if build_here else []
    if cache.add("broadcast.clock.minute", True, A_MINUTE):
        lapse(now)
        if listened:
            watch_players(now)
            inspect(now)
    remind_when_due(now)
    stations = list(Station.objects.all())
    tell_when_due(stations, now)
    keep_in_step(stations, now)
    publish_all(now)
    enqueue_calls(now)
    handed_out = 0 if build_here else enqueue_builds(now)
    due_next = next_due(begun, now, watched.next_due)
    return Tick(watched.touched, closed, planned, handed_out, built, tidy(now), failed, due_next)


def _plan_all(now: datetime) -> tuple[list[Planned], list[Failed]]:
    """Plan every stale station; what is wrong with one is written down and holds up no other."""
    planned: list[Planned] = []
    failed: list[Failed] = []
    for station in stale(now):
        try:
            planned.append(plan_station(station, now))
        except DatabaseError:
            raise
        except Exception as error:
            log.exception("station not planned", station=station.pk)
            failed.append(Failed(station.pk, repr(error)))
    return [plan for plan in planned if not plan.fresh], failed


def _build_all(now: datetime) -> list[Bulletin]:
    return [build(pk, now) for pk in list(due(now).values_list("pk", flat=True))]


def next_due(begun: list[Slot], now: datetime, *known: datetime | None) -> datetime | None:
    """The next moment at which a pass would find something to do; constant in queries.

    `known`: moments others have found.
    """
    moments: list[datetime | None] = [*known, *(over_at(slot) for slot in begun)]
    starts = Slot.objects.filter(state__in=OPEN, start__gt=now).aggregate(at=Min("start"))
    building = Bulletin.objects.filter(state__in=[BulletinState.DRAFT, BulletinState.BUILDING])
    rests = building.aggregate(
        again=Min("retry_at", filter=Q(retry_at__gt=now)),
        lapse=Min("leased_until", filter=Q(leased_until__gt=now)),
    )
    moments += [*starts.values(), *rests.values()]
    ahead = [moment for moment in moments if moment and moment > now]
    return min(ahead, default=None)


class Watch:
    """Notices when the wall clock was set, or the machine slept: it then moved otherwise than time did."""

    def __init__(self, now: datetime, steady: Callable[[], float] = time.monotonic) -> None:
        self._steady = steady
        self._last = (now, steady())
        self._doubted_until = float("-inf")

    def look(self, now: datetime) -> timedelta | None:
        """By how much the wall clock jumped since the last look, if by more than two minutes."""
        before, then = self._last
        self._last = (now, self._steady())
        off = (now - before) - timedelta(seconds=self._last[1] - then)
        if abs(off) <= JUMP:
            return None
        self._doubted_until = self._last[1] + DOUBT_SECONDS if off > timedelta(0) else float("-inf")
        log.warning("the machine's clock jumped", seconds=round(off.total_seconds()), now=now.isoformat())
        return off

    @property
    def trusted(self) -> bool:
        """False for some minutes after a jump forward: no slot is written off by a clock that may be wrong.

        A clock that was put right stays ahead; one that was wrong is mostly put back by then.
        """
        return self._last[1] >= self._doubted_until


def run(bell: Bell, *, build_here: bool = False) -> None:
    """Pass after pass until the bell is rung; a database that is away for a while is waited for."""
    watch, began = Watch(timezone.now()), time.monotonic()
    while not bell.rung:
        close_old_connections()
        now = timezone.now()
        watch.look(now)
        try:
            done = tick(
                now, build_here=build_here, close=watch.trusted, listened=time.monotonic() - began > LISTENS
            )
            pause = seconds_to_sleep(done, timezone.now())
            log.debug("clock pass done", seconds_to_sleep=round(pause, 1))
        except DatabaseError:
            log.exception("the database did not answer; the clock tries again")
            connection.close()
            pause = REST_AFTER_FAULT
        bell.wait(pause)


def seconds_to_sleep(found: Tick, now: datetime) -> float:
    """Until the next thing due, but never longer than half a minute: people change things meanwhile."""
    if found.next_due is None:
        return LONGEST_SLEEP
    return min(LONGEST_SLEEP, max(SHORTEST_SLEEP, (found.next_due - now).total_seconds()))
