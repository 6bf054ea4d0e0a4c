"""Sound as numbers: taken up anywhere in an MP3, turned down, measured."""

import math
from array import array

import pytest

from broadcast.player.pcm import RATE, Feed, Undecodable, decoded, length, tone
from tests.broadcast.player.sounds import mp3


def drained(blocks) -> array:
    found = array("h")
    while True:
        try:
            found.extend(blocks.send(1024))
        except StopIteration:
            return found


@pytest.mark.parametrize("position", [0.0, 0.5, 3.0, 9.9])
def test_a_sound_is_taken_up_where_it_was_left(position: float) -> None:
    left = len(drained(decoded(mp3(10.0), position))) / RATE
    assert left == pytest.approx(10.0 - position, abs=0.2)


def test_a_sound_left_at_its_very_end_ends_at_once() -> None:
    assert len(drained(decoded(mp3(10.0), 10.2))) / RATE < 0.2


def test_its_length_is_that_of_its_frames() -> None:
    assert length(mp3(10.0)) == pytest.approx(10.0, abs=0.1)


@pytest.mark.parametrize("data", [b"", b"no sound at all" * 100])
def test_what_is_no_sound_is_refused(data: bytes) -> None:
    with pytest.raises(Undecodable):
        decoded(data)


@pytest.mark.parametrize(("volume", "level"), [(100, -15.1), (50, -21.1), (0, -96.0)])
def test_the_volume_is_put_on_and_the_level_measured(volume: int, level: float) -> None:
    feed = Feed(tone(3.0), volume)
    for _ in range(100):
        feed.take(RATE // 50)
    assert feed.level_dbfs == pytest.approx(level, abs=0.2)


def test_after_its_end_a_sound_is_silence() -> None:
    feed = Feed(tone(0.01), 100)
    first = feed.take(1000)
    assert len(first) == 2000
    assert first[2 * 441 :] == bytes(2 * 559)
    feed.take(1000)
    assert feed.over
    assert feed.frames == math.ceil(0.01 * RATE)
