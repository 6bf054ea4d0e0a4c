"""How loud an item is heard."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from broadcast.player.loudness import loudness
from broadcast.player.protocol import Item, Kind, Rank

AT = datetime(2026, 12, 8, 10, 0, tzinfo=UTC)
ITEM = Item("slot:1", Kind.BULLETIN, Rank.NORMAL, "Tin", AT, AT, 60.0)


@pytest.mark.parametrize("kind", [Kind.BULLETIN, Kind.RELAY, Kind.TEST])
def test_all_that_is_set_turns_it_down(kind):
    assert loudness(replace(ITEM, kind=kind, volume=80), 50, 50) == 20


@pytest.mark.parametrize("drill", [False, True])
def test_an_emergency_is_heard_at_its_own_volume(drill):
    emergency = replace(ITEM, kind=Kind.EMERGENCY, rank=Rank.EMERGENCY, drill=drill)
    assert loudness(emergency, 30, 0) == 100
    assert loudness(replace(emergency, volume=70), 30, 0) == 70
