"""A player taken out of use, for good: its tokens and its manifest end, and nothing more is waited for."""

from datetime import datetime

from django.db import transaction

from broadcast.fleet import folder, tokens
from broadcast.fleet.closing import settle_awaited
from broadcast.models import Player
from broadcast.states import PlayerState, move
from cms.models import User


def revoke(player: Player, by: User, now: datetime) -> None:
    """Revoke a player; revoking it again changes nothing. What it reported stays."""
    if player.state == PlayerState.REVOKED:
        return
    with transaction.atomic():
        move(player, PlayerState.REVOKED, revoked_at=now, revoked_by=by.signature[:150])
        tokens.revoke_all(player, now)
        player.pairing_codes.filter(used_at=None, expires_at__gt=now).update(expires_at=now)
        transaction.on_commit(lambda: folder.remove(player.key))
    settle_awaited(player, now)
