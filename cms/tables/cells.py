"""Cells of a table as a file holds them, and its rows with their numbers. Pure."""

from datetime import date
from enum import Enum
from typing import NamedTuple


class _Formula(Enum):
    FORMULA = "formula"


FORMULA = _Formula.FORMULA
Cell = str | int | float | date | _Formula


class Row(NamedTuple):
    """A row of a file: its number there, the first 1, and its cells."""

    number: int
    cells: tuple[Cell, ...]
