"""The words of a document exactly as they stand on paper, the same for Word and PDF.

Numbers of headings, "Số:", the line of place and date, "Kính gửi:", the signs at line ends, figures as
Vietnamese write them, and "./.": Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from campaigns.reporting.form.document import (
    Align,
    Appendix,
    Block,
    Bullet,
    Cell,
    Column,
    Heading,
    OfficialDocument,
    Paragraph,
    Signature,
    Table,
    exact,
)
from campaigns.reporting.form.measures import table_size

NO_BREAK = "\u00a0"
BY_HAND = NO_BREAK * 8  # room for a number or a day
END = "./."
POINTS = "abcdđeghiklmnopqrstuvxy"  # the Vietnamese alphabet counts points without ă, â, ê, ô, ơ and ư
LANGUAGE = "vi-VN"

_BLANKS = re.compile(r"[^\S\n\u00a0]+")
_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_TURNING = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff"
)
_END_SIGN = re.compile(r"\s*\./\.")
_UNITS = r"%|‰|đồng|đ|km|kg|m|ha|giờ|phút|giây|ngày|tháng|năm|lượt|hộ|người|triệu|tỷ|nghìn|xã|thôn"
_UNIT = re.compile(rf"(?<!ngày )(?<!tháng )(?<![\d.,/])(\d[\d.,]*) (?=(?:{_UNITS})(?!\w))")
_COUNTED = re.compile(r"(?i)(?<!\w)(điều|khoản|quý|phụ lục) (?=\d|[IVX]+\b)")
_BODIES = re.compile(r"^((?:ỦY BAN|UỶ BAN|HỘI ĐỒNG) NHÂN DÂN) ")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph with its number or sign."""

    kind: Literal["heading", "paragraph", "bullet", "basis"]
    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table in words of `size` points; `shares` of the width add up to 1, no `total` is an empty one."""

    caption: str
    size: float
    heads: list[str]
    shares: list[float]
    aligns: list[Align]
    rows: list[list[str]]
    total: list[str]


@dataclass(frozen=True, slots=True)
class Annex:
    """An appendix: "Phụ lục I", its title, the line that says what it belongs to, and its body."""

    label: str
    title: str
    belongs_to: str
    landscape: bool
    body: list[Line | Grid]


@dataclass(frozen=True, slots=True)
class Wording:
    """All words of a document, in the order they stand. The last line of the body carries "./."."""

    title: str
    parent: str
    issuer: list[str]
    number_line: str
    date_line: str
    kind: str
    abstract: str
    addressed_to: list[str]
    body: list[Line | Grid]
    closing: str
    signature: list[str]
    signer: str
    recipients: list[str]
    annexes: list[Annex]


def worded(document: OfficialDocument) -> Wording:
    """Return the words of `document`."""
    kind = _one_line(document.kind)
    bases = [Line("basis", bound(basis)) for basis in listed(document.bases, between=";", last=".")]
    return Wording(
        title=f"{kind} {_one_line(document.abstract)}",
        parent=_one_line(document.parent_body).upper(),
        issuer=_BODIES.sub("\\1\n", _one_line(document.issuing_body).upper()).split("\n"),
        number_line=f"Số: {number_of(document)}",
        date_line=date_line(document.place, document.day, by_hand=document.day_by_hand),
        kind=kind.upper(),
        abstract=_one_line(document.abstract),
        addressed_to=addressed(document.addressed_to),
        body=[*bases, *_body(document.blocks)],
        closing=bound(ended(document.closing)),
        signature=_signing(document.signature),
        signer=_one_line(document.signature.name),
        recipients=[f"- {one}" for one in listed(document.recipients, between=";", last=".")],
        annexes=_annexes(document),
    )


def number_of(document: OfficialDocument) -> str:
    """Return "05/BC-UBND"; numbers below 10 get a leading 0, a missing one leaves room."""
    number = BY_HAND if document.number is None else f"{document.number:02d}"
    return f"{number}/{document.symbol}"


def date_line(place: str, day: date, *, by_hand: bool = False) -> str:
    """Return place and date: days below 10 and the months 1 and 2 get a leading 0."""
    return f"{_one_line(place)}, {date_words(day, by_hand=by_hand)}"


def date_words(day: date, *, by_hand: bool = False) -> str:
    """Return "ngày 05 tháng 02 năm 2026"."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {BY_HAND if by_hand else f'{day.day:02d}'} tháng {month} năm {day.year}"


def belongs_to(document: OfficialDocument) -> str:
    """Return what is said of an appendix: "Kèm theo Báo cáo số 05/BC-UBND ngày ... của ..."."""
    kind = _one_line(document.kind).capitalize()
    day = date_words(document.day, by_hand=document.day_by_hand)
    return f"Kèm theo {kind} số {number_of(document)} {day} của {_one_line(document.issuing_body)}"


def addressed(bodies: Sequence[str]) -> list[str]:
    """Return the lines of "Kính gửi:": one body on its line, several as a list below it."""
    if not bodies:
        return []
    if len(bodies) == 1:
        return [f"Kính gửi: {_one_line(bodies[0]).strip('-+ ;.')}"]
    return ["Kính gửi:", *(f"- {one}" for one in listed(bodies, between=";", last="."))]


