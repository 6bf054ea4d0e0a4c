"""What templates show of printed matter."""

from django import template

from cms.prints.models import PrintPage
from cms.prints.shown import Side, address, sides_of, size_in_words

register = template.Library()


@register.simple_tag
def first_side(page: PrintPage) -> Side:
    """The picture that stands for a sheet in lists."""
    return sides_of(page)[0]


@register.simple_tag
def large_side(page: PrintPage, number: int) -> str:
    return address(page, "prints:large_side", number)


@register.simple_tag
def print_file(page: PrintPage, name: str) -> str:
    """Where a PDF of a sheet is: "prints:pdf" or "prints:print_ready"."""
    return address(page, name)


@register.simple_tag
def print_size(page: PrintPage) -> str:
    return size_in_words(page)
