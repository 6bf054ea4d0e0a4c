"""From the words of a plan to what is owed when."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.duties.owed import Window, owed
from campaigns.timing import read

SINCE, UNTIL = date(2026, 1, 1), date(2026, 12, 31)


def of(words, since=SINCE, until=UNTIL, **more):
    return owed(read(words, year=since.year), since, until, **more)


def test_twice_a_week_is_owed_in_each_of_the_53_weeks_of_an_iso_year_of_53():
    windows = of("2 lần/tuần")
    assert len(windows) == 53  # 2026 begins on a Thursday
    assert {window.required for window in windows} == {2}
    assert windows[0] == Window(date(2026, 1, 1), date(2026, 1, 4), date(2026, 1, 4), 2)
    assert windows[-1] == Window(date(2026, 12, 28), date(2026, 12, 31), date(2026, 12, 31), 2)


def test_a_week_of_which_less_than_half_lies_in_the_plan_is_not_owed():
    windows = of("2 lần/tuần", date(2026, 5, 15), date(2026, 6, 15))  # Friday to Monday
    assert windows[0].start == date(2026, 5, 18)
    assert windows[-1].end == date(2026, 6, 14)


def test_a_plan_shorter_than_half_a_period_owes_it_once():
    assert of("1 lần/quý", date(2026, 3, 20), date(2026, 4, 10)) == [
        Window(date(2026, 3, 20), date(2026, 4, 10), date(2026, 4, 10), 1)
    ]


@pytest.mark.parametrize(
    ("words", "number", "due"),
    [
        ("hằng tháng", 12, date(2026, 1, 31)),
        ("ngày 15 hằng tháng", 12, date(2026, 1, 15)),
        ("hằng quý", 4, date(2026, 3, 31)),
        ("1 lần/6 tháng", 2, date(2026, 6, 30)),
        ("02 lần/năm", 1, date(2026, 12, 31)),
        ("thứ sáu hằng tuần", 53, date(2026, 1, 2)),
    ],
)
def test_the_first_of_what_recurs_is_due_on(words, number, due):
    windows = of(words)
    assert (len(windows), windows[0].due) == (number, due)


def test_before_a_day_is_owed_by_the_day_before():
    assert of("Trước 30/11/2026") == [Window(SINCE, date(2026, 11, 29), date(2026, 11, 29), 1)]


def test_a_day_before_the_plan_began_is_still_owed():
    (window,) = of("Trước 10/01/2026", since=date(2026, 2, 1))
    assert window.start == window.due == date(2026, 1, 9)


def test_what_goes_on_all_the_time_owes_nothing_without_a_rule_of_coverage():
    assert of("Thường xuyên") == []


def test_what_goes_on_all_the_time_owes_a_piece_every_so_many_days():
    windows = of("Thường xuyên", until=date(2026, 3, 31), every_days=30)
    assert [(window.start, window.end) for window in windows] == [
        (date(2026, 1, 1), date(2026, 1, 30)),
        (date(2026, 1, 31), date(2026, 3, 1)),
        (date(2026, 3, 2), date(2026, 3, 31)),
    ]


@pytest.mark.parametrize("words", ["Khi có yêu cầu", "15 ngày kể từ ngày ban hành", "bao giờ rảnh"])
def test_what_waits_for_something_else_owes_nothing_by_itself(words):
    assert of(words) == []


PHRASES = [
    "2 lần/tuần", "hằng tháng", "1 lần/2 tuần", "hằng quý", "ngày 20 hằng tháng", "1 lần/ngày", "02 lần/năm",
    "Thường xuyên", "Quý II/2026", "Tháng 6/2026",
]  # fmt: skip


@given(
    st.sampled_from(PHRASES),
    st.dates(date(2025, 6, 1), date(2026, 12, 1)),
    st.integers(0, 700),
    st.integers(1, 90),
)
def test_windows_lie_in_the_plan_in_order_without_overlap(words, since, days, every):
    until = since + timedelta(days=days)
    windows = of(words, since, until, every_days=every)
    for window in windows:
        assert window.start <= window.due <= window.end
        assert window.required >= 1
    for before, after in pairwise(windows):
        assert before.end < after.start
    if windows and "2026" not in words:
        assert since <= windows[0].start
        assert windows[-1].end <= until


def test_times_that_lie_apart_are_windows_of_one_activity():
    windows = owed(read("Quý I, III/2026"), date(2026, 1, 1), date(2026, 12, 31))
    assert [(one.start, one.due, one.required) for one in windows] == [
        (date(2026, 1, 1), date(2026, 3, 31), 1),
        (date(2026, 7, 1), date(2026, 9, 30), 1),
    ]


def test_a_last_day_takes_over_where_the_one_before_ended():
    windows = owed(read("Trước 30/6 và 30/11/2026"), date(2026, 1, 1), date(2026, 12, 31))
    assert [(one.start, one.end) for one in windows] == [
        (date(2026, 1, 1), date(2026, 6, 29)),
        (date(2026, 6, 30), date(2026, 11, 29)),
    ]
