from datetime import date

import pytest

from campaigns.seeing.calendar.grid import day_named, month_of, week_of


def test_a_week_runs_from_monday_to_sunday():
    span = week_of(date(2026, 11, 21))
    assert (span.first, span.last) == (date(2026, 11, 16), date(2026, 11, 22))
    assert (span.before, span.after) == (date(2026, 11, 9), date(2026, 11, 23))
    assert len(span.days) == 7


def test_a_month_is_drawn_in_whole_weeks():
    span = month_of(date(2026, 11, 21))
    assert span.weeks[0][0] == date(2026, 10, 26)
    assert span.weeks[-1][-1] == date(2026, 12, 6)
    assert len(span.days) == 30


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        (date(2026, 12, 31), date(2026, 11, 1), date(2027, 1, 1)),
        (date(2026, 1, 31), date(2025, 12, 1), date(2026, 2, 1)),
    ],
)
def test_the_months_beside_cross_the_year(day, before, after):
    assert (month_of(day).before, month_of(day).after) == (before, after)


def test_a_day_or_a_month_can_be_named():
    assert day_named("2026-11-21") == date(2026, 11, 21)
    assert day_named("2026-11") == date(2026, 11, 1)


@pytest.mark.parametrize("written", ["2026-13", "2026-02-30", "0001-01", "9999-12-31", "-------", "2026-1-1"])
def test_what_is_no_day_is_refused(written):
    with pytest.raises(ValueError, match=r"\w"):
        day_named(written)
