"""What one side dumps, the other reads as the same thing; what does not fit is refused by name."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadcast.player.protocol import File, Heartbeat, Item, Manifest, Play, Unreadable, airing_id, dump
from broadcast.player.reading import read

FIRST, LAST = (datetime(year, 1, 1) for year in (2000, 2100))  # noqa: DTZ001 - the zone is drawn with it
st.register_type_strategy(datetime, st.datetimes(FIRST, LAST, timezones=st.just(UTC)))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)


@pytest.mark.parametrize("shape", [Manifest, Play, Heartbeat])
@given(data=st.data())
def test_what_is_dumped_is_read_as_the_same_thing(shape: type[Any], data: st.DataObject) -> None:
    thing = data.draw(st.from_type(shape))
    assert read(shape, json.loads(json.dumps(dump(thing)))) == thing


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"size": "9"}, "size"),
        ({"size": True}, "size"),
        ({"size": 9.5}, "size"),
        ({"size": float("inf")}, "size"),
        ({"seconds": None}, "seconds"),
        ({"sha256": 5}, "sha256"),
        ({"urgent": 1}, "urgent"),
    ],
)
def test_a_wrong_type_is_refused_by_the_name_of_its_part(change: dict[str, Any], path: str) -> None:
    with pytest.raises(Unreadable, match=path):
        read(File, dump(File("a" * 64, 9, 1.5)) | change)


def test_a_whole_number_is_one_however_it_is_written() -> None:
    size = read(File, json.loads('{"sha256": "a", "size": 9.0, "seconds": 1}')).size
    assert (size, type(size)) == (9, int)


def test_what_is_missing_is_named() -> None:
    with pytest.raises(Unreadable, match="files\\[0\\]\\.size: missing"):
        read(Manifest, dump(Manifest("1", "Đài", 100, NOON, NOON)) | {"files": [{"sha256": "a"}]})


def test_what_a_later_version_adds_is_passed_over() -> None:
    assert read(File, dump(File("a", 9, 1.5)) | {"colour": "red"}) == File("a", 9, 1.5)


@pytest.mark.parametrize("moment", ["2026-11-24T05:00:00", "soon", 5, None])
def test_a_moment_without_its_zone_or_sense_is_refused(moment: Any) -> None:
    with pytest.raises(Unreadable, match="covers_from"):
        read(Manifest, dump(Manifest("1", "Đài", 100, NOON, NOON)) | {"covers_from": moment})


def test_only_airings_of_a_repeated_item_are_numbered() -> None:
    once = read(Item, dump(ITEM))
    assert airing_id(once, 0) == "slot:1"
    assert airing_id(read(Item, dump(ITEM) | {"every_seconds": 60}), 2) == "slot:1#2"


ITEM = read(
    Item,
    {
        "id": "slot:1",
        "kind": "bulletin",
        "rank": 1,
        "title": "Bản tin",
        "starts_at": "2026-11-24T10:00:00Z",
        "latest_start": "2026-11-24T10:15:00Z",
        "seconds": 300,
    },
)
