"""Tables in pasted text: neighbouring rows whose cells are parted by tabs, as Word and Excel copy them.

Pure: rows in, cells out. Lists that Word copies with a tab behind their mark ("•<tab>Căn cước") are none.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

FEWEST_ROWS = 2
_LIST_MARK = re.compile(
    r"(?:[-–—•●▪◦·+➢✓*§o\uf0b7\uf0a7]|(?:[Bb]ước\s*)?(?:\d{1,2}|[a-zđ]|[IVX]{1,4})\s*[.):/])?"
)


def tables_apart(rows: Iterable[str]) -> Iterator[str | list[list[str]]]:
    """Yield the rows in their order, those of a table together as its rows of cells."""
    for tabs, group in groupby(rows, key=lambda row: row.count("\t")):
        run = list(group)
        cells = [[cell.strip() for cell in row.split("\t")] for row in run]
        if tabs and _is_table(cells):
            yield cells
        else:
            yield from run


def table_value(cells: list[list[str]]) -> dict[str, Any]:
    """Return a table block's value with the first row as the heads of the columns."""
    return {
        "data": cells,
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": "",
        "cell": [],
        "mergeCells": [],
    }


def _is_table(cells: list[list[str]]) -> bool:
    """Tell two rows or more of which two have words in two cells; marks and indents are no cells."""
    full = [row for row in cells if sum(bool(cell) for cell in row) > 1 and not _is_list_item(row)]
    return len(full) >= FEWEST_ROWS


def _is_list_item(row: list[str]) -> bool:
    first, *others = [cell for cell in row if cell]
    return len(others) == 1 and _LIST_MARK.fullmatch(first) is not None
