from hypothesis import given
from hypothesis import strategies as st

from cms.charts import bar_chart
from cms.charts.bars import WIDTH


def test_bars_are_as_long_as_their_share_of_the_whole():
    chart = bar_chart("Mức", [("A", 1), ("B", 3), ("C", 0)])
    assert [bar.width for bar in chart.bars] == [250.0, 750.0, 0.0]
    assert [bar.percent for bar in chart.bars] == [25, 75, 0]


def test_percentages_may_be_of_people_rather_than_of_ticks():
    assert [bar.percent for bar in bar_chart("x", [("A", 3), ("B", 3)], whole=4).bars] == [75, 75]


def test_nothing_is_an_empty_chart():
    assert bar_chart("x", []).empty
    assert bar_chart("x", [("A", 0)]).empty


@given(st.lists(st.tuples(st.text(max_size=5), st.integers(0, 10**6)), max_size=20), st.integers(0, 10**6))
def test_no_bar_leaves_the_drawing(rows, whole):
    assert all(
        0 <= bar.width <= WIDTH and 0 <= bar.percent <= 100 for bar in bar_chart("x", rows, whole).bars
    )
