"""The register as an Excel file in the columns the import reads, and an empty one with help."""

import io
from collections.abc import Iterable
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from cms.procedures.columns import COLUMNS, Column, Record, Shape

SHEET, HELP = "Thủ tục", "Hướng dẫn"
LEVELS = {"full": "Toàn trình", "partial": "Một phần", "direct": "Trực tiếp"}
STANDINGS = {"new": "Mới ban hành", "amended": "Sửa đổi, bổ sung", "repealed": "Bãi bỏ"}
_WIDE = (Shape.LINES, Shape.DOSSIER)
_HEAD = {"font": Font(bold=True, color="FFFFFF"), "fill": PatternFill("solid", fgColor="8C1A1F")}
_EXAMPLE = {
    "code": "1.001193",
    "title": "Đăng ký khai sinh",
    "field": "Hộ tịch",
    "level": "Toàn trình",
    "dossier": "Tờ khai đăng ký khai sinh | 1 bản chính | 0 bản sao",
    "sets": "1",
    "time_limit": "Trong ngày làm việc.",
    "fee": "Không.",
    "standing": "Mới ban hành",
    "effective_from": "01/07/2026",
}


def workbook(records: Iterable[Record]) -> bytes:
    """Return procedures as an .xlsx file: a row each below the heads, and a sheet that explains them."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    sheet.freeze_panes = "C2"
    for place, column in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = 60 if column.shape in _WIDE else 24
    for shape, words in ((Shape.LEVEL, LEVELS), (Shape.STANDING, STANDINGS)):
        _offer(sheet, shape, words.values())
    sheet.append([_styled(sheet, column.head) for column in COLUMNS])
    for record in records:
        sheet.append([_cell(sheet, column, record.get(column.key, "")) for column in COLUMNS])
    _explain(book)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _offer(sheet: Any, shape: Shape, words: Iterable[str]) -> None:
    """Let Excel offer the words of a column to choose from."""
    place = next(place for place, column in enumerate(COLUMNS, start=1) if column.shape is shape)
    letter = get_column_letter(place)
    # A comma divides the choices, so a word that has one cannot be offered: Excel would show it in two.
    offered = DataValidation("list", formula1=f'"{",".join(word.replace(",", "") for word in words)}"')
    offered.add(f"{letter}2:{letter}1001")
    offered.allow_blank, offered.showErrorMessage = True, False
    sheet.data_validations.append(offered)


def _explain(book: Any) -> None:
    sheet = book.create_sheet(HELP)
    for letter, width in zip("ABC", (30, 80, 50), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.append([_styled(sheet, head) for head in ("Cột", "Cách ghi", "Ví dụ")])
    for column in COLUMNS:
        sheet.append([column.head, column.help, _EXAMPLE.get(column.key, "")])


def _styled(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, text)
    cell.font, cell.fill = _HEAD["font"], _HEAD["fill"]
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    return cell


def _cell(sheet: Any, column: Column, text: str) -> Any:
    """Return a cell that Excel shows and never computes."""
    words = LEVELS if column.shape is Shape.LEVEL else STANDINGS if column.shape is Shape.STANDING else {}
    cell = WriteOnlyCell(sheet, words.get(text, text) or None)
    if column.shape is Shape.DATE and text:
        cell = WriteOnlyCell(sheet, date.fromisoformat(text))
        cell.number_format = "dd/mm/yyyy"
    elif text:
        cell.data_type = "s"  # even where it begins with an equals sign
        cell.quotePrefix = text[0] in "=+-@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell
