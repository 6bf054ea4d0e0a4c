"""A zone as an officer answers for it: its volume, who plays there, when it was silent, what is broken."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from broadcast.fleet.manifest import reaches
from broadcast.fleet.publishing import volume_of
from broadcast.models import Fault, Outage, Player, Station, Zone, zone_ids
from broadcast.states import PlayerState


@dataclass(frozen=True, slots=True)
class Served:
    """A zone with the players that play there, each with its volume in percent as its manifest has it."""

    zone: Zone
    players: tuple[tuple[Player, int], ...]


def zones_of(station: Station, players: Iterable[Player]) -> list[Served]:
    """The station's zones in their order. `players`: of the station; those revoked play nowhere."""
    every = list(station.zones.all())
    in_use = [player for player in players if player.state != PlayerState.REVOKED]
    return [_served(zone, every, in_use) for zone in every]


def served(zone: Zone) -> Served:
    players = zone.station.players.select_related("station").prefetch_related("zones").order_by("name", "pk")
    return next(one for one in zones_of(zone.station, players) if one.zone == zone)


def _served(zone: Zone, every: list[Zone], in_use: list[Player]) -> Served:
    wanted = frozenset({zone.pk})
    here = [one for one in in_use if reaches(zone_ids(one.zones), wanted)]
    return Served(zone, tuple((player, volume_of(player, every)) for player in here))


def last_outage(players: Iterable[Player]) -> Outage | None:
    """The latest span in which any of them was not heard of."""
    return Outage.objects.filter(player__in=players).select_related("player").first()


def open_faults(zone: Zone, players: Iterable[Player]) -> QuerySet[Fault]:
    """What the fault book says is broken there and not repaired yet."""
    here = Q(zone=zone) | Q(zone=None, player__in=players)
    return Fault.objects.filter(here, station=zone.station_id, repaired_on=None).select_related("player")
