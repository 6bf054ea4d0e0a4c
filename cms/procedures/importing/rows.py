"""Cells of a sheet understood as procedures: what each row says, and what is wrong with it. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import NamedTuple

from cms.procedures.columns import BY_KEY, COLUMNS, Column, Shape, tidy
from cms.procedures.dossier import understood, written
from cms.procedures.finding import fold, words
from cms.tables.cells import FORMULA, Cell, Row

CODE = re.compile(r"^[0-9]\.[0-9]{6}(?:\.[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.H[0-9]{2})?$")
HEADER_WITHIN = 20  # rows; titles and addressees stand above
LONGEST_FORM, LONGEST_PAPER = 250, 500  # characters of a name
YEARS = range(1990, 2101)
KEPT_WHEN_EMPTY = ("level", "standing", "sets")
_DATE = re.compile(
    r"^(?:ngày\s+)?(\d{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*(\d{1,2})\s*(?:[/.-]|\s+năm\s+)\s*(\d{4})$"
)
_ISO = re.compile(r"^(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00)?)?$")


class Fault(Enum):
    """Why a row is rejected."""

    NO_CODE = "no_code"
    BAD_CODE = "bad_code"
    TWICE = "twice"
    NO_TITLE = "no_title"
    UNKNOWN_LEVEL = "unknown_level"
    OLD_LEVEL = "old_level"
    UNKNOWN_STANDING = "unknown_standing"
    TOO_LONG = "too_long"
    FORMULA = "formula"
    BAD_DATE = "bad_date"
    BAD_NUMBER = "bad_number"
    BAD_ADDRESS = "bad_address"
    MISSING_PART = "missing_part"
    WAITING = "waiting"


class Problem(NamedTuple):
    """What is wrong in which column (its key); `detail` is the text found, or the numbers of other rows."""

    fault: Fault
    column: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The row with the heads: which column key stands at which place, and heads nobody knows."""

    number: int
    places: dict[str, int]
    unknown: tuple[str, ...]
    doubled: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A row understood: its record holds the columns the file has (see cms.procedures.columns)."""

    number: int
    record: dict[str, str]
    problems: list[Problem] = field(default_factory=list)


def _plain(text: str) -> str:
    return " ".join(fold(word) for word in words(text))


_HEADS = {_plain(name): column.key for column in COLUMNS for name in (column.head, *column.aliases)}
_LEVELS = {
    "toan trinh": "full",
    "dich vu cong truc tuyen toan trinh": "full",
    "mot phan": "partial",
    "dich vu cong truc tuyen mot phan": "partial",
    "truc tiep": "direct",
    "nop truc tiep": "direct",
}
_STANDINGS = {
    "moi": "new",
    "moi ban hanh": "new",
    "ban hanh moi": "new",
    "con hieu luc": "new",
    "sua doi": "amended",
    "sua doi bo sung": "amended",
    "duoc sua doi bo sung": "amended",
    "bai bo": "repealed",
    "da bai bo": "repealed",
    "bi bai bo": "repealed",
    "het hieu luc": "repealed",
}


def header_of(rows: Sequence[Row]) -> Header | None:
    """Return the row that names the columns: the one, of the first ones, with the most known heads.

    None where no row has both the code and the name of the procedure.
    """
    found = [header for row in rows if row.number <= HEADER_WITHIN and (header := _header(row))]
    return max(found, key=lambda header: len(header.places), default=None)


def _header(row: Row) -> Header | None:
    places: dict[str, int] = {}
    unknown, doubled = [], []
    for place, cell in enumerate(row.cells):
        head = tidy(cell).replace("\n", " ") if isinstance(cell, str) else ""
        key = _HEADS.get(_plain(head.replace("(*)", "")))
        if key is None:
            unknown += [head] if head else []
        elif key in places:
            doubled.append(head)
        else:
            places[key] = place
    if not {"code", "title"} <= places.keys():
        return None
    return Header(row.number, places, tuple(unknown), tuple(doubled))


def understand(rows: Iterable[Row], header: Header) -> list[Read]:
    """Return what the rows below the heads say, a code that stands twice marked in each of its rows."""
    found = [_row(row, header) for row in rows if row.number > header.number]
    found = [one for one in found if one is not None]
    by_code: dict[str, list[Read]] = defaultdict(list)
    for one in found:
        by_code[one.record["code"]].append(one)
    for code, same in by_code.items():
        for one in same if code and len(same) > 1 else ():
            others = ", ".join(str(other.number) for other in same if other is not one)
            one.problems.append(Problem(Fault.TWICE, "code", others))
    return found


def _row(row: Row, header: Header) -> Read:
    record: dict[str, str] = {}
    problems: list[Problem] = []
    for key, place in header.places.items():
        cell = row.cells[place] if place < len(row.cells) else ""
        text, problem = _understood(BY_KEY[key], cell)
        if problem:
            problems.append(problem)
        if text or key not in KEPT_WHEN_EMPTY:
            record[key] = text
    wrong = {problem.column for problem in problems}
    if not record["code"] and "code" not in wrong:
        problems.append(Problem(Fault.NO_CODE, "code"))
    if not record["title"] and "title" not in wrong and record.get("standing") != "repealed":
        problems.append(Problem(Fault.NO_TITLE, "title"))
    return Read(row.number, record, sorted(problems, key=lambda one: one.column != "code"))


def _understood(column: Column, cell: Cell) -> tuple[str, Problem | None]:
    """Return what a cell says in its column, and what is wrong with it."""
    if cell is FORMULA:
        return "", Problem(Fault.FORMULA, column.key)
    if column.shape is Shape.DATE:
        return _date(column, cell)
    text = _text(column, cell)
    if len(text) > column.longest:
        return text[: column.longest], Problem(Fault.TOO_LONG, column.key, str(len(text)))
    return _SHAPES[column.shape](column, text) if text else ("", None)


def _text(column: Column, cell: Cell) -> str:
    """Return the text of a cell; a code Excel took for a number gets its last noughts back."""
    if column.shape is Shape.CODE:
        if isinstance(cell, float):
            return f"{cell:.6f}"
        return tidy(str(cell)).replace(" ", "").replace(",", ".")
    text = tidy(cell.strftime("%d/%m/%Y") if isinstance(cell, date) else str(cell))
    return text if column.shape in (Shape.LINES, Shape.DOSSIER) else text.replace("\n", " ")


def _date(column: Column, cell: Cell) -> tuple[str, Problem | None]:
    if isinstance(cell, date):
        return _dated(column, str(cell), (cell.year, cell.month, cell.day))
    text = tidy(str(cell)).replace("\n", " ")
    if not text:
        return "", None
    iso, own = _ISO.match(text), _DATE.match(text.lower())
    if iso:
        return _dated(column, text, (int(iso[1]), int(iso[2]), int(iso[3])))
    if own:
        return _dated(column, text, (int(own[3]), int(own[2]), int(own[1])))
    return "", Problem(Fault.BAD_DATE, column.key, text[:60])


def _dated(column: Column, text: str, parts: tuple[int, int, int]) -> tuple[str, Problem | None]:
    try:
        day = date(*parts)
    except ValueError:
        day = date.min
    if day.year not in YEARS:
        return "", Problem(Fault.BAD_DATE, column.key, text[:60])
    return day.isoformat(), None


def _as_it_is(column: Column, text: str) -> tuple[str, Problem | None]:
    return text, None


def _lines(column: Column, text: str) -> tuple[str, Problem | None]:
    """Check the one column whose lines are rows of their own: the names of forms."""
    long = max(map(len, text.splitlines())) if column.key == "forms" else 0
    return text, Problem(Fault.TOO_LONG, column.key, str(long)) if long > LONGEST_FORM else None


def _code(column: Column, text: str) -> tuple[str, Problem | None]:
    return text, None if CODE.match(text) else Problem(Fault.BAD_CODE, column.key, text)


def _number(column: Column, text: str) -> tuple[str, Problem | None]:
    digits = re.match(r"^0*([1-9]\d?)(?:\s*bộ)?$", text)
    if digits and int(digits[1]) <= 20:
        return digits[1], None
    return "", Problem(Fault.BAD_NUMBER, column.key, text)


def _address(column: Column, text: str) -> tuple[str, Problem | None]:
    good = re.match(r"^https://(?:[a-z0-9-]+\.)*dichvucong\.gov\.vn(?:[/?#]\S*)?$", text, re.IGNORECASE)
    return text, None if good else Problem(Fault.BAD_ADDRESS, column.key, text[:100])


def _level(column: Column, text: str) -> tuple[str, Problem | None]:
    plain = _plain(text)
    if plain in _LEVELS:
        return _LEVELS[plain], None
    old = re.search(r"\bmuc(?: do)? ([1-4])\b", plain)
    fault = Fault.OLD_LEVEL if old else Fault.UNKNOWN_LEVEL
    return "", Problem(fault, column.key, text)


def _standing(column: Column, text: str) -> tuple[str, Problem | None]:
    found = _STANDINGS.get(_plain(text), "")
    return found, None if found else Problem(Fault.UNKNOWN_STANDING, column.key, text)


def _dossier(column: Column, text: str) -> tuple[str, Problem | None]:
    papers = [understood(line) for line in text.splitlines()]
    long = next((paper.name for paper in papers if len(paper.name) > LONGEST_PAPER), "")
    problem = Problem(Fault.TOO_LONG, column.key, str(len(long))) if long else None
    return "\n".join(written(paper) for paper in papers if paper.name), problem


_SHAPES = {
    Shape.CODE: _code,
    Shape.LINE: _as_it_is,
    Shape.LINES: _lines,
    Shape.NUMBER: _number,
    Shape.LEVEL: _level,
    Shape.STANDING: _standing,
    Shape.ADDRESS: _address,
    Shape.DOSSIER: _dossier,
}
