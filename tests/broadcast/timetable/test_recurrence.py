"""Weekday and time pickers over recurrence."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadcast.recurrence import Picked, from_recurrence, to_recurrence

PICKED = st.builds(
    lambda days, times, every: Picked(frozenset(days), tuple(sorted(times)), every),
    st.sets(st.integers(0, 6), min_size=1),
    st.sets(st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45])), min_size=1, max_size=6),
    st.integers(1, 4),
)


def test_tuesday_and_friday_at_five() -> None:
    picked = Picked(frozenset({1, 4}), (time(17, 0),))
    assert to_recurrence(picked) == "FREQ=WEEKLY;BYDAY=TU,FR;BYHOUR=17;BYMINUTE=0;BYSECOND=0"


@given(PICKED)
def test_what_was_picked_is_shown_again(picked: Picked) -> None:
    assert from_recurrence(to_recurrence(picked)) == picked


@pytest.mark.parametrize("picked", [Picked(frozenset(), (time(17),)), Picked(frozenset({1}), ())])
def test_nothing_picked_is_no_rule(picked: Picked) -> None:
    with pytest.raises(ValueError, match="pick"):
        to_recurrence(picked)


@pytest.mark.parametrize(
    "recurrence", ["", "abc", "FREQ=MONTHLY;BYDAY=1TU;BYHOUR=17;BYMINUTE=0", "FREQ=DAILY;BYHOUR=5;BYMINUTE=0"]
)
def test_rules_of_another_hand_are_not_squeezed_into_the_pickers(recurrence: str) -> None:
    assert from_recurrence(recurrence) is None
