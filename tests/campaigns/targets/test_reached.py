"""What was reached beside what is wanted."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.targets.reached import TargetState, at_most, state_of

DUE, BEFORE, AFTER = date(2026, 12, 31), date(2026, 6, 1), date(2027, 1, 1)
LEAST = "Tỷ lệ hồ sơ đúng hạn đạt từ 98% trở lên"
numbers = st.decimals(0, 10**6, places=2)


@pytest.mark.parametrize(
    ("reached", "today", "state"),
    [
        (None, BEFORE, TargetState.UNREAD),
        (None, AFTER, TargetState.UNREAD),
        ("97.99", BEFORE, TargetState.NOT_YET),
        ("97.99", DUE, TargetState.NOT_YET),
        ("97.99", AFTER, TargetState.MISSED),
        ("98", BEFORE, TargetState.REACHED),
        ("98", AFTER, TargetState.REACHED),
    ],
)
def test_states(reached, today, state):
    value = None if reached is None else Decimal(reached)
    assert state_of(LEAST, Decimal(98), value, due=DUE, today=today) == state


@given(wanted=numbers, reached=numbers)
def test_at_least_is_a_plain_comparison(wanted, reached):
    found = state_of("Đạt", wanted, reached, due=DUE, today=AFTER)
    assert (found == TargetState.REACHED) == (reached >= wanted)


@given(wanted=numbers, reached=numbers)
def test_a_limit_is_the_comparison_turned_round(wanted, reached):
    text = f"Tỷ lệ trễ hạn không quá {wanted:f}".replace(".", ",") + "%"
    assert (state_of(text, wanted, reached, due=DUE, today=AFTER) == TargetState.REACHED) == (
        reached <= wanted
    )


@pytest.mark.parametrize(
    ("text", "number", "limit"),
    [
        ("Hồ sơ trễ hạn dưới 2%", "2", True),
        ("Tỷ lệ phản ánh không vượt quá 1,5% số hồ sơ", "1.5", True),
        ("Thời gian chờ tối đa 30 phút", "30", True),
        ("Giảm hộ nghèo xuống còn dưới 1.200 hộ", "1200", True),
        ("Cắt giảm tối thiểu 30% thời gian giải quyết", "30", False),
        ("Đạt 98%, trễ hạn dưới 2%", "98", False),
        ("Đạt 98%, trễ hạn dưới 2%", "2", True),
    ],
)
def test_limits_are_told_by_the_words_before_the_number(text, number, limit):
    assert at_most(text, Decimal(number)) is limit
