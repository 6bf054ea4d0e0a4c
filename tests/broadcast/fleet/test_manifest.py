"""What stands in a manifest: pure composition."""

from datetime import UTC, datetime, time, timedelta
from itertools import permutations
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadcast.fleet.manifest import Hours, Listener, compose, quiet_spans, reaches, span_of
from broadcast.fleet.sources import Part, Sound, Span
from broadcast.player.protocol import Item, Kind, Rank

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = datetime(2026, 12, 8, 12, 0, tzinfo=VIETNAM)
SPAN = span_of(NOON, VIETNAM)
NIGHT = Hours(VIETNAM, time(21), time(5))
NO_NIGHT = Hours(VIETNAM, time(5), time(5))


def part(name: str, start: datetime = NOON, sha256: str = "a" * 64, zones=(), urgent=False) -> Part:
    item = Item(
        f"slot:{name}", Kind.BULLETIN, Rank.NORMAL, name, start, start + timedelta(minutes=15), 60.0, sha256
    )
    return Part(item, (Sound(sha256, Path("x.mp3"), 100, 60.0, urgent),), frozenset(zones))


def made(*parts: Part, zones=(), fallback=None, hours=NO_NIGHT):
    return compose("Đài", Listener("1", 80, frozenset(zones)), parts, SPAN, hours, fallback)


def test_it_covers_yesterday_today_and_seven_days():
    assert (SPAN.begins, SPAN.ends) == (
        datetime(2026, 12, 6, 17, tzinfo=UTC),
        datetime(2026, 12, 15, 17, tzinfo=UTC),
    )


def test_what_it_covers_is_the_same_all_day():
    assert span_of(NOON.replace(hour=0), VIETNAM) == span_of(NOON.replace(hour=23, minute=59), VIETNAM)


def test_it_says_by_what_time_of_day_the_station_lives():
    assert made().utc_offset_minutes == 420


def test_quiet_hours_cross_midnight():
    spans = quiet_spans(SPAN, NIGHT)
    assert len(spans) == 10
    assert spans[0] == (datetime(2026, 12, 6, 14, tzinfo=UTC), datetime(2026, 12, 6, 22, tzinfo=UTC))


def test_equal_ends_mean_no_quiet_hours():
    assert quiet_spans(SPAN, NO_NIGHT) == ()


@given(st.times(), st.times())
def test_every_quiet_minute_of_the_span_lies_in_a_quiet_span(begins, ends):
    from broadcast.timetable import quiet

    spans = quiet_spans(SPAN, Hours(VIETNAM, begins, ends))
    for hour in range(24):
        moment = NOON.replace(hour=hour)
        inside = any(first <= moment < last for first, last in spans)
        assert inside == (begins != ends and quiet(moment.time(), begins, ends))


@pytest.mark.parametrize(
    ("player", "wanted", "is_for_it"),
    [((), (), True), ((1,), (), True), ((), (2,), True), ((1, 2), (2, 3), True), ((1,), (2,), False)],
)
def test_none_chosen_means_all_zones(player, wanted, is_for_it):
    assert reaches(frozenset(player), frozenset(wanted)) is is_for_it


def test_a_player_gets_what_is_for_its_zones_with_its_sound():
    manifest = made(part("dong", zones=[1]), part("tay", sha256="b" * 64, zones=[2]), zones=[1])
    assert [item.title for item in manifest.items] == ["dong"]
    assert [file.sha256 for file in manifest.files] == ["a" * 64]


def test_the_order_of_the_sources_makes_no_difference():
    parts = [
        part("a"),
        part("b", NOON - timedelta(hours=1)),
        part("c", urgent=True),
        part("d", sha256="b" * 64),
    ]
    assert len({made(*order) for order in permutations(parts)}) == 1


def test_a_sound_that_one_wants_at_once_is_urgent():
    assert made(part("a"), part("b", urgent=True)).files[0].urgent


def test_the_fallback_is_a_file_like_others():
    manifest = made(fallback=Sound("f" * 64, Path("f.mp3"), 7, 3.0))
    assert manifest.fallback == manifest.files[0].sha256 == "f" * 64


def test_a_span_of_another_zone_begins_at_its_own_midnight():
    assert span_of(NOON, ZoneInfo("UTC")) == Span(
        datetime(2026, 12, 7, tzinfo=UTC), datetime(2026, 12, 16, tzinfo=UTC)
    )
