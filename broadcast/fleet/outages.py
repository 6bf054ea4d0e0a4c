"""Spans in which a player was not heard of, as rows from–to made by the clock."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _

from broadcast.fleet.preflight import SILENT_FOR
from broadcast.models import Outage, Player
from broadcast.player.protocol import Outcome, Reason
from broadcast.states import PlayerState

OFF = (Reason.WAS_OFF, Reason.POWER_CUT)


def watch(now: datetime) -> int:
    """End the outages of players that spoke again, begin those of players that fell silent.

    Returns how many began. A player is silent since it was last heard of, whenever that is noticed.
    """
    over = Q(player__last_seen_at__gt=F("began_at")) | Q(player__state=PlayerState.REVOKED)
    for outage in Outage.objects.filter(over, ended_at=None).select_related("player"):
        spoke = outage.player.last_seen_at
        ended_at = spoke if spoke and spoke > outage.began_at else now
        Outage.objects.filter(pk=outage.pk, ended_at=None).update(ended_at=ended_at)
    silent = Player.objects.filter(state=PlayerState.ACTIVE, last_seen_at__lt=now - SILENT_FOR)
    known = Outage.objects.filter(player=OuterRef("pk"), ended_at=None)
    seen = silent.filter(~Exists(known)).values_list("pk", "last_seen_at")
    return sum(_begin(pk, last_seen) for pk, last_seen in seen if last_seen)


def _begin(player: int, last_seen: datetime) -> bool:
    try:
        with transaction.atomic():
            Outage.objects.create(player_id=player, began_at=last_seen)
    except IntegrityError:  # another clock was first
        return False
    return True


def why(outage: Outage) -> str:
    """What the player itself says of the span afterwards; while it is silent nobody can know."""
    if outage.ended_at is None:
        return _("Not heard of: no power, no network, or the device is broken.")
    within = Q(planned_start__gte=outage.began_at, planned_start__lte=outage.ended_at)
    rows = outage.player.reports.filter(within)
    if rows.filter(reason__in=OFF).exists():
        return _("The device was off, by its own log (power cut or switched off).")
    if rows.filter(outcome=Outcome.AIRED).exists():
        return _("The network was away; the device went on playing, by its own log.")
    return _("Not known: nothing was to be played meanwhile.")
