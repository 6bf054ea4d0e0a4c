"""Zones of rows, and what rows come to; pure."""

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadcast.book.airings import Airing, sums, sums_by_zone, zones_in
from broadcast.models.playlog import Outcome

EAST, WEST = "Thôn Đông", "Thôn Tây"


def airing(outcome: Outcome = Outcome.AIRED, **more: Any) -> Airing:
    chosen: dict[str, Any] = {
        "slot": None,
        "programme": "Tin",
        "title": "",
        "zones": (EAST,),
        "where": EAST,
        "planned": datetime(2026, 12, 8, 17, 0),  # noqa: DTZ001 - local
        "planned_seconds": 600.0,
        "began": None,
        "ended": None,
        "heard": 600.0 if outcome == Outcome.AIRED else 0.0,
        "outcome": outcome,
        "reason": "",
        "started_by": "",
        "sha256": "",
    }
    return Airing(**chosen | more)


@pytest.mark.parametrize(
    ("words", "known", "found"),
    [
        ("Thôn Đông, Thôn Tây", (EAST, WEST), (EAST, WEST)),
        ("Chợ, bến xe, Thôn Đông", (EAST, "Chợ, bến xe"), ("Chợ, bến xe", EAST)),
        ("Thôn Đông", ("Thôn", EAST), (EAST,)),
        ("Tên cũ, Thôn Tây", (WEST,), ("Tên cũ", WEST)),
        ("", (EAST,), ()),
    ],
)
def test_zones_are_read_out_of_a_row(words, known, found):
    assert zones_in(words, known) == found


def test_the_share_is_of_what_was_due_and_a_cancelled_airing_was_not():
    rows = [airing(), airing(), airing(Outcome.MISSED), airing(Outcome.PARTIAL), airing(Outcome.CANCELLED)]
    found = sums(EAST, rows)
    assert (found.due, found.aired, found.cancelled, found.share) == (4, 2, 1, 50.0)


def test_hours_are_of_what_was_heard_and_an_unknown_part_adds_nothing():
    parts = [airing(Outcome.PARTIAL, heard=300.0), airing(Outcome.PARTIAL, heard=None)]
    assert sums(EAST, [airing(), *parts]).seconds == 900.0


def test_reasons_are_counted_the_most_frequent_first():
    rows = [airing(Outcome.MISSED, reason=reason) for reason in ("Bão", "Mất điện", "Mất điện")]
    assert sums(EAST, [*rows, airing(reason="muộn")]).reasons == (("Mất điện", 2), ("Bão", 1))


def test_a_zone_nobody_has_any_more_keeps_its_rows():
    found = sums_by_zone([airing(zones=(EAST, "Xóm cũ")), airing(zones=(WEST,))], [WEST, EAST])
    assert [(one.zone, one.aired) for one in found] == [(WEST, 1), (EAST, 1), ("Xóm cũ", 1)]


def test_nothing_due_has_no_share():
    assert sums(EAST, []).share is None


ROWS = st.lists(
    st.builds(
        lambda outcome, zones, heard: airing(outcome, zones=zones, heard=heard),
        st.sampled_from(Outcome),
        st.sampled_from([(EAST,), (WEST,), (EAST, WEST), ("Tên cũ",)]),
        st.none() | st.floats(0, 7200),
    ),
    max_size=40,
)


@given(ROWS)
def test_what_a_zone_comes_to_is_what_its_rows_are(rows):
    for found in sums_by_zone(rows, (EAST, WEST)):
        own = [one for one in rows if found.zone in one.zones]
        assert found.due + found.cancelled == len(own)
        assert found.seconds == pytest.approx(sum(one.heard or 0.0 for one in own))
        assert sum(times for _reason, times in found.reasons) == found.partial + found.missed


@given(ROWS)
def test_no_row_is_lost_between_the_zones(rows):
    found = sums_by_zone(rows, (EAST, WEST))
    assert sum(one.due + one.cancelled for one in found) == sum(len(one.zones) for one in rows)
