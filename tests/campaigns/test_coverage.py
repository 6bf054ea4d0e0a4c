from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.coverage import Frequency, coverage, period_start, stretches

TWICE_A_WEEK = Frequency(2, 1, "week")


def test_a_week_begins_on_monday_and_counts_what_was_done_in_it() -> None:
    week = coverage(
        TWICE_A_WEEK, date(2026, 11, 16), date(2026, 11, 22), [date(2026, 11, 17), date(2026, 11, 20)]
    )
    assert [(s.start, s.planned, s.done, s.short) for s in week] == [(date(2026, 11, 16), 2, 2, 0)]


def test_what_is_lacking_is_never_negative() -> None:
    (week,) = coverage(TWICE_A_WEEK, date(2026, 11, 16), date(2026, 11, 22), [date(2026, 11, 17)] * 5)
    assert week.short == 0


def test_missed_airings_are_counted_apart() -> None:
    (week,) = coverage(
        TWICE_A_WEEK, date(2026, 11, 16), date(2026, 11, 22), [date(2026, 11, 17)], [date(2026, 11, 20)]
    )
    assert (week.done, week.missed, week.short) == (1, 1, 1)


@pytest.mark.parametrize(
    ("period", "first"),
    [
        ("day", date(2026, 11, 21)),
        ("week", date(2026, 11, 16)),
        ("month", date(2026, 11, 1)),
        ("quarter", date(2026, 10, 1)),
        ("year", date(2026, 1, 1)),
    ],
)
def test_periods_begin_on_the_calendar(period: str, first: date) -> None:
    assert period_start(date(2026, 11, 21), period) == first


days = st.dates(date(2020, 1, 1), date(2032, 12, 31))


@given(
    days, st.integers(0, 800), st.sampled_from(["day", "week", "month", "quarter", "year"]), st.integers(1, 6)
)
def test_stretches_cover_every_day_once(since: date, length: int, period: str, every: int) -> None:
    until = since + timedelta(days=length)
    parts = list(stretches(Frequency(1, every, period), since, until))
    assert parts[0][0] <= since
    assert parts[-1][1] >= until
    assert all(earlier[1] + timedelta(days=1) == later[0] for earlier, later in pairwise(parts))