def listed(lines: Sequence[str], *, between: str, last: str) -> list[str]:
    """Return the lines of a list without their dashes, each with its sign at the end."""
    bare = [_one_line(line).strip("-+ ").rstrip(" ;.,") for line in lines]
    return [f"{line}{last if at == len(bare) else between}" for at, line in enumerate(bare, 1)]


def ended(closing: str) -> str:
    """Return the last sentence with the sign that ends an official document."""
    return f"{_one_line(closing).rstrip(' .;,')}{END}"


def shown(cell: Cell, decimals: int = 0) -> str:
    """Return a cell as Vietnamese write it: 1.234,5, 05/02/2026; nothing for None."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    rounded = rounded_to(cell, decimals)
    return f"{rounded:,}".translate(str.maketrans(",.", ".,"))


def rounded_to(number: Cell, decimals: int) -> Decimal:
    """Return a number with so many decimals, halves away from zero as Excel does."""
    rounded = exact(number).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return abs(rounded) if rounded == 0 else rounded


def clean(text: str) -> str:
    """Return text in composed letters with single blanks; line breaks stay.

    Control characters and marks that turn the direction of writing are left out: nothing of them prints.
    The end sign "./." becomes a full stop, since it stands once, at the end of the whole document.
    """
    composed = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    printable = "".join(sign for sign in composed if sign in "\n\t" or _prints(sign))
    lines = (_BLANKS.sub(" ", line).strip() for line in _END_SIGN.sub(".", printable).split("\n"))
    return "\n".join(lines).strip("\n")


def bound(text: str) -> str:
    """Return running text that ends no line between a number and its unit ("30 ngày", "Điều 11").

    Dates stay loose: Word stretches no bound blank, and a line of so many would look torn.
    """
    return _COUNTED.sub(rf"\1{NO_BREAK}", _UNIT.sub(rf"\1{NO_BREAK}", text))


_ROMAN = (
    *((100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def roman(number: int) -> str:
    """Return a Roman number."""
    said = ""
    for value, sign in _ROMAN:
        said += sign * (number // value)
        number %= value
    return said


def point(number: int) -> str:
    """Return the letter of a point: a, b, c, d, đ, e ... y, then aa, bb ..."""
    turn, at = divmod(number - 1, len(POINTS))
    return POINTS[at] * (turn + 1)


def _prints(sign: str) -> bool:
    """Say whether a sign has a place on paper; what XML cannot hold has none."""
    return unicodedata.category(sign) not in ("Cc", "Cs") and sign not in _TURNING


def _one_line(text: str) -> str:
    return " ".join(clean(text).split("\n"))


def _signing(signature: Signature) -> list[str]:
    return [_one_line(line).upper() for line in (*signature.authority, signature.title)]


def _body(blocks: Iterable[Block]) -> list[Line | Grid]:
    counts = [0, 0, 0]
    body: list[Line | Grid] = []
    for block in blocks:
        if isinstance(block, Heading):
            counts[block.level - 1] += 1
            counts[block.level :] = [0] * (3 - block.level)
            body.append(_heading(block, counts[block.level - 1]))
        elif isinstance(block, Table):
            body.append(_grid(block))
        else:
            body += _running(block)
    return body


def _heading(heading: Heading, count: int) -> Line:
    number = {1: f"{roman(count)}.", 2: f"{count}.", 3: f"{point(count)})"}[heading.level]
    text = _one_line(heading.text)
    return Line("heading", f"{number} {text.upper() if heading.level == 1 else text}", heading.level)


def _running(block: Paragraph | Bullet) -> list[Line]:
    """Return the paragraphs of a text; none where it is empty."""
    texts = [bound(line) for line in clean(block.text).split("\n") if line]
    if isinstance(block, Paragraph):
        return [Line("paragraph", text) for text in texts]
    sign = "-" if block.level == 1 else "+"
    return [Line("bullet", f"{sign} {text}", block.level) for text in texts]


def _grid(table: Table) -> Grid:
    return Grid(
        caption=_one_line(table.caption),
        size=table_size(len(table.columns)),
        heads=[_one_line(column.head) for column in table.columns],
        shares=list(table.shares),
        aligns=[column.align for column in table.columns],
        rows=[_cells(table.columns, row) for row in table.rows],
        total=_cells(table.columns, table.totals),
    )


def _cells(columns: Sequence[Column], row: Sequence[Cell]) -> list[str]:
    return [shown(cell, column.decimals) for column, cell in zip(columns, row, strict=bool(row))]


def _annexes(document: OfficialDocument) -> list[Annex]:
    several = len(document.appendices) > 1
    return [
        _annex(document, one, f"Phụ lục {roman(at)}" if several else "Phụ lục")
        for at, one in enumerate(document.appendices, 1)
    ]


def _annex(document: OfficialDocument, appendix: Appendix, label: str) -> Annex:
    return Annex(
        label=label,
        title=_one_line(appendix.title).upper(),
        belongs_to=f"({belongs_to(document)})",
        landscape=appendix.landscape,
        body=_body(appendix.blocks),
    )
