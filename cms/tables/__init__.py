"""Tables in Excel and CSV files: read without trusting them, written so that text stays text."""

from cms.tables.cells import FORMULA, Cell, Row
from cms.tables.reading import LARGEST, Table, rows_of, tables_of
from cms.tables.writing import harmless, workbook, workbook_of

__all__ = [
    "FORMULA",
    "LARGEST",
    "Cell",
    "Row",
    "Table",
    "harmless",
    "rows_of",
    "tables_of",
    "workbook",
    "workbook_of",
]
