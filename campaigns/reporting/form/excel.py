"""The document's tables as a workbook, one sheet each: numbers are numbers, days are days, text is text."""

import io
import re
from collections.abc import Sequence
from datetime import date, datetime, time
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from campaigns.reporting.form import measures
from campaigns.reporting.form.document import (
    Cell,
    Column,
    Misformed,
    OfficialDocument,
    Sum,
    Table,
    is_number,
)
from campaigns.reporting.form.wording import belongs_to, clean
from campaigns.reporting.form.zipped import steady

FONT = "Times New Roman"
HEAD_ROW = 4
FIRST_ROW = HEAD_ROW + 1
INCH = 25.4
A4 = 9  # Excel's number of the paper
SHEET_WIDTH = 125  # letters of 12 points on A4 on its side
LONGEST_TITLE = 31
UNFIT_FOR_TITLES = re.compile(r"[\\/*?:\[\]']")
FORMULA_SIGNS = ("=", "+", "-", "@")
_THIN = Side(style="thin")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_FORMULA = re.compile(rb"(<f>[^<]*</f>)<v ?(?:/>|></v>)")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def render(document: OfficialDocument) -> bytes:
    """Return the tables as .xlsx; the same document gives the same bytes. Raises Misformed without tables."""
    if not document.tables:
        raise Misformed("blocks", "there is no table to make a workbook of")
    book = Workbook()
    book.remove(book.active)
    taken: set[str] = set()
    for number, (title, table) in enumerate(document.tables, 1):
        sheet = book.create_sheet(_sheet_title(title, number, taken))
        _write(sheet, title, belongs_to(document), table)
        _lay_out(sheet, table)
    book.properties.title = clean(document.abstract)
    book.properties.creator = clean(document.issuing_body)
    book.properties.created = datetime.combine(document.day, time())
    written = io.BytesIO()
    book.save(written)
    return _finished(written.getvalue(), document)


def _write(sheet: Worksheet, title: str, of_what: str, table: Table) -> None:
    _put(sheet.cell(1, 1), title).font = Font(name=FONT, size=14, bold=True)
    _put(sheet.cell(2, 1), of_what).font = Font(name=FONT, size=12, italic=True)
    for at, column in enumerate(table.columns, 1):
        _dress(_put(sheet.cell(HEAD_ROW, at), column.head), "center", bold=True)
    for number, row in enumerate(table.rows, FIRST_ROW):
        _write_row(sheet, number, row, table.columns)
    if table.total:
        total_row = FIRST_ROW + len(table.rows)
        _write_row(sheet, total_row, table.totals, table.columns, bold=True)
        for _value, letter in _sums(table):
            sheet[f"{letter}{total_row}"].value = f"=SUM({letter}{FIRST_ROW}:{letter}{total_row - 1})"


def _sums(table: Table) -> list[tuple[Cell, str]]:
    """Return the sums of a table with the letters of their columns; none over no rows."""
    return [
        (value, get_column_letter(at))
        for at, (cell, value) in enumerate(zip(table.total, table.totals, strict=True), 1)
        if cell is Sum.OF_COLUMN and table.rows
    ]


def _write_row(
    sheet: Worksheet, number: int, row: Sequence[Cell], columns: Sequence[Column], *, bold: bool = False
) -> None:
    for at, (value, column) in enumerate(zip(row, columns, strict=True), 1):
        cell = _put(sheet.cell(number, at), value)
        if isinstance(value, date):
            cell.number_format = "dd/mm/yyyy"
        elif is_number(value):
            cell.number_format = "#,##0" + ("." + "0" * column.decimals if column.decimals else "")
        _dress(cell, column.align, bold=bold)


def _put(cell: ExcelCell, value: Cell) -> ExcelCell:
    """Put a value into a cell; text stays text, also where Excel would take it for a formula or an error."""
    if isinstance(value, str):
        text = clean(value)
        cell.value = text or None
        if text:
            cell.data_type = "s"
            cell.quotePrefix = text.startswith(FORMULA_SIGNS)
    else:
        cell.value = value
    return cell


def _dress(cell: ExcelCell, align: str, *, bold: bool) -> None:
    cell.font = Font(name=FONT, size=12, bold=bold)
    cell.alignment = Alignment(horizontal=align, vertical="center" if bold else "top", wrap_text=True)
    cell.border = _BORDER


def _lay_out(sheet: Worksheet, table: Table) -> None:
    """Set widths, filter, and the paper: A4 on its side, as wide as the page, its head on every page."""
    for at, share in enumerate(table.shares, 1):
        sheet.column_dimensions[get_column_letter(at)].width = round(share * SHEET_WIDTH, 1)
    last = get_column_letter(len(table.columns))
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{last}{HEAD_ROW + len(table.rows)}"
    sheet.freeze_panes = f"A{FIRST_ROW}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.page_margins = PageMargins(
        left=measures.LEFT / INCH,
        right=measures.RIGHT / INCH,
        top=measures.TOP / INCH,
        bottom=measures.BOTTOM / INCH,
        header=measures.PAGE_NUMBER_FROM_TOP / INCH,
        footer=measures.PAGE_NUMBER_FROM_TOP / INCH,
    )
    sheet.HeaderFooter.differentFirst = True
    sheet.oddHeader.center.text = "&P"


def _sheet_title(title: str, number: int, taken: set[str]) -> str:
    """Return a name no other sheet has, within what Excel takes."""
    bare = " ".join(UNFIT_FOR_TITLES.sub(" ", clean(title)).split())[:LONGEST_TITLE].strip()
    if not bare or bare.casefold() in taken:
        mark = f"{number}. "
        bare = mark + bare[: LONGEST_TITLE - len(mark)]
    taken.add(bare.casefold())
    return bare


def _finished(book: bytes, document: OfficialDocument) -> bytes:
    """Return the workbook with the document's day as its own, and with the values of its sums.

    Whoever opens it without reckoning (a telephone, a preview) sees them too.
    """
    changed: dict[str, bytes] = {}
    with ZipFile(io.BytesIO(book)) as archive:
        core = archive.read("docProps/core.xml")
        moment = f"{document.day:%Y-%m-%d}T00:00:00Z".encode()
        changed["docProps/core.xml"] = _MODIFIED.sub(rb"\g<1>" + moment, core)
        for number, (_, table) in enumerate(document.tables, 1):
            name = f"xl/worksheets/sheet{number}.xml"
            changed[name] = _with_values(archive.read(name), table)
    return steady(book, changed)


def _with_values(sheet: bytes, table: Table) -> bytes:
    values = iter([str(value).encode() for value, _ in _sums(table)])
    return _FORMULA.sub(lambda match: match.group(1) + b"<v>" + next(values) + b"</v>", sheet)
