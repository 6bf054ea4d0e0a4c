"""Deeds against duties, by hand and by chance."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.duties.counting import Owed, Tally, standings
from campaigns.duties.states import DutyState
from campaigns.models import Deed

MAY = Owed(1, 7, "radio", date(2026, 5, 1), date(2026, 5, 31), date(2026, 5, 31), 2)
JUNE = Owed(2, 7, "radio", date(2026, 6, 1), date(2026, 6, 30), date(2026, 6, 30), 2)
ONCE = Owed(3, 8, "", date(2026, 1, 1), date(2026, 3, 31), date(2026, 3, 31), 1, patient=True)
TODAY = date(2026, 6, 10)


def aired(day, number=1, deed=Deed.AIRED, activity=7, channel="radio"):
    return Tally(activity, channel, deed, [day] * number)


def test_a_deed_counts_in_the_window_of_its_day():
    stand = standings([MAY, JUNE], [aired(date(2026, 5, 31)), aired(date(2026, 6, 1))], TODAY)
    assert (stand[1].done, stand[2].done) == (1, 1)


def test_a_deed_on_another_channel_does_not_count():
    assert standings([MAY], [aired(date(2026, 5, 2), channel="website")], TODAY)[1].done == 0


def test_a_duty_without_a_channel_takes_any():
    deeds = [aired(date(2026, 2, 1), activity=8, channel="website")]
    assert standings([ONCE], deeds, TODAY)[3].state == DutyState.DONE


def test_what_is_done_once_may_be_done_late():
    deeds = [aired(date(2026, 4, 2), activity=8, channel="")]
    assert standings([ONCE], deeds, TODAY)[3].state == DutyState.DONE_LATE


def test_what_recurs_is_not_made_up_for_later():
    stand = standings([MAY], [aired(date(2026, 6, 2), 2)], TODAY)
    assert stand[1].state == DutyState.LATE


@pytest.mark.parametrize("deed", [Deed.MISSED, Deed.PARTLY_AIRED])
def test_a_failed_airing_is_told_and_does_not_fulfil(deed):
    stand = standings([MAY], [aired(date(2026, 5, 2), deed=deed)], TODAY)[1]
    assert (stand.done, stand.missed) == (0, 1)


@pytest.mark.parametrize(
    ("done", "today", "state"),
    [
        (2, date(2026, 5, 3), DutyState.DONE),
        (1, date(2026, 5, 31), DutyState.DUE),
        (1, date(2026, 6, 1), DutyState.SHORT),
        (0, date(2026, 6, 1), DutyState.LATE),
        (0, date(2026, 4, 30), DutyState.AHEAD),
    ],
)
def test_a_duty_stands(done, today, state):
    deeds = [aired(date(2026, 5, 2), done)] if done else []
    assert standings([MAY], deeds, today)[1].state == state


def test_a_waived_duty_is_neither_late_nor_done():
    waived = Owed(1, 7, "radio", date(2026, 5, 1), date(2026, 5, 31), date(2026, 5, 31), 2, waived=True)
    assert standings([waived], [], TODAY)[1].state == DutyState.WAIVED


@given(st.lists(st.tuples(st.integers(0, 120), st.integers(1, 3)), max_size=30))
def test_no_deed_is_lost_or_counted_twice_within_windows_that_follow_one_another(deeds):
    first = date(2026, 1, 1)
    duties = [
        Owed(n, 7, "radio", first + timedelta(days=7 * n), first + timedelta(days=7 * n + 6), first, 1)
        for n in range(18)
    ]
    tallies = [aired(first + timedelta(days=day), number) for day, number in deeds]
    stand = standings(duties, tallies, TODAY)
    assert sum(one.done for one in stand.values()) == sum(number for _day, number in deeds)
