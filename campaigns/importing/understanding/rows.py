"""Rows of appendix tables to activities: sections, rows broken over pages, headers repeated."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from campaigns.importing.draft import PlannedActivity
from campaigns.importing.sources.flow import shouted
from campaigns.importing.sources.model import Row, Table
from campaigns.importing.understanding.columns import (
    Column,
    Columns,
    columns_of,
    counts_columns,
    guessed,
    header,
    under,
)
from campaigns.importing.understanding.folding import squeezed, tidy
from campaigns.timing import Kind, read

_ROMAN = re.compile(r"^(?:[IVXl]{1,6}|[A-EĐ])[.)/]?$")
_ROMAN_AND_TITLE = re.compile(r"^(?:[IVX]{1,6}|[A-EĐ])[.)/]?\s+\S.{3,}$", re.DOTALL)
_NUMBER = re.compile(r"^\(?(?:\d{1,3}(?:[.,]\d{1,2})*|[a-zđ])[.)]?$")
_NUMBER_AND_TITLE = re.compile(
    r"^(?:\d{1,3}(?:\.\d{1,2})*[.)]|\d{1,2}\.\d{1,2}|[a-zđ]\))\s+(?P<title>\S.*)$", re.DOTALL
)
_TELLING = (Column.LEAD, Column.COORDINATING, Column.TIMING)


@dataclass
class _Open:
    """An activity or section whose row may go on in the next one."""

    cells: dict[Column, str]
    lines: list[int]
    section: str | None
    number: str
    is_section: bool = False
    others: dict[str, str] = field(default_factory=dict)

    def add(self, cells: dict[Column, str], others: dict[str, str], lines: Sequence[int]) -> None:
        for column, text in cells.items():
            self.cells[column] = _joined(self.cells.get(column, ""), text)
        for heading, text in others.items():
            self.others[heading] = _joined(self.others.get(heading, ""), text)
        self.lines += lines


@dataclass(frozen=True, slots=True)
class Tables:
    """Activities of the tables, and the lines of their headers and sections."""

    activities: tuple[PlannedActivity, ...]
    layout: tuple[int, ...]
    headings: tuple[tuple[str, tuple[int, ...]], ...]


def known_columns(tables: Sequence[Table]) -> dict[int, tuple[int, Columns]]:
    """Return by id of the table where its header stands (-1: it goes on an earlier one) and its columns."""
    found: dict[int, tuple[int, Columns]] = {}
    last: Columns | None = None
    for table in tables:
        own = columns_of(table)
        if own and own[1].of_activities:
            found[id(table)] = own
            last = own[1]
        elif own:
            last = None
        elif last and all(len(row.cells) <= len(last.kinds) for row in table.rows) and _as_wide(table, last):
            found[id(table)] = (-1, last)
    return found or {id(table): (-1, columns) for table in tables if (columns := guessed(table))}


def _as_wide(table: Table, columns: Columns) -> bool:
    return max(len(row.cells) for row in table.rows) >= len(columns.kinds) - 1


def activities(tables: Sequence[tuple[Table, str | None]], year: int | None) -> Tables:
    """Return what the tables of activities say; each comes with the heading above it."""
    known = known_columns([table for table, _ in tables])
    reading = _Reading()
    for table, heading in tables:
        if id(table) in known:
            at, columns = known[id(table)]
            reading.table(table, at, columns, heading)
    reading.close()
    made = tuple(_activity(one, year) for one in reading.found if not one.is_section)
    headings = tuple(
        (one.cells.get(Column.TITLE, ""), tuple(one.lines)) for one in reading.found if one.is_section
    )
    return Tables(made, tuple(reading.layout), headings)


@dataclass
class _Reading:
    found: list[_Open] = field(default_factory=list)
    layout: list[int] = field(default_factory=list)
    section: str | None = None
    after_header: bool = False
    columns: Columns | None = None

    def table(self, table: Table, at: int, columns: Columns, heading: str | None) -> None:
        self.section = heading
        numbered = _is_numbered(table, columns)
        columns = self.columns if at > 0 and self.columns else columns
        skip_to = 0
        for index, row in enumerate(table.rows):
            if _is_empty(row) or index < skip_to:
                self.layout += row.lines
            elif index < at and self.columns is None:
                continue  # above the first header of all: what it is nobody says
            elif again := header(row):
                columns = again
                if index + 1 < len(table.rows) and (both := under(again, table.rows[index + 1])):
                    columns, skip_to = both, index + 2
                self.layout += row.lines
                self.after_header = True
            elif counts_columns(row):
                self.layout += row.lines
            else:
                below = table.rows[index + 1] if index + 1 < len(table.rows) else None
                restarts = below is not None and _restarts(below, columns)
                self._row(row, columns, numbered, restarts=restarts)
                self.after_header = False
        self.columns = columns

    def close(self) -> None:
        """What is open ends; a number without anything but a title, with rows below it, was a section."""
        for at, (one, following) in enumerate(pairwise(self.found)):
            if not one.is_section and _heads(one, following):
                one.is_section = True
                title = one.cells.get(Column.TITLE, "")
                for below in self.found[at + 1 :]:
                    if below.is_section or not _is_below(one.number, below.number):
                        break
                    below.section = title

    def _row(self, row: Row, columns: Columns, numbered: bool, *, restarts: bool) -> None:
        number, cells, others, fresh = _by_column(row, columns)
        if title := _section_title(number, cells, row, restarts=restarts and numbered):
            self.section = tidy(title)
            self.found.append(
                _Open({Column.TITLE: self.section}, list(row.lines), None, number, is_section=True)
            )
        elif self.found and self._goes_on(number, cells, fresh, numbered):
            self.found[-1].add(fresh, others, row.lines)
        else:
            self.found.append(_Open(cells, list(row.lines), self.section, number, others=others))

    def _goes_on(
        self, number: str, cells: dict[Column, str], fresh: dict[Column, str], numbered: bool
    ) -> bool:
        """Whether a row goes on the one above: broken over a page, or merged with it."""
        if number:
            return False
        title = fresh.get(Column.TITLE, "")
        if not title or title[0].islower() or title[0] in ",;)(":
            return True
        if self.found[-1].is_section:
            return False
        if any(cells.get(column) for column in _TELLING):
            return False
        return numbered or self.after_header


def _by_column(
    row: Row, columns: Columns
) -> tuple[str, dict[Column, str], dict[str, str], dict[Column, str]]:
    """Return a row's number, its texts by column, those of other columns, and those not merged with above."""
    cells: dict[Column, str] = {}
    fresh: dict[Column, str] = {}
    others: dict[str, str] = {}
    number = ""
    for at, cell in enumerate(row.cells):
        kind = columns.kinds[at] if at < len(columns.kinds) else Column.OTHER
        text = " ".join(cell.text.split())
        if not text:
            continue
        if kind is Column.NUMBER and _is_number(text):
            number = number if cell.above else _only_last(number, text)
        elif kind is Column.OTHER:
            others[columns.headings[at] if at < len(columns.headings) else ""] = text
        else:
            kind = Column.TITLE if kind is Column.NUMBER else kind
            cells[kind] = _joined(cells.get(kind, ""), text)
            if not cell.above:
                fresh[kind] = _joined(fresh.get(kind, ""), text)
    return *_number_in_title(number, cells, fresh), others, fresh


