"""The geometry of a chart of horizontal bars; templates/cms/includes/bar_chart.html only draws it. Pure.

Names and numbers are text beside the drawing, so that they wrap and grow with the reader's letters; a bar
is as long as its number is of the whole, in units of a drawing 1,000 wide.
"""

from collections.abc import Iterable
from dataclasses import dataclass

WIDTH = 1000


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `width` in units from the left edge, `percent` of the whole in whole numbers."""

    name: str
    value: int
    percent: int
    width: float


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars in the order given; `whole` is what they are parts of."""

    title: str
    bars: tuple[Bar, ...]
    whole: int
    width: int = WIDTH

    @property
    def empty(self) -> bool:
        return not any(bar.value for bar in self.bars)


def bar_chart(title: str, rows: Iterable[tuple[str, int]], whole: int | None = None) -> BarChart:
    """Return the chart of `rows` (name, number) as parts of `whole`, by default of all numbers together."""
    rows = list(rows)
    total = sum(value for _name, value in rows) if whole is None else whole
    bars = (Bar(name, value, round(100 * _part(value, total)), _long(value, total)) for name, value in rows)
    return BarChart(title, tuple(bars), total)


def _part(value: int, total: int) -> float:
    return min(value / total, 1.0) if total else 0.0


def _long(value: int, total: int) -> float:
    return round(WIDTH * _part(value, total), 1)
