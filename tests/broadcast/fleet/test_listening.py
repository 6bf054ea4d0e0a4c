"""What a microphone's levels say of a play; pure."""

import pytest

from broadcast.fleet.listening import Hearing, judged, noisy
from broadcast.player.protocol import Overheard


@pytest.mark.parametrize(
    ("heard", "hearing"),
    [
        (None, Hearing.UNKNOWN),
        (Overheard(2, -20.0, 0.0, -60.0), Hearing.UNKNOWN),  # too brief to say
        (Overheard(300, -20.0, 0.02, -60.0), Hearing.WELL),
        (Overheard(300, -20.0, 0.02), Hearing.WELL),  # begun at once, the room was never heard
        (Overheard(300, -60.0, 1.0, -60.0), Hearing.SILENT),
        (Overheard(300, -30.0, 0.95, -30.0), Hearing.SILENT),  # a loud room is not the sound
        (Overheard(300, -50.0, 0.3, -60.0), Hearing.LOW),
        (Overheard(300, -28.0, 0.3, -32.0), Hearing.LOW),  # lost in what else is heard
        (Overheard(300, -30.0, 0.85, -60.0), Hearing.WELL),  # a cable that fails for a while
    ],
)
def test_a_play_is_judged(heard, hearing):
    assert judged(heard) is hearing


@pytest.mark.parametrize(
    ("ambient", "before", "loud"),
    [
        (-60.0, False, False),
        (-28.0, False, False),
        (-20.0, False, True),
        (-28.0, True, True),
        (-40.0, True, False),
    ],
)
def test_noise_begins_loud_and_ends_well_below(ambient, before, loud):
    assert noisy(ambient, before) is loud