def _number_in_title(
    number: str, cells: dict[Column, str], fresh: dict[Column, str]
) -> tuple[str, dict[Column, str]]:
    """A table without a column for numbers writes them before the title."""
    if not number and (found := _NUMBER_AND_TITLE.match(fresh.get(Column.TITLE, ""))):
        cells[Column.TITLE] = fresh[Column.TITLE] = found["title"]
        return found[0][: found.start("title")].strip(), cells
    return number, cells


def _only_last(number: str, text: str) -> str:
    """Of two numbers ("Stt", "Stt2") a Roman one wins: it heads a section."""
    return number if _ROMAN.match(number) else text


def _is_number(text: str) -> bool:
    return bool(_ROMAN.match(text) or _NUMBER.match(text))


def _restarts(row: Row, columns: Columns) -> bool:
    """Whether counting begins anew with this row."""
    return _by_column(row, columns)[0].strip(".)(") in {"1", "01", "a"}


def _section_title(number: str, cells: dict[Column, str], row: Row, *, restarts: bool) -> str | None:
    """Return the title of a row that heads a section; None for any other."""
    title = cells.get(Column.TITLE, "")
    if not title or any(cells.get(column) for column in _TELLING):
        return None
    if _ROMAN.match(number):
        return title
    if number:
        return None
    if _ROMAN_AND_TITLE.match(title) and len(cells) == 1:
        return title
    written = [cell for cell in row.cells if cell.text.strip() and not cell.above]
    if len(written) != 1 or title[0].islower():
        return None
    stands_out = written[0].heading or shouted(title) or restarts or written[0] is row.cells[0]
    return title if stands_out else None


def _heads(one: _Open, following: _Open) -> bool:
    """Whether a numbered row without anyone to do it only titles the rows below ("1" before "1.1")."""
    if set(one.cells) - {Column.TITLE} or one.others or not one.number or following.is_section:
        return False
    return _is_below(one.number, following.number) or (not following.number and _is_told(following))


def _is_told(one: _Open) -> bool:
    return any(one.cells.get(column) for column in _TELLING)


def _is_below(number: str, below: str) -> bool:
    stem = number.rstrip(".)")
    if not below:
        return True
    if re.match(rf"{re.escape(stem)}[.,]\d", below):
        return True
    return stem.isdigit() and bool(re.match(r"[a-zđ][.)]?$", below))


def _is_numbered(table: Table, columns: Columns) -> bool:
    """Whether most rows of a table begin with a number."""
    numbers = [_by_column(row, columns)[0] for row in table.rows if not _is_empty(row) and not header(row)]
    return 2 * sum(map(bool, numbers)) >= len(numbers)


def _is_empty(row: Row) -> bool:
    return not any(squeezed(cell.text) for cell in row.cells)


def _joined(before: str, text: str) -> str:
    return f"{before} {text}".strip()


def _how_often(timing: str | None, others: dict[str, str], year: int | None) -> str | None:
    """Return the timing with how many times another column says: "Hằng tuần" beside "02 lượt/tuần"."""
    said = read(timing, year=year) if timing else None
    for text in others.values():
        often = read(text, year=year)
        if often.kind is not Kind.RECURRING:
            continue
        if not timing:
            return text
        if said and (said.every, said.interval, said.times) == (often.every, often.interval, 1):
            return f"{timing} ({text})"
    return timing


def _activity(one: _Open, year: int | None) -> PlannedActivity:
    said = {column: tidy(text) or None for column, text in one.cells.items()}
    timing = _how_often(said.get(Column.TIMING), one.others, year)
    notes = [
        said.get(Column.NOTE),
        *(f"{heading}: {text}" if heading else text for heading, text in one.others.items()),
    ]
    return PlannedActivity(
        title=said.get(Column.TITLE) or "",
        lines=tuple(dict.fromkeys(one.lines)),
        section=one.section,
        lead=said.get(Column.LEAD),
        coordinating=said.get(Column.COORDINATING),
        timing=read(timing, year=year) if timing else None,
        product=said.get(Column.PRODUCT),
        note="; ".join(note for note in notes if note) or None,
    )
