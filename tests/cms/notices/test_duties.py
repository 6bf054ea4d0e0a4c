"""What a notice owes and how each duty stands, from facts alone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.notices.disclosure import AIRED, POSTED_FOR_A_TIME, Form, rules
from cms.notices.duties import Duty, Facts, Obligation, Posted, Standing, obligations, worst
from cms.notices.wording import sentence
from cms.notices.working_days import Calendar

WEEKDAYS = Calendar()
MONDAY = date(2026, 11, 2)  # its five working days end on Monday, 9 November
DUE = date(2026, 11, 9)
BOARD = Posted("Bảng tin Thôn 1")


def facts(today: date = MONDAY, **more: object) -> Facts:
    chosen: dict[str, object] = {"clause": 7, "document_date": MONDAY, "postings": (BOARD,)}
    return Facts(today=today, **chosen | more)


def owed(duty: Duty, today: date = MONDAY, **more: object) -> Obligation:
    return next(one for one in obligations(facts(today, **more), WEEKDAYS) if one.duty == duty)


@pytest.mark.parametrize(
    ("today", "standing", "days"),
    [
        (MONDAY, Standing.DUE, 5),
        (date(2026, 11, 6), Standing.DUE, 1),
        (date(2026, 11, 8), Standing.DUE, 1),
        (DUE, Standing.DUE, 0),
        (date(2026, 11, 10), Standing.LATE, 1),
        (date(2026, 11, 13), Standing.LATE, 4),
        (date(2026, 11, 14), Standing.LATE, 4),
    ],
)
@pytest.mark.parametrize("duty", [Duty.PUBLISH, Duty.POST, Duty.AIR])
def test_the_counter_of_five_working_days(today, standing, days, duty):
    one = owed(duty, today)
    assert (one.standing, one.days, one.until) == (standing, days, DUE)


def test_what_ends_on_a_friday_is_late_on_the_saturday():
    one = owed(Duty.PUBLISH, date(2026, 11, 14), document_date=date(2026, 11, 6))
    assert (one.standing, one.days) == (Standing.LATE, 1)


def test_done_on_the_last_day_is_done_in_time():
    one = owed(Duty.PUBLISH, date(2026, 12, 1), published_on=DUE)
    assert (one.standing, one.days) == (Standing.FULFILLED, 0)


def test_done_late_is_done_and_said_to_be_late():
    one = owed(Duty.PUBLISH, date(2026, 12, 1), published_on=date(2026, 11, 11))
    assert (one.standing, one.days) == (Standing.FULFILLED, 2)


def test_without_the_date_of_the_document_nothing_is_counted():
    one = owed(Duty.PUBLISH, document_date=None)
    assert (one.standing, one.until) == (Standing.DUE, None)


def test_every_place_is_a_duty_of_its_own():
    there = Posted("Trụ sở", posted_on=MONDAY)
    found = obligations(facts(postings=(there, BOARD)), WEEKDAYS)
    assert [(one.place, one.standing) for one in found if one.duty == Duty.POST] == [
        ("Trụ sở", Standing.FULFILLED),
        ("Bảng tin Thôn 1", Standing.DUE),
    ]


@pytest.mark.parametrize(
    ("taken_down_on", "today", "standing", "days"),
    [
        (None, MONDAY, Standing.RUNNING, 31),
        (None, date(2026, 12, 2), Standing.RUNNING, 1),
        (None, date(2026, 12, 3), Standing.FULFILLED, 0),
        (date(2026, 12, 3), date(2026, 12, 20), Standing.FULFILLED, 0),
        (date(2026, 12, 2), date(2026, 12, 20), Standing.BROKEN, 1),
        (date(2026, 11, 12), date(2026, 12, 20), Standing.BROKEN, 21),
    ],
)
def test_thirty_days_on_end_at_a_place(taken_down_on, today, standing, days):
    hung = replace(BOARD, posted_on=MONDAY, taken_down_on=taken_down_on)
    one = owed(Duty.KEEP, today, postings=(hung,))
    assert (one.standing, one.days, one.until) == (standing, days, date(2026, 12, 2))


@pytest.mark.parametrize(
    ("taken_down_on", "standing"), [(None, Standing.FULFILLED), (date(2030, 1, 1), Standing.BROKEN)]
)
def test_what_is_permanent_is_kept_only_while_it_hangs(taken_down_on, standing):
    hung = Posted("Trụ sở", MONDAY, taken_down_on)
    assert owed(Duty.KEEP, date(2030, 1, 2), clause=4, postings=(hung,)).standing == standing


@pytest.mark.parametrize(
    ("aired", "done", "standing"),
    [
        ([], 0, Standing.DUE),
        ([3], 1, Standing.DUE),
        ([3, 6], 1, Standing.DUE),
        ([3, 4, 6], 2, Standing.DUE),
        ([3, 4, 5], 3, Standing.FULFILLED),
        ([1, 3, 4, 5, 6], 3, Standing.FULFILLED),
    ],
)
def test_only_days_in_a_row_count_on_the_loudspeakers(aired, done, standing):
    one = owed(Duty.AIR, DUE, aired_on=frozenset(date(2026, 11, day) for day in aired))
    assert (one.done, one.wanted, one.standing) == (done, 3, standing)


def test_a_notice_of_clause_two_owes_no_airing():
    assert Duty.AIR not in {one.duty for one in obligations(facts(clause=2), WEEKDAYS)}


@given(st.sampled_from(range(1, 15)), st.integers(0, 400), st.none() | st.integers(0, 400))
def test_every_duty_has_its_source_and_reads_as_a_sentence(clause, later, published):
    day = MONDAY + timedelta(days=later)
    online = MONDAY + timedelta(days=published) if published is not None else None
    for one in obligations(facts(day, clause=clause, published_on=online), WEEKDAYS):
        assert one.bases[0].article == 13
        assert sentence(one).endswith(f"{one.bases[0].law}).")
        assert one.days >= 0


@given(st.sampled_from(range(1, 15)))
def test_the_forms_asked_for_follow_the_clause(clause):
    forms = {rule.form for rule in rules(clause)}
    assert (Form.LOUDSPEAKERS in forms) == (clause in AIRED)
    assert clause not in POSTED_FOR_A_TIME or Form.BOARD in forms


def test_the_worst_is_what_is_latest_then_broken_then_soonest_due():
    late = Obligation(Duty.POST, Standing.LATE, (), days=1)
    later = Obligation(Duty.POST, Standing.LATE, (), days=4)
    broken = Obligation(Duty.KEEP, Standing.BROKEN, (), days=9)
    soon = Obligation(Duty.PUBLISH, Standing.DUE, (), days=1)
    done = Obligation(Duty.PUBLISH, Standing.FULFILLED, ())
    assert worst([done, soon, broken, late, later]) is later
    assert worst([done, soon, broken]) is broken
    assert worst([done]) is None
