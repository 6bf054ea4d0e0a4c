from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.results.chart import WIDTH, bars
from cms.results.comparison import differences
from cms.results.figures import COLUMNS, Contradiction, Counts, contradictions, percent, quarter, total

COUNTS = st.builds(Counts, **{name: st.integers(0, 10_000) for name in COLUMNS})
GOOD = Counts(
    carried_over=10,
    direct=60,
    online=245,
    postal=7,
    early=80,
    on_time=225,
    late=5,
    running=9,
    overdue=1,
    returned=2,
)


def test_sums_and_rates():
    assert (GOOD.new, GOOD.received, GOOD.settled, GOOD.in_progress) == (312, 322, 310, 10)
    assert GOOD.online_rate == Decimal("78.5")
    assert GOOD.in_time_rate == Decimal("98.4")
    assert GOOD.satisfaction is None


@pytest.mark.parametrize(
    ("part", "whole", "rate"), [(1, 3, "33.3"), (2, 3, "66.7"), (1, 1, "100.0"), (1, 16, "6.3")]
)
def test_rates_round_halves_up(part, whole, rate):
    assert percent(part, whole) == Decimal(rate)


def test_a_rate_of_nothing_is_none():
    assert percent(0, 0) is None


@pytest.mark.parametrize(
    ("counts", "found"),
    [
        (GOOD, []),
        (Counts(), []),
        (Counts(direct=5, on_time=6), [Contradiction.MORE_SETTLED_THAN_RECEIVED]),
        (Counts(direct=5, on_time=4, returned=2), [Contradiction.MORE_SETTLED_THAN_RECEIVED]),
        (Counts(direct=5, on_time=4), [Contradiction.DO_NOT_ADD_UP]),
        (Counts(direct=5, on_time=4, running=2), [Contradiction.DO_NOT_ADD_UP]),
        (Counts(asked=3, satisfied=4), [Contradiction.MORE_SATISFIED_THAN_ASKED]),
    ],
)
def test_contradictions(counts, found):
    assert contradictions(counts) == found


@given(st.lists(COUNTS, max_size=6))
def test_a_total_adds_up_every_column(rows):
    assert total(rows).received == sum(row.received for row in rows)
    assert total(rows).in_progress == sum(row.in_progress for row in rows)


def test_a_quarter_takes_its_beginning_from_the_first_month_and_its_end_from_the_last():
    months = [
        {"Hộ tịch": Counts(carried_over=4, direct=10, on_time=11, running=3)},
        {"Hộ tịch": Counts(carried_over=3, direct=20, on_time=21, running=2)},
        {
            "Hộ tịch": Counts(carried_over=2, direct=30, on_time=27, running=4, overdue=1),
            "Đất đai": Counts(online=1, running=1),
        },
    ]
    whole = quarter(months)
    assert whole["Hộ tịch"] == Counts(carried_over=4, direct=60, on_time=59, running=4, overdue=1)
    assert whole["Đất đai"] == Counts(online=1, running=1)
    assert [contradictions(counts) for counts in whole.values()] == [[], []]


def test_a_quarter_whose_months_do_not_follow_from_one_another_does_not_add_up():
    months = [
        {"x": Counts(direct=5, on_time=3, running=2)},
        {"x": Counts(direct=5, on_time=5)},
        {"x": Counts()},
    ]
    assert contradictions(quarter(months)["x"]) == [Contradiction.DO_NOT_ADD_UP]


@given(st.lists(st.tuples(st.text(max_size=5), COUNTS), max_size=8))
def test_bars_never_leave_the_drawing_and_lose_no_dossier(rows):
    drawn = bars(rows)
    for bar, (_name, counts) in zip(drawn, rows, strict=False):
        assert sum(part.number for part in bar.parts) == counts.settled + counts.in_progress + counts.returned
        assert all(part.x >= 0 and part.x + part.width <= WIDTH + 0.2 for part in bar.parts)
        assert all(part.number > 0 for part in bar.parts)
    assert len(drawn) in (0, len(rows))


def test_the_fullest_field_fills_the_drawing():
    [full, half] = bars([("a", Counts(direct=10, on_time=10)), ("b", Counts(direct=5, on_time=4, late=1))])
    assert [(part.x, part.width) for part in full.parts] == [(0, WIDTH)]
    assert [(part.tone, part.x, part.width) for part in half.parts] == [
        ("in_time", 0, 400),
        ("late", 400, 100),
    ]


def test_no_chart_of_nothing():
    assert bars([("a", Counts())]) == []


def test_the_comparison_leaves_out_a_rate_one_period_lacks():
    lines = {line.name: line.rise for line in differences(GOOD, Counts(direct=300, on_time=290, running=10))}
    assert lines["new"] == 12
    assert lines["online_rate"] == Decimal("78.5")
    assert "satisfaction" not in lines
