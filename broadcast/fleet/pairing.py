"""How a device becomes a player of the station: a person types a code of ours into it, once, in time."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from broadcast.fleet import folder, tokens
from broadcast.fleet.publishing import publish_on_commit
from broadcast.models import PairingCode, Player
from broadcast.models.players import new_key
from broadcast.states import PlayerState, move
from cms.letterbox.callers import caller

log = structlog.get_logger(__name__)
HOLDS = timedelta(minutes=15)
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that is taken for another
LENGTH = 8
MOST_FAILURES, MOST_FAILURES_OF_ALL = 10, 200  # within as long as a code holds


@dataclass(frozen=True, slots=True)
class Paired:
    """A player that was just paired, and its token, which is told this once."""

    player: Player
    token: str


def new_code(player: Player, now: datetime) -> str:
    """A code for this player, as XXXX-XXXX; those made for it before end. Only its hash is kept."""
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    with transaction.atomic():
        player.pairing_codes.filter(used_at=None, expires_at__gt=now).update(expires_at=now)
        PairingCode.objects.create(
            player=player, digest=digest_of(code), created_at=now, expires_at=now + HOLDS
        )
    return f"{code[:4]}-{code[4:]}"


def pair(code: str, now: datetime, acknowledged: int = 0) -> Paired | None:
    """Use a code up; None for one that is wrong, used or too old.

    Tokens and manifest the player had before end with it. `acknowledged`: up to which row a device that was
    paired before has been told that its rows came; a new disk begins with 0.
    """
    with transaction.atomic():
        waiting = PairingCode.objects.filter(digest=digest_of(code), used_at=None, expires_at__gt=now)
        found = waiting.select_related("player__station").exclude(player__state=PlayerState.REVOKED).first()
        if found is None or not waiting.update(used_at=now):
            return None
        player, before = found.player, found.player.key
        if player.state == PlayerState.WAITING:
            move(player, PlayerState.ACTIVE)
        player.key, player.paired_at, player.pairing = new_key(), now, player.pairing + 1
        player.acknowledged_sequence = player.last_sequence = acknowledged
        player.save(update_fields=["key", "paired_at", "pairing", "acknowledged_sequence", "last_sequence"])
        tokens.revoke_all(player, now)
        token = tokens.issue(player, now)
        transaction.on_commit(lambda: folder.remove(before))
        publish_on_commit(player.station_id)
    log.info("player paired", player=player.pk, station=player.station_id)
    return Paired(player, token)


def digest_of(code: str) -> str:
    """A code's hash under the server's secret, however it was typed."""
    typed = "".join(letter for letter in code.upper() if letter.isalnum())
    return salted_hmac("broadcast.pairing", typed, algorithm="sha256").hexdigest()


def may_try(request: HttpRequest) -> bool:
    """False once too many wrong codes came from the request's address, or from all together."""
    counts = cache.get_many(_counters(request))
    limits = zip(_counters(request), (MOST_FAILURES, MOST_FAILURES_OF_ALL), strict=True)
    return all(counts.get(key, 0) < most for key, most in limits)


def note_failure(request: HttpRequest) -> None:
    for key in _counters(request):
        cache.add(key, 0, HOLDS.total_seconds())
        try:
            cache.incr(key)
        except ValueError:  # forgotten between the two lines
            cache.add(key, 1, HOLDS.total_seconds())
    log.warning("wrong pairing code")


def _counters(request: HttpRequest) -> list[str]:
    return [f"pairing:{caller(request)}", "pairing:all"]
