"""Which players a slot is for."""

from collections.abc import Collection

from django.db.models import Q

from broadcast.fleet.manifest import reaches
from broadcast.models import Player, Slot, zone_ids
from broadcast.states import PlayerState


def expects_players(slot: Slot) -> bool:
    """Whether players in use play this slot by themselves."""
    return bool(expected(slot))


def expected(slot: Slot, reported: Collection[int] = ()) -> list[Player]:
    """The players that should play the slot: in use since before it, in its zones; and those that did.

    Nobody is to play a relay that has no stream: it is switched over by hand.
    """
    wanted = frozenset(slot.programme.zones.values_list("pk", flat=True))
    by_hand = slot.programme.is_relay and not slot.programme.stream_url
    in_use = Q(pk__in=[]) if by_hand else Q(state=PlayerState.ACTIVE, paired_at__lte=slot.start)
    players = Player.objects.filter(in_use | Q(pk__in=reported), station=slot.programme.station_id)
    return [
        player
        for player in players.prefetch_related("zones").order_by("name", "pk")
        if player.pk in reported or reaches(zone_ids(player.zones), wanted)
    ]
