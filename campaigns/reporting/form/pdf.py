"""The document as PDF, set by Typst in the Libertinus Serif it carries, which has all Vietnamese letters.

Text reaches the template as JSON through sys.inputs and never as source, so no text is ever Typst code.
"""

import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from campaigns.reporting.form import measures
from campaigns.reporting.form.document import OfficialDocument
from campaigns.reporting.form.widths import width_of
from campaigns.reporting.form.wording import Annex, Grid, Line, Wording, worded

TEMPLATE = Path(__file__).with_name("official.typ")
MAY_BREAK = "\u200b"
WIDER = 1.1  # Libertinus against Times, at most


def render(document: OfficialDocument) -> bytes:
    """Return the document as PDF; the same document gives the same bytes."""
    made = typst.Compiler(TEMPLATE.read_bytes(), font_paths=_fonts()).compile(
        format="pdf",
        sys_inputs={"data": json.dumps(_data(document), ensure_ascii=False)},
        timestamp=datetime.combine(document.day, time(), UTC),
    )
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def _data(document: OfficialDocument) -> dict[str, Any]:
    words = asdict(_breakable(worded(document)))
    lengths = {name.lower(): value for name, value in vars(measures).items() if name.isupper()}
    day = document.day
    return {**words, "author": document.issuing_body, "day": [day.year, day.month, day.day], "is": lengths}


def _breakable(words: Wording) -> Wording:
    """Return the words with places to break in all that is too long for its line or its column."""
    full = measures.UPRIGHT_WIDTH
    left = full * measures.LEFT_HEAD
    return replace(
        words,
        parent=loosened(words.parent, left, measures.BODIES),
        issuer=[loosened(line, left, measures.BODIES) for line in words.issuer],
        date_line=loosened(words.date_line, full - left, measures.DATE),
        kind=loosened(words.kind, full, measures.TEXT),
        abstract=loosened(words.abstract, full - 2 * measures.FIRST_LINE, measures.TEXT),
        addressed_to=[loosened(line, full - 45, measures.TEXT) for line in words.addressed_to],
        body=list(_loosened_body(words.body, full)),
        closing=loosened(words.closing, full - measures.FIRST_LINE, measures.TEXT),
        signature=[loosened(line, full / 2 - 4, measures.TEXT) for line in words.signature],
        signer=loosened(words.signer, full / 2 - 4, measures.TEXT),
        recipients=[loosened(line, full / 2 - 6, measures.RECIPIENTS) for line in words.recipients],
        annexes=[_loosened_annex(annex) for annex in words.annexes],
    )


def _loosened_annex(annex: Annex) -> Annex:
    width = measures.LANDSCAPE_WIDTH if annex.landscape else measures.UPRIGHT_WIDTH
    return replace(
        annex,
        title=loosened(annex.title, width, measures.TEXT),
        belongs_to=loosened(annex.belongs_to, width, measures.TEXT),
        body=list(_loosened_body(annex.body, width)),
    )


def _loosened_body(body: Iterable[Line | Grid], width: float) -> Iterator[Line | Grid]:
    for part in body:
        if isinstance(part, Line):
            yield replace(part, text=loosened(part.text, width - measures.FIRST_LINE, measures.TEXT))
        else:
            yield _loosened_grid(part, width)


def _loosened_grid(grid: Grid, width: float) -> Grid:
    rooms = [share * width - 2 * measures.CELL_MARGIN for share in grid.shares]

    def row(cells: list[str]) -> list[str]:
        return [loosened(cell, room, grid.size) for cell, room in zip(cells, rooms, strict=bool(cells))]

    return replace(
        grid,
        caption=loosened(grid.caption, width, measures.TEXT),
        heads=row(grid.heads),
        rows=[row(cells) for cells in grid.rows],
        total=row(grid.total),
    )


def loosened(text: str, room: float, size: float) -> str:
    """Return `text` with a place to break after each letter of words wider than `room` millimetres."""
    if width_of(text, size) * WIDER <= room:
        return text
    words = text.split(" ")
    return " ".join(_loose(word) if width_of(word, size) * WIDER > room else word for word in words)


def _loose(word: str) -> str:
    return "".join(
        sign if at == 0 or _clings(sign) or _clings(word[at - 1], before=True) else f"{MAY_BREAK}{sign}"
        for at, sign in enumerate(word)
    )


def _clings(sign: str, *, before: bool = False) -> bool:
    """Say whether a sign cannot be parted from the one before it (or, as a joiner, from the one after)."""
    return unicodedata.category(sign) == "Cf" if before else unicodedata.category(sign)[0] in "MC"
