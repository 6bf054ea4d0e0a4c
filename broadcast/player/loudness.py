"""How loud an item is heard, pure; `arbiter.js` says the same, and a test holds the two together.

Zones and players are turned down so that nobody is disturbed day by day. An emergency is to wake people: it
is heard at its own volume (full, unless the station says otherwise), whatever else is set.
"""

from broadcast.player.protocol import Item, Kind


def loudness(item: Item, *set_to: int) -> int:
    """In percent. `set_to`: what the plan and the player itself are set to, each in percent."""
    if item.kind is Kind.EMERGENCY:
        return item.volume
    heard = item.volume
    for percent in set_to:
        heard = (heard * percent + 50) // 100  # halves up, in whole numbers: the same in both languages
    return heard
