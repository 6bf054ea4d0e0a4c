"""Charts drawn by the server: pure geometry here, SVG and a table of the same numbers in the templates."""

from cms.charts.bars import Bar, BarChart, bar_chart

__all__ = ["Bar", "BarChart", "bar_chart"]
