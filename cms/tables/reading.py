"""An Excel or CSV file as tables of cells.

Nothing of a file is trusted: it is inspected as every upload (media.guarding), how far it unfolds, its rows
and columns are bounded before they are read, and nothing in it is ever evaluated.
"""

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date, datetime
from typing import Any, NamedTuple

import openpyxl
from django.utils.translation import gettext as _

from cms.tables.cells import FORMULA, Cell, Row
from media.guarding import SPREADSHEETS, Kind, Refused, inspect

LARGEST = 5 * 1024 * 1024  # bytes as uploaded
LARGEST_UNFOLDED = 60 * 1024 * 1024  # bytes of all parts of a workbook together
MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 5_000, 60, 12
MOST_SEEN = 20_000  # rows with nothing in them included
ENCODINGS = ("utf-8-sig", "cp1258")
_DELIMITERS = ";,\t|"
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*ref="([A-Z]+\d+:[A-Z]+(\d+))"')


class Merged(NamedTuple):
    """Cells merged into one, as Excel names them ("B2:B3"), and the number of their last row."""

    cells: str
    last: int


class Table(NamedTuple):
    """The rows that say something."""

    rows: list[Row]
    merged: list[Merged]


def rows_of(name: str, data: bytes) -> list[list[str]]:
    """Return the rows of the first table that are not empty, cells as people write them, stripped.

    A formula is what Excel last computed. Raises Refused.
    """
    table = next(tables_of(name, data, computed=True), None)
    if table is None or not table.rows:
        raise Refused(_("The file holds no table."))
    return [[_written(cell) for cell in row.cells] for row in table.rows]


def tables_of(name: str, data: bytes, *, computed: bool = False) -> Iterator[Table]:
    """Yield what may be the table meant, the likeliest first: the visible sheets, or a CSV by each delimiter.

    `name` is the file's name, whose ending must fit what the file is. Where not `computed`, a formula is
    FORMULA. Raises media.guarding.Refused, whose str() is the Vietnamese sentence that says why.
    """
    if len(data) > LARGEST:
        raise Refused(_("The file is larger than 5 MB. Please keep only the table in it."))
    kind = inspect(io.BytesIO(data), name, SPREADSHEETS)
    yield from _of_workbook(data, computed) if kind is Kind.XLSX else _of_csv(data, computed)


def _of_csv(data: bytes, computed: bool) -> Iterator[Table]:
    text = _decoded(data)
    heading = text.lstrip().split("\n", 1)[0]
    for delimiter in sorted(_DELIMITERS, key=heading.count, reverse=True):
        yield Table(_bounded(_separated(text, delimiter, computed)), [])


def _separated(text: str, delimiter: str, computed: bool) -> Iterator[tuple[Cell, ...]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in reader:
            cells = [cell.strip() for cell in row[:MOST_COLUMNS]]
            yield tuple(FORMULA if not computed and _is_formula(cell) else cell for cell in cells)
    except csv.Error as error:
        raise Refused(
            _("Line %(number)d of the CSV file cannot be read.") % {"number": reader.line_num}
        ) from error


def _is_formula(cell: str) -> bool:
    """Tell what Excel would compute; a dash or plus before words only begins a list."""
    return cell.startswith(("=", "@"))


def _decoded(data: bytes) -> str:
    """Return the text of a CSV file: UTF-8, UTF-16, or Windows-1258 as old Vietnamese Excel writes it."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ENCODINGS:
        try:
            return unicodedata.normalize("NFC", data.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise Refused(_("The letters of the file cannot be read. Please save it as CSV UTF-8 or as Excel."))


def _of_workbook(data: bytes, computed: bool) -> Iterator[Table]:
    try:
        _refuse_floods(data)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False, data_only=computed)
        with closing(book):
            for sheet in [one for one in book.worksheets if one.sheet_state == "visible"][:MOST_SHEETS]:
                yield _of_sheet(book, sheet, computed)
    except Refused:
        raise
    except Exception as error:  # openpyxl raises whatever a damaged part leads it to
        raise Refused(_("This Excel file cannot be opened. Please save it again as .xlsx.")) from error


def _refuse_floods(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(part.file_size for part in archive.infolist()) > LARGEST_UNFOLDED:
            raise Refused(_("The file unfolds to far more than a table. It was not opened."))


def _of_sheet(book: Any, sheet: Any, computed: bool) -> Table:
    sheet.reset_dimensions()  # what the file says of its own size is not believed
    rows = sheet.iter_rows(max_col=MOST_COLUMNS)
    with book._archive.open(sheet._worksheet_path) as part:
        merged = _MERGED.findall(part.read(LARGEST_UNFOLDED))
    return Table(
        _bounded(tuple(_cell(cell, computed) for cell in row) for row in rows),
        [Merged(cells.decode(), int(last)) for cells, last in merged],
    )


def _bounded(rows: Iterable[tuple[Cell, ...]]) -> list[Row]:
    """Return the rows that say something, with their numbers; raises Refused where there are too many."""
    kept: list[Row] = []
    for number, cells in enumerate(rows, start=1):
        if number > MOST_SEEN:
            raise Refused(_("The file has more than 20,000 rows. Please delete the empty rows at its end."))
        if said := _trimmed(cells):
            kept.append(Row(number, said))
        if len(kept) > MOST_ROWS:
            raise Refused(_("The table has more than %(most)d rows.") % {"most": MOST_ROWS})
    return kept


def _trimmed(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Return the cells up to the last that says something."""
    return cells[: max((place for place, cell in enumerate(cells, start=1) if cell != ""), default=0)]


def _cell(cell: Any, computed: bool) -> Cell:
    if not computed and getattr(cell, "data_type", "n") in ("f", "e"):
        return FORMULA
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return value if isinstance(value, date | int | str) and not isinstance(value, bool) else str(value)


def _written(cell: Cell) -> str:
    """Write a cell as people read it: days as dd/mm/yyyy, no marks that cannot be seen."""
    text = f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell)
    return "".join(_harmless(text)).strip()


def _harmless(text: str) -> Iterator[str]:
    """Leave out control signs and marks that turn the direction of writing."""
    for sign in text:
        if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cf"):
            yield sign
