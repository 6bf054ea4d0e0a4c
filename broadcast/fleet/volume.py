"""How loud a player is to be, from its own volume and those of its zones; pure."""

from collections.abc import Iterable


def effective(player: int, zones: Iterable[int]) -> int:
    """In percent: the player's volume, turned down as its zones are.

    A player of several zones drives them all through one amplifier, so the quietest decides: a zone was
    turned down for somebody (a school, the sick), and what is too soft elsewhere is mended at the amplifier.
    """
    return round(player * min(zones, default=100) / 100)
