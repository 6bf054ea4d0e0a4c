"""On which players an emergency has begun, as their heartbeats and their own rows say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from broadcast.models import Emergency, Player, PlayReport, Zone
from broadcast.player.protocol import Outcome
from broadcast.states import PlayerState

REACHABLE = timedelta(seconds=120)  # a player silent for longer is not reached
HEARD = (Outcome.AIRED, Outcome.PARTIAL)


@dataclass(frozen=True, slots=True)
class Heard:
    """Names of players: where it plays now, was heard, is expected, and who is not reached."""

    playing: tuple[str, ...]
    heard: tuple[str, ...]
    expected: tuple[str, ...]
    unreachable: tuple[str, ...]

    @property
    def begun(self) -> int:
        return len(self.playing) + len(self.heard)

    @property
    def all(self) -> int:
        return self.begun + len(self.expected) + len(self.unreachable)


def players_for(emergency: Emergency) -> QuerySet[Player]:
    """The station's players in use that serve any of its zones; a player without zones serves all."""
    players = Player.objects.filter(station_id=emergency.station_id, state=PlayerState.ACTIVE)
    zones: Iterable[Zone] = emergency.zones.all()
    if zones:
        players = players.filter(Q(zones__in=zones) | Q(zones=None)).distinct()
    return players.order_by("name", "pk")


def name_of(emergency: Emergency) -> str:
    """What players call it (broadcast.player.protocol.Item)."""
    return f"emergency:{emergency.pk}"


def reports_on(emergency: Emergency) -> QuerySet[PlayReport]:
    """Every row players wrote of its airings."""
    name = name_of(emergency)
    return PlayReport.objects.filter(Q(item=name) | Q(item__startswith=f"{name}#"))


def heard(emergency: Emergency, now: datetime) -> Heard:
    """Every player once, under the best that is known of it."""
    reported = set(reports_on(emergency).filter(outcome__in=HEARD).values_list("player_id", flat=True))
    playing, done, expected, unreachable = [], [], [], []
    for player in players_for(emergency):
        if player.playing.partition("#")[0] == name_of(emergency):
            playing.append(player.name)
        elif player.pk in reported:
            done.append(player.name)
        elif player.last_seen_at is None or player.last_seen_at < now - REACHABLE:
            unreachable.append(player.name)
        else:
            expected.append(player.name)
    return Heard(tuple(playing), tuple(done), tuple(expected), tuple(unreachable))
