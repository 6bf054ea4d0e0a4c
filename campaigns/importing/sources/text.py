"""Plain text, Markdown and what text recognition leaves behind: tabs, pipes and HTML for tables."""

import re
from dataclasses import dataclass, field

from campaigns.importing.sources.cleaning import is_bold, one_form, plain, unheaded
from campaigns.importing.sources.flow import Line, paragraphs
from campaigns.importing.sources.html_tables import html_table
from campaigns.importing.sources.model import Block, Cell, Document, Row, Table

_TABLE_BEGINS = re.compile(r"<table\b", re.IGNORECASE)
_TABLE_ENDS = re.compile(r"</table\s*>", re.IGNORECASE)
_PIPED = re.compile(r"^\s*\|.*\||^[^|\t]+\|[^|\t]+\|")
_RULED = re.compile(r"^\s*(?:\|?\s*:?-{2,}:?\s*(?:\|\s*:?-+:?\s*)+\|?|\+(?:[-=]+\+)+)\s*$")
_PIPE = re.compile(r"(?<!\\)\|")
_MARKER_AND_TAB = re.compile(r"^\s*(?:[-–+•*]|[IVX]+\.|\d{1,2}(?:\.\d+)*[.)]|[a-zđ][.)])\t+[^\t]+$")
_NUMBERED_ROW = re.compile(r"^(?:\d{1,3}(?:\.\d{1,2})*[.)]?|[IVX]{1,5}|<b>.*</b>)\s*\t")
_COLUMNS = re.compile(
    r"(?<=\S)(?<!ngày)(?<!tháng)(?<!năm)(?<![Ss]ố:)(?<![Ss]ố) {4,}(?=\S)"
)  # words set side by side with blanks
_LONGEST_HTML_TABLE = 20_000  # lines


def text_document(text: str) -> Document:
    """Return a document of plain text, Markdown, or tables of tabs; raises nothing."""
    lines = tuple(one_form(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return _Reading(lines).document()


@dataclass
class _Reading:
    """Lines read from the first to the last: `waiting` are those that may become paragraphs."""

    lines: tuple[str, ...]
    blocks: list[Block] = field(default_factory=list)
    layout: list[int] = field(default_factory=list)
    waiting: list[Line] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    apart: bool = True

    def document(self) -> Document:
        at = 0
        while at < len(self.lines):
            at = self._next(at)
        self._end_rows()
        self._end_paragraphs()
        return Document(self.lines, tuple(self.blocks), tuple(self.layout))

    def _next(self, at: int) -> int:
        """Read what stands at line index `at`; return the index after it."""
        line = self.lines[at]
        if not line.strip():
            self.apart = True
            return at + 1
        if _TABLE_BEGINS.search(line) and (end := self._end_of_html(at)) is not None:
            self._end_rows()
            self._end_paragraphs()
            self.blocks.append(html_table("\n".join(self.lines[at : end + 1]), at + 1))
            at = end
        elif _RULED.match(line) and self.rows:
            last = self.rows[-1]
            self.rows[-1] = Row((*last.lines, at + 1), last.cells)
        elif (cells := self._cells(line)) is not None:
            self._end_paragraphs()
            self._add_row(at + 1, cells)
        elif not self._ends_a_row(at + 1, line):
            self._end_rows()
            self._add_line(at + 1, line)
        self.apart = False
        return at + 1

    def _end_of_html(self, at: int) -> int | None:
        """Return the index of the line on which the table that begins at `at` ends."""
        deep = 0
        for index in range(at, min(at + _LONGEST_HTML_TABLE, len(self.lines))):
            deep += len(_TABLE_BEGINS.findall(self.lines[index]))
            deep -= len(_TABLE_ENDS.findall(self.lines[index]))
            if deep <= 0:
                return index
        return None

    def _cells(self, line: str) -> list[str] | None:
        """Return the cells of a row, None for a line that is none."""
        if "\t" in line:
            return self._tabbed(line)
        if _PIPED.match(line):
            return [
                cell.replace("\\|", "|")
                for cell in _PIPE.split(line.strip().removeprefix("|").removesuffix("|"))
            ]
        return None

    def _tabbed(self, line: str) -> list[str] | None:
        cells = line.split("\t")
        filled = sum(bool(cell.strip()) for cell in cells)
        if _MARKER_AND_TAB.match(line) and not (self.rows and len(self.rows[-1].cells) == len(cells)):
            return None
        if filled >= 2 or (filled and self.rows) or (filled and len(cells) >= 5):
            return cells
        return None

    def _add_row(self, number: int, cells: list[str]) -> None:
        if self._is_the_rest(cells):
            self._append_to_last(number, cells)
        else:
            self.rows.append(
                Row((number,), tuple(Cell(plain(cell), heading=is_bold(cell)) for cell in cells))
            )

    def _is_the_rest(self, cells: list[str]) -> bool:
        """Whether these cells are the rest of a row that was broken within a cell."""
        if not self.rows or self.apart or not cells[0].strip() or _NUMBERED_ROW.match("\t".join(cells)):
            return False
        have, width = len(self.rows[-1].cells), len(self.rows[0].cells)
        return 2 <= have < width and have + len(cells) - 1 == width

    def _ends_a_row(self, number: int, line: str) -> bool:
        """Take a line without cells into the row above that it was broken off from."""
        if not self.rows or self.apart or not 2 <= len(self.rows[-1].cells) < len(self.rows[0].cells):
            return False
        self._append_to_last(number, [line])
        return True

    def _append_to_last(self, number: int, cells: list[str]) -> None:
        last = self.rows[-1]
        *kept, broken = last.cells
        joined = Cell(f"{broken.text} {plain(cells[0])}".strip())
        more = (Cell(plain(cell)) for cell in cells[1:])
        self.rows[-1] = Row((*last.lines, number), (*kept, joined, *more))

    def _add_line(self, number: int, line: str) -> None:
        bare, heading = unheaded(line)
        columns = [plain(column).split("\n") for column in _COLUMNS.split(bare.strip())]
        if not columns[0][0]:
            self.layout.append(number)
            return
        for at, column in enumerate(columns):
            for index, piece in enumerate(column):
                apart = index == 0 and (self.apart or at > 0)
                self.waiting.append(Line(number, piece, apart, heading))

    def _end_rows(self) -> None:
        if self.rows:
            self.blocks.append(Table(tuple(self.rows)))
            self.rows = []

    def _end_paragraphs(self) -> None:
        found, layout = paragraphs(self.waiting)
        self.blocks += found
        self.layout += layout
        self.waiting = []


def decoded(content: bytes) -> str:
    """Return the text of bytes in UTF-8, or in UTF-16 with its mark; raises UnicodeDecodeError."""
    return content.decode("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
