"""How figures are written on pages."""

from decimal import Decimal

from django import template

from cms.results import telling
from cms.results.comparison import Difference
from cms.results.figures import COLUMNS, Counts

register = template.Library()


@register.filter
def thousands(value: int) -> str:
    """12345 -> "12.345"."""
    return telling.number(value)


@register.filter
def rate(value: Decimal | None) -> str:
    """A rate in per cent -> "78,5%"; "–" where there is none."""
    return "–" if value is None else telling.rate(value)


@register.filter
def amount(value: Decimal, line: Difference) -> str:
    """A value of a line of the comparison, as its kind is written."""
    return telling.rate(value) if line.is_rate else telling.number(int(value))


@register.filter
def rise(line: Difference) -> str:
    """By how much a line rose or fell: "+12", "−3", "+1,5 điểm %"; "0" where it did not."""
    if not line.rise:
        return "0"
    sign = "+" if line.rise > 0 else "−"
    size = abs(line.rise)
    return f"{sign}{telling.rate(size).rstrip('%')} điểm %" if line.is_rate else f"{sign}{size}"


@register.filter
def cells(counts: Counts) -> list[int]:
    """The numbers of a row in the order of the columns."""
    return [getattr(counts, column) for column in COLUMNS]
