from datetime import date
from itertools import pairwise

import pytest

from cms.results.periods import Kind, Months, NoSuchPeriod, Period, period_of, weeks_of

REPORTING, CALENDAR = Months.REPORTING, Months.CALENDAR


@pytest.mark.parametrize(
    ("period", "months", "first", "last"),
    [
        (Period(2026, 11, Kind.MONTH), REPORTING, date(2026, 10, 15), date(2026, 11, 14)),
        (Period(2026, 11, Kind.MONTH), CALENDAR, date(2026, 11, 1), date(2026, 11, 30)),
        (Period(2026, 1, Kind.MONTH), REPORTING, date(2025, 12, 15), date(2026, 1, 14)),
        (Period(2026, 12, Kind.MONTH), CALENDAR, date(2026, 12, 1), date(2026, 12, 31)),
        (Period(2026, 12, Kind.MONTH), REPORTING, date(2026, 11, 15), date(2026, 12, 14)),
        (Period(2028, 2, Kind.MONTH), CALENDAR, date(2028, 2, 1), date(2028, 2, 29)),
        (Period(2026, 1, Kind.QUARTER), REPORTING, date(2025, 12, 15), date(2026, 3, 14)),
        (Period(2026, 4, Kind.QUARTER), REPORTING, date(2026, 9, 15), date(2026, 12, 14)),
        (Period(2026, 4, Kind.QUARTER), CALENDAR, date(2026, 10, 1), date(2026, 12, 31)),
        (Period(2026, 47, Kind.WEEK), REPORTING, date(2026, 11, 16), date(2026, 11, 22)),
        (Period(2026, 1, Kind.WEEK), CALENDAR, date(2025, 12, 29), date(2026, 1, 4)),
        (Period(2026, 53, Kind.WEEK), CALENDAR, date(2026, 12, 28), date(2027, 1, 3)),
    ],
)
def test_first_and_last_day(period, months, first, last):
    assert period.days(months) == (first, last)


@pytest.mark.parametrize(
    "period",
    [
        Period(2026, 13, Kind.MONTH),
        Period(2026, 0, Kind.MONTH),
        Period(2026, 5, Kind.QUARTER),
        Period(2025, 53, Kind.WEEK),
        Period(1999, 1, Kind.MONTH),
    ],
)
def test_what_no_year_has_is_refused(period):
    with pytest.raises(NoSuchPeriod):
        period.days(CALENDAR)


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (Period(2026, 11, Kind.MONTH), Period(2026, 10, Kind.MONTH)),
        (Period(2026, 1, Kind.MONTH), Period(2025, 12, Kind.MONTH)),
        (Period(2026, 1, Kind.QUARTER), Period(2025, 4, Kind.QUARTER)),
        (Period(2027, 1, Kind.WEEK), Period(2026, 53, Kind.WEEK)),
        (Period(2026, 1, Kind.WEEK), Period(2025, 52, Kind.WEEK)),
    ],
)
def test_the_period_before(period, before):
    assert period.before() == before


def test_the_months_of_a_quarter_fill_it_without_a_gap():
    quarter = Period(2026, 3, Kind.QUARTER)
    assert [month.number for month in quarter.months()] == [7, 8, 9]
    for months in Months:
        days = [month.days(months) for month in quarter.months()]
        assert (days[0][0], days[-1][1]) == quarter.days(months)
        assert all((later[0] - earlier[1]).days == 1 for earlier, later in pairwise(days))


@pytest.mark.parametrize(
    ("day", "kind", "months", "number", "year"),
    [
        (date(2026, 11, 14), Kind.MONTH, REPORTING, 11, 2026),
        (date(2026, 11, 15), Kind.MONTH, REPORTING, 12, 2026),
        (date(2026, 12, 15), Kind.MONTH, REPORTING, 1, 2027),
        (date(2026, 12, 15), Kind.QUARTER, REPORTING, 1, 2027),
        (date(2026, 12, 15), Kind.MONTH, CALENDAR, 12, 2026),
        (date(2027, 1, 3), Kind.WEEK, CALENDAR, 53, 2026),
    ],
)
def test_the_period_of_a_day(day, kind, months, number, year):
    assert period_of(day, kind, months) == Period(year, number, kind)


def test_years_have_52_or_53_weeks():
    assert (weeks_of(2025), weeks_of(2026)) == (52, 53)
