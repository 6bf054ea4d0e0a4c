"""Manifests kept as the database would have them: written where their bytes changed, and only there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import structlog
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from broadcast.fleet import fallback, folder
from broadcast.fleet.manifest import Hours, Listener, compose, span_of
from broadcast.fleet.sources import Part, parts_of
from broadcast.fleet.volume import effective
from broadcast.models import Player, Station, Zone, zone_ids
from broadcast.states import PlayerState
from media.audio import AudioRejected

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Publish:
    """Brings the manifests of a station up to date once the transaction is through."""

    station: int

    def __call__(self) -> None:
        station = Station.objects.filter(pk=self.station).first()
        if station is not None:
            publish(station, timezone.now())


def publish_on_commit(station_id: int) -> None:
    """Have a station's manifests made anew once the transaction is through; however often asked, once."""
    wish = Publish(station_id)
    if wish not in [waiting[1] for waiting in connection.run_on_commit]:
        transaction.on_commit(wish)


def publish_all(now: datetime) -> int:
    """Bring every manifest up to date, clear away what no player needs; returns how many were written."""
    active = Player.objects.filter(state=PlayerState.ACTIVE)
    stations = Station.objects.filter(pk__in=active.values("station")).order_by("pk")
    written = sum(publish(station, now) for station in stations)
    keys = set(active.values_list("key", flat=True)) if written or any(folder.keys()) else set()
    if written or not keys.issuperset(folder.keys()):
        folder.sweep(keys)
    return written


def publish(station: Station, now: datetime) -> int:
    """Bring the manifests of a station's players up to date; returns how many were written.

    On a full disk or without its folder nothing changes: it is written to the log, and tried again with the
    next pass of the clock.
    """
    try:
        if not _changed(station, now):
            return 0
        with transaction.atomic():  # one process at a time: the state read last is written last
            Station.objects.select_for_update().get(pk=station.pk)
            changed = _changed(station, now)
            for key, content in changed.items():
                folder.write(key, content)
    except (OSError, AudioRejected):
        log.exception("manifests not written", station=station.pk)
        return 0
    log.info("manifests written", station=station.pk, players=len(changed))
    return len(changed)


def manifests(station: Station, now: datetime) -> dict[str, bytes]:
    """Key -> manifest of each of the station's players in use. Their sounds are kept by then."""
    players = list(station.players.filter(state=PlayerState.ACTIVE).prefetch_related("zones"))
    if not players:
        return {}
    span = span_of(now, station.zone_info)
    parts = [_with_sounds(part) for part in parts_of(station, span)]
    instead = fallback.sound_of(station)
    hours = Hours(station.zone_info, station.quiet_from, station.quiet_until)
    every = list(station.zones.all())
    return {
        player.key: folder.as_bytes(
            compose(station.name, listener(player, every), parts, span, hours, instead)
        )
        for player in players
    }


def listener(player: Player, every: Sequence[Zone]) -> Listener:
    """`every`: all zones of the station, those of a player that has none chosen."""
    zones = zone_ids(player.zones)
    return Listener(
        str(player.pk), volume_of(player, every), zones, f"{settings.PUSH_URL}/api/v1/events/{player.key}"
    )


def volume_of(player: Player, every: Sequence[Zone]) -> int:
    """How loud its manifest has it, in percent; `every` as in `listener`."""
    return effective(player.volume, [zone.volume for zone in player.zones.all() or every])


def _changed(station: Station, now: datetime) -> dict[str, bytes]:
    made = manifests(station, now)
    return {key: content for key, content in made.items() if folder.read(key) != content}


def _with_sounds(part: Part) -> Part:
    """The part with those of its sounds that could be kept; a player says itself what it lacks."""
    return replace(part, sounds=tuple(sound for sound in part.sounds if folder.keep(sound)))
