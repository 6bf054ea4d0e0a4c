"""A table in the form of an official document: Nghị định 30/2020/NĐ-CP, Phụ lục I and III."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from media.printing.spacing import LONGEST_UNBROKEN, bind
from media.printing.typesetting import typeset

PORTRAIT_WIDTH = 162.0  # millimetres of text between margins of 30 and 18
LETTER = 2.3  # millimetres a letter takes on average at 12 points
CELL_MARGINS = 4.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its share of the width, and how its cells are aligned."""

    head: str
    width_fr: float = 1.0
    align: Literal["left", "center", "right"] = "left"


@dataclass(frozen=True, slots=True)
class OfficialTable:
    """What the document says. `issuer` the body that issues it and `parent` the one above it ("" for none),
    `place` where it was drawn up, `number` and symbol ("" leaves room to write them by hand),
    `signer_post` a line for each line ("TM. ỦY BAN NHÂN DÂN\\nCHỦ TỊCH").
    """

    issuer: str
    parent: str
    place: str
    day: date
    title: str
    subtitle: str
    columns: list[Column]
    rows: list[list[str]]
    closing: str
    signer_post: str
    recipients: list[str] = field(default_factory=list)
    number: str = ""


def official_table(table: OfficialTable) -> bytes:
    """Return the document as PDF, on its side where the columns need it.

    Raises ValueError where a row has not as many cells as there are columns.
    """
    if not table.columns:
        raise ValueError("a table has at least one column")
    if any(len(row) != len(table.columns) for row in table.rows):
        raise ValueError("every row has as many cells as there are columns")
    return typeset("official_table", _data(table))


def _data(table: OfficialTable) -> dict[str, object]:
    return {
        "issuer": bind(table.issuer),
        "parent": bind(table.parent),
        "number": table.number,
        "date_line": date_line(table.place, table.day),
        "title": bind(table.title),
        "subtitle": bind(table.subtitle),
        "columns": [
            {"head": bind(one.head), "fr": one.width_fr, "align": one.align} for one in table.columns
        ],
        "rows": [[bind(cell) for cell in row] for row in table.rows],
        "closing": [bind(line) for line in ended(table.closing).splitlines()],
        "signer_post": [bind(line) for line in table.signer_post.splitlines()],
        "recipients": [bind(line) for line in table.recipients],
        "landscape": is_wide(table.columns, table.rows),
    }


def date_line(place: str, day: date) -> str:
    """Return place and date; days below 10 and the months 1 and 2 get a leading 0 (Phụ lục I, II.4)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return bind(f"{place}, ngày {day.day:02d} tháng {month} năm {day.year}")


def ended(closing: str) -> str:
    """Return the closing words with the sign "./." that ends an official document."""
    words = closing.strip()
    if not words or words.endswith("./."):
        return words
    return f"{words.rstrip('.')}./."


def is_wide(columns: list[Column], rows: list[list[str]]) -> bool:
    """Say whether upright paper would leave some column narrower than its longest word."""
    whole = sum(column.width_fr for column in columns)
    return len(columns) > 8 or any(
        _needs(column, [row[at] for row in rows]) > PORTRAIT_WIDTH * column.width_fr / whole
        for at, column in enumerate(columns)
    )


def _needs(column: Column, cells: list[str]) -> float:
    words = [word for text in (column.head, *cells) for word in text.split()]
    longest = max((len(word) for word in words), default=0)
    return min(longest, LONGEST_UNBROKEN) * LETTER + CELL_MARGINS
