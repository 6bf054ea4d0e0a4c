"""Tables as Excel workbooks: what people typed stays text and never becomes a formula."""

import io
import re
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_UNFIT_FOR_CELLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_UNFIT_FOR_TITLES = re.compile(r"[\\/*?:\[\]]")
LONGEST_CELL = 32_000  # letters; Excel takes 32,767
LONGEST_TITLE = 31
Cell = str | int | float | None
Sheet = tuple[str, Sequence[str], Iterable[Sequence[Cell]]]


def workbook(title: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a workbook of one sheet: bold heads that stay in view, and the rows below them."""
    return workbook_of([(title, heads, rows)])


def workbook_of(sheets: Iterable[Sheet]) -> bytes:
    """Return a workbook of `sheets`, each (title, heads of the columns, rows)."""
    book = Workbook()
    book.remove(book.active)
    for title, heads, rows in sheets:
        sheet = book.create_sheet(_UNFIT_FOR_TITLES.sub(" ", title)[:LONGEST_TITLE])
        sheet.append([harmless(head) for head in heads])
        for row in rows:
            sheet.append([harmless(cell) for cell in row])
        for column, head in enumerate(heads, start=1):
            cell = sheet.cell(1, column)
            cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
            sheet.column_dimensions[get_column_letter(column)].width = max(12, min(40, len(head) + 2))
        sheet.freeze_panes = "B2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def harmless(cell: Cell) -> Cell:
    """Return what may stand in a cell: text that Excel would take for a formula gets an apostrophe before it.

    So it stays text in a file saved as CSV and opened again too. Numbers and None stay as they are.
    """
    if not isinstance(cell, str):
        return cell
    text = _UNFIT_FOR_CELLS.sub("", cell)[:LONGEST_CELL]
    return f"'{text}" if text.lstrip(" \n").startswith(_FORMULA) else text
