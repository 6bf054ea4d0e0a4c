"""Whatever a station's bulletins are made of changed: its plan is stale and is made again soon.

`Station.changed_at` names the state of all of it; the plan is fresh while `planned_at` equals it.
"""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from broadcast.models import Programme, ProgrammeException, Station, Zone
from campaigns.models import Activity, Campaign
from cms.signals import airing_changed
from media.signals import reading_changed


def bump(*station_ids: int) -> None:
    """Mark the plans of these stations stale (of all, when none is named) and have them made anew.

    The clock would find them on its next pass anyway; a worker is woken so that people see it sooner.
    """
    stations = Station.objects.filter(pk__in=station_ids) if station_ids else Station.objects.all()
    ids = list(stations.values_list("pk", flat=True))
    if ids:
        Station.objects.filter(pk__in=ids).update(changed_at=timezone.now())
        transaction.on_commit(lambda: _wake(ids))


def _wake(station_ids: list[int]) -> None:
    from broadcast.tasks import plan_station_task

    for station_id in station_ids:
        plan_station_task.enqueue(station_id)


def _everywhere(**_: Any) -> None:
    bump()


def _of_station(instance: Station, **_: Any) -> None:
    bump(instance.pk)


def _of_part(instance: Programme | Zone, **_: Any) -> None:
    bump(instance.station_id)


def _of_exception(instance: ProgrammeException, **_: Any) -> None:
    owner = Programme.objects.filter(pk=instance.programme_id).values_list("station_id", flat=True).first()
    if owner is not None:
        bump(owner)


def listen() -> None:
    """Connect every signal that makes a plan stale; called once, when the room is ready."""
    for signal in (airing_changed, reading_changed):
        signal.connect(_everywhere, dispatch_uid="broadcast.freshness")
    post_save.connect(_of_station, sender=Station, dispatch_uid="broadcast.freshness")
    for signal_ in (post_save, post_delete):
        for part in (Programme, Zone):
            signal_.connect(_of_part, sender=part, dispatch_uid="broadcast.freshness")
        signal_.connect(_of_exception, sender=ProgrammeException, dispatch_uid="broadcast.freshness")
        for plan in (Activity, Campaign):
            signal_.connect(_everywhere, sender=plan, dispatch_uid="broadcast.freshness")
