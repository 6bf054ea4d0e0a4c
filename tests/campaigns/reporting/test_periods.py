"""The days of a report."""

from datetime import date, timedelta

import pytest

from campaigns.reporting.periods import (
    Length,
    Months,
    NoSuchPeriod,
    Stretch,
    period_of,
    reported_on,
    stretch_of,
)


@pytest.mark.parametrize(
    ("length", "number", "first", "last"),
    [
        (Length.MONTH, 1, date(2025, 12, 15), date(2026, 1, 14)),
        (Length.MONTH, 12, date(2026, 11, 15), date(2026, 12, 14)),
        (Length.QUARTER, 1, date(2025, 12, 15), date(2026, 3, 14)),
        (Length.QUARTER, 4, date(2026, 9, 15), date(2026, 12, 14)),
        (Length.HALF, 1, date(2025, 12, 15), date(2026, 6, 14)),
        (Length.HALF, 2, date(2026, 6, 15), date(2026, 12, 14)),
        (Length.NINE_MONTHS, 1, date(2025, 12, 15), date(2026, 9, 14)),
        (Length.YEAR, 1, date(2025, 12, 15), date(2026, 12, 14)),
    ],
)
def test_reported_periods_run_from_the_15th_to_the_14th(length, number, first, last):
    assert stretch_of(length, 2026, number, Months.REPORTING) == Stretch(first, last)


def test_by_the_calendar_where_the_commune_says_so():
    assert stretch_of(Length.QUARTER, 2026, 4, Months.CALENDAR) == Stretch(
        date(2026, 10, 1), date(2026, 12, 31)
    )
    assert stretch_of(Length.YEAR, 2026, 1, Months.CALENDAR) == Stretch(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize("months", Months)
@pytest.mark.parametrize("length", [one for one in Length if one != Length.DAYS])
def test_the_period_of_a_day_holds_that_day(length, months):
    for days in range(0, 800, 3):
        day = date(2025, 1, 1) + timedelta(days=days)
        found = stretch_of(length, *period_of(day, length, months), months)
        assert day in found or length == Length.NINE_MONTHS


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 3, 15), (2026, 1)),
        (date(2026, 4, 14), (2026, 1)),
        (date(2026, 4, 15), (2026, 2)),
        (date(2026, 12, 20), (2026, 4)),
        (date(2027, 1, 10), (2026, 4)),
    ],
)
def test_a_report_begun_within_a_month_of_the_end_is_about_what_ended(day, quarter):
    assert reported_on(day, Length.QUARTER, Months.REPORTING) == quarter


@pytest.mark.parametrize(
    ("length", "number"),
    [(Length.MONTH, 0), (Length.MONTH, 13), (Length.QUARTER, 5), (Length.HALF, 3), (Length.DAYS, 1)],
)
def test_no_such_period(length, number):
    with pytest.raises(NoSuchPeriod):
        stretch_of(length, 2026, number, Months.REPORTING)


def test_the_last_day_does_not_lie_before_the_first():
    with pytest.raises(NoSuchPeriod):
        Stretch(date(2026, 2, 1), date(2026, 1, 31))


def test_the_same_days_a_year_before():
    assert Stretch(date(2024, 2, 29), date(2024, 3, 1)).year_before == Stretch(
        date(2023, 2, 28), date(2023, 3, 1)
    )
