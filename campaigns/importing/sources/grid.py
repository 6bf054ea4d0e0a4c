"""Cells that span columns and rows, laid out so that every row has a cell for every column."""

from collections.abc import Iterable
from dataclasses import dataclass

from campaigns.importing.sources.cleaning import is_bold, plain
from campaigns.importing.sources.model import Cell


@dataclass(slots=True)
class Spanning:
    """A cell as written: how many columns and rows it covers."""

    text: str
    columns: int = 1
    rows: int = 1
    heading: bool = False


def laid_out(rows: Iterable[list[Spanning]]) -> list[tuple[Cell, ...]]:
    """Return the rows with what hangs down from above repeated and marked; spanned columns are empty."""
    hanging: dict[int, tuple[int, str]] = {}  # column -> (rows still to fill, text)
    found = []
    for row in rows:
        cells: list[Cell] = []
        for cell in row:
            _fill_from_above(cells, hanging)
            text = plain(cell.text)
            for offset in range(cell.columns):
                if cell.rows > 1:
                    hanging[len(cells)] = (cell.rows, "" if offset else text)
                cells.append(Cell("" if offset else text, heading=cell.heading or is_bold(cell.text)))
        _fill_from_above(cells, hanging)
        hanging = {at: (left - 1, text) for at, (left, text) in hanging.items() if left > 1}
        found.append(tuple(cells))
    return found


def _fill_from_above(cells: list[Cell], hanging: dict[int, tuple[int, str]]) -> None:
    """Put the cells that hang down where the row has come to."""
    while len(cells) in hanging:
        cells.append(Cell(hanging[len(cells)][1], above=True))
