"""What the station asks its workers to do; the rows say what is true, the queue only wakes somebody up."""

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from broadcast.build import build, queue
from broadcast.connectors import exchanging
from broadcast.emergency.sounding import sound
from broadcast.emergency.warnings import feeds
from broadcast.fleet import fallback
from broadcast.models import Bulletin, CapFeed, Station
from broadcast.planning import plan_station

# A queue that holds a bulletin longer than this has lost it (a worker killed with the task in its hands).
QUEUE_PATIENCE = timedelta(minutes=30)


@task(queue_name="audio")
def build_bulletin(bulletin_id: int) -> str:
    """Build one bulletin, if it is still to be built; returns the state it is left in, "gone" without one."""
    try:
        return build(bulletin_id).state
    except Bulletin.DoesNotExist:
        return "gone"


@task(queue_name="audio")
def make_fallback(station_id: int) -> None:
    """Make what the station's players play where a sound is missing."""
    station = Station.objects.select_related("voice", "signature").filter(pk=station_id).first()
    if station is not None:
        fallback.make(station)


@task(queue_name="emergency", priority=100)
def sound_emergency(emergency_id: str) -> bool:
    """Make the sound of an emergency; True when it was made here."""
    return sound(UUID(emergency_id))


@task()
def ask_for_warnings(feed_id: int) -> int:
    """Ask a feed of warnings; how many new ones it brought."""
    feed = CapFeed.objects.select_related("station").filter(pk=feed_id).first()
    return feeds.ask(feed) if feed else 0


@task()
def call_province(station_id: int) -> str:
    """Say to the province what there is to say; the code of what stopped it, "" for nothing."""
    return exchanging.call(station_id, timezone.now()).fault


@task()
def plan_station_task(station_id: int) -> None:
    """Make the station's slots and rundowns anew."""
    station = Station.objects.filter(pk=station_id).first()
    if station is not None:
        plan_station(station, timezone.now())


def enqueue_calls(now: datetime) -> None:
    """Have workers call the province for the stations whose turn it is: it may not hold up the clock."""
    for station_id in exchanging.due(now):
        call_province.enqueue(station_id)


def enqueue_builds(now: datetime) -> int:
    """Hand every due bulletin to the audio queue, each once however many clocks do so; returns how many."""
    ids = queue(now, QUEUE_PATIENCE)
    for bulletin_id in ids:
        transaction.on_commit(partial(build_bulletin.enqueue, bulletin_id))
    return len(ids)
