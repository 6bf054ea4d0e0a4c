"""A browser at the station as a player: armed and disarmed by the operator in front of it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from broadcast.fleet import tokens
from broadcast.fleet.publishing import publish_on_commit
from broadcast.fleet.revoking import revoke
from broadcast.models import Player, PlayerKind, Station
from broadcast.states import PlayerState, move
from cms.models import User


@dataclass(frozen=True, slots=True)
class Armed:
    """A player made for a browser, and the token only that browser ever sees."""

    player: Player
    token: str


def arm(station: Station, by: User, now: datetime) -> Armed:
    """Make the browser in front of `by` a player of the station, for all its zones."""
    with transaction.atomic():
        Station.objects.select_for_update().get(pk=station.pk)
        player = Player.objects.create(
            station=station,
            name=_free_name(station, by, now),
            kind=PlayerKind.BROWSER,
            pairing=1,
            paired_at=now,
        )
        move(player, PlayerState.ACTIVE)
        token = tokens.issue(player, now)
        publish_on_commit(station.pk)
    return Armed(player, token)


def disarm(station: Station, player_id: str, by: User, now: datetime) -> bool:
    """Take a browser's player out of use; False where the station has no such player in use."""
    if not player_id.isdecimal():
        return False
    player = station.players.filter(pk=player_id, kind=PlayerKind.BROWSER, state=PlayerState.ACTIVE).first()
    if player is None:
        return False
    revoke(player, by, now)
    return True


def _free_name(station: Station, by: User, now: datetime) -> str:
    """“The browser of …, 07/12 09:30”, numbered where that is taken."""
    local = now.astimezone(station.zone_info)
    name = _("Browser of %(who)s, %(when)s") % {"who": by.signature, "when": f"{local:%d/%m/%Y %H:%M}"}
    taken = set(station.players.exclude(state=PlayerState.REVOKED).values_list("name", flat=True))
    numbered = (f"{name[:140]} ({number})" for number in range(2, len(taken) + 3))
    return name[:150] if name[:150] not in taken else next(one for one in numbered if one not in taken)
