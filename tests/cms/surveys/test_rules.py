"""Times, points, winners and counts: pure rules."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.surveys.opening import Phase, phase
from cms.surveys.scoring import Entry, Key, lot, score, spread, winners
from cms.surveys.tally import Question, tally

NOON = datetime(2026, 11, 2, 5, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("opens", "closes", "expected"),
    [
        (None, None, Phase.OPEN),
        (NOON, None, Phase.OPEN),
        (NOON + MINUTE, None, Phase.NOT_YET),
        (None, NOON, Phase.CLOSED),
        (None, NOON + MINUTE, Phase.OPEN),
        (NOON - MINUTE, NOON, Phase.CLOSED),
    ],
)
def test_the_phase_follows_the_clock(opens, closes, expected):
    assert phase(NOON, opens, closes) == expected


def test_sealed_is_sealed_whatever_the_times():
    assert phase(NOON, None, NOON + MINUTE, sealed=True) == Phase.SEALED


KEYS = [Key("a", frozenset({"05"}), 10), Key("b", frozenset({"x", "y"}), 20), Key("c", frozenset(), 99)]


@pytest.mark.parametrize(
    ("answers", "points", "all_right"),
    [
        ({"a": "05", "b": ["y", "x"]}, 30, True),
        ({"a": " 05 ", "b": ["x"]}, 10, False),
        ({"a": "05", "b": ["x", "y", "z"]}, 10, False),
        ({"a": 5, "b": None}, 0, False),
        ({}, 0, False),
    ],
)
def test_only_exactly_the_right_answers_earn_points(answers, points, all_right):
    assert score(KEYS, answers) == (points, all_right)


def test_a_survey_without_right_answers_has_nobody_right():
    assert score([Key("c", frozenset(), 1)], {"c": "x"}) == (0, False)


def test_points_come_first_then_the_nearest_guess_then_the_lot():
    entries = [
        Entry("A", 30, True, 9),
        Entry("B", 30, True, 3),
        Entry("C", 10, False, 2),
        Entry("D", 30, True, None),
    ]
    assert [one.code for one in winners(entries, 10, "1")] == ["B", "A", "D", "C"]


def test_equal_entries_are_drawn_by_lot_that_anybody_can_check():
    entries = [Entry(code, 30, True, 1) for code in "ABCDEFG"]
    drawn = [one.code for one in winners(entries, 3, "xổ số 123456")]
    assert drawn == sorted("ABCDEFG", key=lambda code: lot("xổ số 123456", code))[:3]
    assert drawn != [one.code for one in winners(entries, 3, "khác")]


@given(
    st.permutations(
        [Entry(code, points, False, 1) for code, points in zip("ABCDEF", (3, 3, 2, 2, 2, 1), strict=True)]
    )
)
def test_the_order_of_arrival_decides_nothing(entries):
    expected = winners(sorted(entries, key=lambda entry: entry.code), 6, "s")
    assert winners(entries, 6, "s") == expected


def test_points_are_spread_from_the_most_down():
    assert spread([Entry("A", 3, False), Entry("B", 5, False), Entry("C", 3, False)]) == [(5, 1), (3, 2)]


def test_choices_are_counted_in_the_order_offered_and_none_is_lost():
    question = Question("a", "Thích gì?", ("Nhanh", "Dễ hiểu"))
    [found] = tally([question], [{"a": ["Nhanh", "Nhanh"]}, {"a": ["Cũ", "Dễ hiểu"]}, {"a": []}, {}])
    assert found.rows == (("Nhanh", 1), ("Dễ hiểu", 1), ("Cũ", 1))
    assert found.answered == 2


def test_a_scale_has_rows_and_a_mean():
    question = Question("a", "Mức?", ("1", "2", "3", "4", "5"), numeric=True)
    [found] = tally([question], [{"a": "5"}, {"a": "4"}, {"a": "?"}])
    assert (found.average, found.middle, found.answered) == (4.5, 4.5, 3)


def test_numbers_and_texts_are_kept_apart():
    number, text = Question("n", "Mấy lần?", numeric=True), Question("t", "Góp ý")
    found = tally([number, text], [{"n": 1, "t": "tốt"}, {"n": 4, "t": ""}, {"n": "x"}])
    assert (found[0].average, found[0].answered) == (2.5, 3)
    assert found[1].texts == ("tốt",)


def test_nothing_counted_is_nothing():
    [found] = tally([Question("n", "Mấy?", numeric=True)], [])
    assert (found.answered, found.average, found.rows) == (0, None, ())
