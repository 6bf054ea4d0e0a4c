from dataclasses import dataclass
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.screens.playlist import Window, playlist, round_of

NOW = datetime(2026, 11, 20, 9, 30)  # noqa: DTZ001  Friday


ALWAYS = Window()


@dataclass(frozen=True)
class One:
    name: str
    window: Window = ALWAYS
    weight: int = 1


@pytest.mark.parametrize(
    ("window", "is_open"),
    [
        (Window(), True),
        (Window(first=date(2026, 11, 20), last=date(2026, 11, 20)), True),
        (Window(first=date(2026, 11, 21)), False),
        (Window(last=date(2026, 11, 19)), False),
        (Window(weekdays=frozenset({4})), True),
        (Window(weekdays=frozenset({0, 1, 2, 3, 5, 6})), False),
        (Window(begins=570), True),
        (Window(begins=571), False),
        (Window(ends=570), False),
        (Window(ends=571), True),
    ],
)
def test_when_something_may_be_shown(window, is_open):
    assert window.open_at(NOW) is is_open


@pytest.mark.parametrize(
    ("window", "over"),
    [
        (Window(), False),
        (Window(last=date(2026, 11, 19)), True),
        (Window(last=date(2026, 11, 20)), False),
        (Window(last=date(2026, 11, 20), ends=570), True),
        (Window(first=date(2027, 1, 1)), False),
    ],
)
def test_when_something_is_over_for_good(window, over):
    assert window.over_at(NOW) is over


@pytest.mark.parametrize(
    ("weights", "turns"),
    [([], []), ([1], [0]), ([1, 1, 1], [0, 1, 2]), ([2, 1], [0, 1, 0]), ([3, 1, 1], [0, 1, 0, 2, 0])],
)
def test_a_round(weights, turns):
    assert round_of(weights) == turns


@given(st.lists(st.integers(1, 3), max_size=30))
def test_everybody_has_as_many_turns_as_their_weight(weights):
    turns = round_of(weights)
    assert [turns.count(place) for place in range(len(weights))] == weights


@given(st.lists(st.integers(1, 3), min_size=4, max_size=30))
def test_nobody_comes_twice_in_a_row_where_others_wait(weights):
    turns = round_of(weights)
    assert all(turns[place] != turns[place + 1] for place in range(len(turns) - 1))


@given(
    st.lists(
        st.builds(
            One, st.text(max_size=3), st.builds(Window, ends=st.sampled_from([1, 1440])), st.integers(1, 3)
        )
    )
)
def test_nothing_closed_is_on_the_list(entries):
    assert all(entry.window.open_at(NOW) for entry in playlist(entries, NOW))
