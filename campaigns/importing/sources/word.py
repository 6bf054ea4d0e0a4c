"""Word (.docx, ECMA-376): paragraphs with the numbers Word writes by itself, tables with merged cells.

Only the text and the numbering are unpacked, and read piece by piece, so that pictures and length cost
nothing. Entities and document types are refused by defusedxml.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring, iterparse

from campaigns.importing.refusal import Reason, Unreadable
from campaigns.importing.sources.cleaning import one_form
from campaigns.importing.sources.flow import Line, paragraphs, shouted
from campaigns.importing.sources.grid import Spanning, laid_out
from campaigns.importing.sources.model import Block, Cell, Document, Row, Table
from campaigns.importing.sources.numbering import Numbering

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
MOST_PARTS = 4_000
MOST_BYTES = 80 * 1024 * 1024  # of text and numbering, unpacked
MOST_RATIO = 200
_SMALL = 4 * 1024 * 1024  # unpacked; below it the ratio does not matter
_TEXT, _NUMBERS = "word/document.xml", "word/numbering.xml"
_WRAPPERS = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}smartTag"})


def word_document(content: bytes) -> Document:
    """Return the document a .docx holds; raises Unreadable. A line is a paragraph or a row of a table."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            _check(package)
            numbering = Numbering(fromstring(_part(package, _NUMBERS))) if _has(package, _NUMBERS) else None
            with package.open(_TEXT) as opened:
                return _Reading(numbering or Numbering(None)).document(opened)
    except (ParseError, DefusedXmlException) as error:
        raise Unreadable(Reason.BROKEN, f"word/document.xml is not plain XML: {error!r}") from error
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise Unreadable(Reason.BROKEN, f"the package cannot be unpacked: {error!r}") from error


def _check(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    if len(parts) > MOST_PARTS:
        raise Unreadable(Reason.FLOOD, f"{len(parts)} parts")
    for part in parts:
        if part.flag_bits & 0x1:
            raise Unreadable(Reason.LOCKED, f"{part.filename} is encrypted within the package")
        ratio = part.file_size / (part.compress_size or 1)
        if part.filename in (_TEXT, _NUMBERS) and (
            part.file_size > MOST_BYTES or (part.file_size > _SMALL and ratio > MOST_RATIO)
        ):
            raise Unreadable(
                Reason.FLOOD, f"{part.filename} unpacks to {part.file_size} bytes, {ratio:.0f} times"
            )


def _has(package: zipfile.ZipFile, name: str) -> bool:
    return name in package.namelist()


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as opened:
        return opened.read(MOST_BYTES)


class _Reading:
    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.lines: list[str] = []
        self.blocks: list[Block] = []
        self.layout: list[int] = []
        self.waiting: list[Line] = []

    def document(self, opened: IO[bytes]) -> Document:
        for element in _children_of_body(opened):
            self._read(element)
        self._end_paragraphs()
        return Document(tuple(self.lines), tuple(self.blocks), tuple(self.layout))

    def _read(self, element: Element) -> None:
        if element.tag == f"{W}p":
            self._paragraph(element)
        elif element.tag == f"{W}tbl":
            self._end_paragraphs()
            self._table(element)
        elif element.tag in _WRAPPERS:
            for child in element:
                self._read(child)

    def _paragraph(self, element: Element) -> None:
        text = one_form(self.numbering.number_of(element) + text_of(element))
        heading = _is_heading(element) and not shouted(text)
        for piece in text.split("\n"):
            self.lines.append(piece)
            if piece.strip():
                words = " ".join(piece.split())
                self.waiting.append(Line(len(self.lines), words, apart=True, heading=heading))

    def _table(self, element: Element) -> None:
        rows = list(element.iter(f"{W}tr"))
        nested = {
            id(row)
            for table in element.iter(f"{W}tbl")
            if table is not element
            for row in table.iter(f"{W}tr")
        }
        written = [self._cells(row) for row in rows if id(row) not in nested]
        found = []
        for cells in _merged(written):
            self.lines.append(" | ".join(" ".join(cell.text.split()) for cell in cells))
            if any(cell.text for cell in cells):
                found.append(Row((len(self.lines),), cells))
        if found:
            self.blocks.append(Table(tuple(found)))

    def _cells(self, row: Element) -> list[tuple[Spanning, bool]]:
        """Return the cells of a row, each with whether it goes on the cell above."""
        cells: list[tuple[Spanning, bool]] = []
        for _ in range(_number(row, f"{W}trPr/{W}gridBefore", 0)):
            cells.append((Spanning(""), False))
        for cell in row.iter(f"{W}tc"):
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            above = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            texts = (self.numbering.number_of(p) + text_of(p) for p in cell.iter(f"{W}p"))
            text = one_form("\n".join(texts))
            columns = _number(cell, f"{W}tcPr/{W}gridSpan", 1)
            cells.append((Spanning(text, columns, heading=_is_heading(cell)), above))
        return cells

    def _end_paragraphs(self) -> None:
        found, layout = paragraphs(self.waiting)
        self.blocks += found
        self.layout += layout
        self.waiting = []


def _merged(rows: list[list[tuple[Spanning, bool]]]) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows laid out; a cell that goes on the one above has its text, and is marked."""
    before: tuple[Cell, ...] = ()
    for row in rows:
        (cells,) = laid_out([[cell for cell, _ in row]])
        goes_on = [above for cell, above in row for _ in range(cell.columns)]
        before = tuple(
            Cell(before[at].text, above=True) if above and at < len(before) else cell
            for at, (cell, above) in enumerate(zip(cells, goes_on, strict=True))
        )
        yield before


def _children_of_body(opened: IO[bytes]) -> Iterator[Element]:
    """Yield what stands directly in the body, each whole, and forget it afterwards."""
    path: list[Element] = []
    for event, element in iterparse(opened, events=("start", "end"), forbid_dtd=True):
        if event == "start":
            path.append(element)
            continue
        path.pop()
        if path and path[-1].tag == f"{W}body":
            yield element
            path[-1].clear()


def text_of(element: Element) -> str:
    """Return the words of a paragraph, lines broken as in it; what was deleted on record is left out."""
    if element.tag == FALLBACK:
        return ""
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag in _SIGNS:
        return _SIGNS[element.tag]
    return "".join(text_of(child) for child in element)


_SIGNS = {
    f"{W}tab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}pPr": "",
    f"{W}rPr": "",
}


def _is_heading(element: Element) -> bool:
    style = element.find(f"{W}pPr/{W}pStyle")
    if style is not None and re.match(r"(?:Heading|Title|u)\d?", style.get(f"{W}val", "")):
        return True
    runs = [run for run in element.iter(f"{W}r") if text_of(run).strip()]
    return bool(runs) and all(_is_bold(run) for run in runs)


def _is_bold(run: Element) -> bool:
    bold = run.find(f"{W}rPr/{W}b")
    return bold is not None and bold.get(f"{W}val", "1") not in {"0", "false"}


def _number(element: Element, path: str, otherwise: int) -> int:
    found = element.find(path)
    said = found.get(f"{W}val", "") if found is not None else ""
    return min(int(said), 60) if said.isdigit() else otherwise
