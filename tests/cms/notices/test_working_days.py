"""Working days around weekends and Vietnamese holidays, and the thirty days of posting."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.notices.duties import due_day
from cms.notices.working_days import Calendar, earliest_take_down, last_day_posted
from cms.public_holidays import days_off, make_up_days

SPAN = (date(2025, 1, 1), date(2028, 12, 31))
VIETNAM = Calendar(off=days_off(*SPAN), worked=make_up_days(*SPAN))
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 1))


@pytest.mark.parametrize(
    ("document", "due"),
    [
        pytest.param(date(2026, 11, 2), date(2026, 11, 9), id="Monday: the Monday after"),
        pytest.param(date(2026, 11, 6), date(2026, 11, 13), id="Friday: the Friday after"),
        pytest.param(date(2026, 11, 7), date(2026, 11, 13), id="Saturday counts from Monday"),
        pytest.param(date(2026, 11, 8), date(2026, 11, 13), id="Sunday counts from Monday"),
        pytest.param(date(2026, 11, 20), date(2026, 11, 30), id="over the Day of Vietnamese Culture, 24/11"),
        pytest.param(date(2026, 2, 12), date(2026, 2, 26), id="over Tết 2026 (16-20/02)"),
        pytest.param(date(2026, 2, 13), date(2026, 2, 27), id="the last day before Tết 2026"),
        pytest.param(date(2026, 2, 17), date(2026, 2, 27), id="dated on the first day of Tết 2026"),
        pytest.param(date(2027, 2, 3), date(2027, 2, 17), id="the last day before Tết 2027"),
        pytest.param(date(2027, 2, 1), date(2027, 2, 15), id="over Tết 2027 (04-10/02)"),
        pytest.param(date(2026, 4, 24), date(2026, 5, 6), id="Giỗ Tổ with its substitute, 30/4 and 1/5"),
        pytest.param(date(2026, 4, 29), date(2026, 5, 8), id="the eve of 30/4/2026"),
        pytest.param(date(2027, 4, 28), date(2027, 5, 7), id="1/5/2027 is a Saturday: 3/5 is off instead"),
        pytest.param(
            date(2026, 8, 28), date(2026, 9, 9), id="over 2/9/2026 with 31/8 off instead of a Saturday"
        ),
        pytest.param(date(2026, 8, 20), date(2026, 8, 26), id="the make-up Saturday 22/8/2026 is worked"),
        pytest.param(date(2027, 9, 1), date(2027, 9, 10), id="over 2/9/2027"),
        pytest.param(date(2026, 12, 30), date(2027, 1, 7), id="over New Year"),
    ],
)
def test_five_working_days_after_the_document(document, due):
    assert due_day(document, VIETNAM) == due


@given(DAYS)
def test_a_deadline_ends_on_a_working_day_with_five_of_them_behind(document):
    due = due_day(document, VIETNAM)
    assert VIETNAM.works(due)
    assert VIETNAM.between(document, due) == 5
    assert VIETNAM.between(document, due - timedelta(days=1)) == 4


@given(DAYS, DAYS)
def test_a_later_document_is_never_due_earlier(one, other):
    first, second = sorted([one, other])
    assert due_day(first, VIETNAM) <= due_day(second, VIETNAM)


@given(DAYS, DAYS)
def test_counting_back_is_counting_forth_with_the_other_sign(one, other):
    assert VIETNAM.between(one, other) == -VIETNAM.between(other, one)


@given(DAYS, st.sets(DAYS, max_size=6))
def test_a_day_off_more_never_makes_it_due_earlier(document, off):
    fewer = Calendar(off=VIETNAM.off | off, worked=VIETNAM.worked)
    assert due_day(document, fewer) >= due_day(document, VIETNAM)


def test_a_make_up_day_holds_over_a_day_off():
    saturday = date(2026, 11, 21)
    assert Calendar(off={saturday}, worked={saturday}).works(saturday)


def test_thirty_whole_days_hang_between_putting_up_and_taking_down():
    assert last_day_posted(date(2026, 11, 10), 30) == date(2026, 12, 10)
    assert earliest_take_down(date(2026, 11, 10), 30) == date(2026, 12, 11)


@given(DAYS)
def test_the_day_put_up_and_the_day_taken_down_do_not_count(posted_on):
    down = earliest_take_down(posted_on, 30)
    assert down is not None
    assert (down - posted_on).days - 1 == 30


def test_what_is_permanent_never_comes_down():
    assert earliest_take_down(date(2026, 11, 10), None) is None
