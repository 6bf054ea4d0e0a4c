"""Whatever a station's bulletins are made of changed: its plan is stale and is made again soon.

`Station.changed_at` names the state of all of it; the plan is fresh while `planned_at` equals it.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models.signals import post_save, pre_delete
from django.utils import timezone

from broadcast.fleet.publishing import publish_on_commit
from broadcast.models import EmergencyRules, Programme, ProgrammeException, Station, Zone
from campaigns.models import Activity, Campaign
from cms.signals import airing_changed
from media.models import AudioClip
from media.signals import reading_changed


def bump(*station_ids: int) -> None:
    """Mark the plans of these stations stale (of all, when none is named) and have them made anew.

    The clock would find them on its next pass anyway; a worker is woken so that people see it sooner.
    """
    stations = Station.objects.filter(pk__in=station_ids) if station_ids else Station.objects.all()
    ids = list(stations.values_list("pk", flat=True))
    if ids:
        Station.objects.filter(pk__in=ids).update(changed_at=timezone.now())
        wake = Wake(tuple(ids))
        if wake not in [waiting[1] for waiting in connection.run_on_commit]:
            transaction.on_commit(wake)


@dataclass(frozen=True, slots=True)
class Wake:
    """Has the plans of these stations made by a worker; once a transaction is enough."""

    stations: tuple[int, ...]

    def __call__(self) -> None:
        from broadcast.tasks import plan_station_task

        for station in self.stations:
            plan_station_task.enqueue(station)


def hold_station_of(slot: UUID) -> None:
    """Lock the row of the slot's station until the transaction ends.

    Planning locks the station, then its slots; whoever locks a slot and may `bump` the station afterwards
    takes the station first as well, or the two would wait for each other.
    """
    owner = Programme.objects.filter(slots=slot).values("station")
    Station.objects.select_for_update().filter(pk__in=owner).values_list("pk").first()


def _everywhere(**_: Any) -> None:
    bump()


def _of_station(instance: Station, **_: Any) -> None:
    bump(instance.pk)


def _of_part(instance: Programme | Zone, **_: Any) -> None:
    bump(instance.station_id)


def _as_loud(instance: Zone | EmergencyRules, **_: Any) -> None:
    """How loud players are to be stands in their manifests; a louder or softer zone need not wait."""
    publish_on_commit(instance.station_id)


def _of_exception(instance: ProgrammeException, **_: Any) -> None:
    owner = Programme.objects.filter(pk=instance.programme_id).values_list("station_id", flat=True).first()
    if owner is not None:
        bump(owner)


def listen() -> None:
    """Connect every signal that makes a plan stale; called once, when the room is ready."""
    for signal in (airing_changed, reading_changed):
        signal.connect(_everywhere, dispatch_uid="broadcast.freshness")
    post_save.connect(_of_station, sender=Station, dispatch_uid="broadcast.freshness")
    for signal_ in (post_save, pre_delete):  # before a deletion: the station is locked first, see above
        for part in (Programme, Zone):
            signal_.connect(_of_part, sender=part, dispatch_uid="broadcast.freshness")
        for loud in (Zone, EmergencyRules):
            signal_.connect(_as_loud, sender=loud, dispatch_uid="broadcast.freshness.loud")
        signal_.connect(_of_exception, sender=ProgrammeException, dispatch_uid="broadcast.freshness")
        for part_of_all in (Activity, Campaign, AudioClip):
            signal_.connect(_everywhere, sender=part_of_all, dispatch_uid="broadcast.freshness")
