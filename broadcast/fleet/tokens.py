"""By what a player is known to the server: 256 random bits, of which only the hash is kept.

Looking a hash up tells nothing of the token by the time it takes. A new token ends those before it when it is
first used, so that a player that lost the answer still has the old one.
"""

import hashlib
import secrets
from datetime import datetime

from django.db import transaction

from broadcast.models import DeviceToken, Player
from broadcast.states import PlayerState

LONGEST = 200


def issue(player: Player, now: datetime) -> str:
    """A new token; earlier ones that were never used end, the one in use holds on."""
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        player.tokens.filter(first_used_at=None, revoked_at=None).update(revoked_at=now)
        DeviceToken.objects.create(player=player, digest=digest_of(token), created_at=now)
    return token


def player_of(token: str, now: datetime) -> Player | None:
    """Whose token it is; None for one that is wrong or revoked, or whose player is."""
    if not token or len(token) > LONGEST:
        return None
    found = DeviceToken.objects.select_related("player__station").filter(
        digest=digest_of(token), revoked_at=None, player__state=PlayerState.ACTIVE
    )
    known = found.first()
    if known is None:
        return None
    if known.first_used_at is None:
        _take_over(known, now)
    return known.player


def revoke_all(player: Player, now: datetime) -> None:
    player.tokens.filter(revoked_at=None).update(revoked_at=now)


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def _take_over(token: DeviceToken, now: datetime) -> None:
    with transaction.atomic():
        if DeviceToken.objects.filter(pk=token.pk, first_used_at=None).update(first_used_at=now):
            others = DeviceToken.objects.filter(player=token.player, revoked_at=None).exclude(pk=token.pk)
            others.filter(created_at__lte=token.created_at).update(revoked_at=now, replaced_by=token)
