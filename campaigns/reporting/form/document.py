"""What an official document says, before anyone asks how it looks: plain, frozen, checked when made."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from math import isfinite
from typing import Literal, TypeGuard

from campaigns.reporting.form.measures import CELL_MARGIN, UPRIGHT_WIDTH, table_size
from campaigns.reporting.form.widths import width_of

CAPACITIES = ("TM.", "KT.", "TL.", "TUQ.", "Q.")
_SYMBOL = re.compile(r"[A-ZĐ]{2,}(-[A-ZĐ0-9.&]+)+")
MOST_COLUMNS = 16
MOST_HEAD_LINES = 12  # about; a head stands again on every page and has to leave room for the rows
LONGEST_CELL = 32_000  # letters; Excel cuts after 32,767
SMALLEST_SHARE = 0.045  # of the width of a table: 7 mm of upright paper, room for a number of three digits
LONGEST_TITLE = 600  # letters of abstract, caption or title of an appendix
LONGEST_NAME = 200  # letters of a body, a place or a kind
LONGEST_POST = 100  # letters of a line above the signature
LARGEST_NUMBER = 10**15  # Excel keeps no more digits
FIRST_YEAR = 1900  # of Excel's days


class Misformed(ValueError):
    """What was given cannot be an official document. `part` names the field that has to be put right."""

    def __init__(self, part: str, why: str) -> None:
        super().__init__(f"{part}: {why}")
        self.part = part


class Sum(Enum):
    """Stands in a total row for the sum of the numbers of its column."""

    OF_COLUMN = "sum"


Cell = str | int | float | Decimal | date | None
Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a part, without its number: level 1 is counted I., level 2 1., level 3 a)."""

    text: str
    level: Literal[1, 2, 3] = 1

    def __post_init__(self) -> None:
        _said("heading", self.text)
        if self.level not in (1, 2, 3):
            raise Misformed("heading", f"levels are 1, 2 and 3, not {self.level}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a line break begins a paragraph of its own, and nothing but blanks is left out."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullet:
    """A point of a list, without its sign: level 1 begins with "-", level 2 with "+"."""

    text: str
    level: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its share of the width, how its cells are aligned, and to how many places its
    numbers are rounded (half up). Years and codes are given as text, since numbers are grouped: 1.234,5.
    """

    head: str
    share: float = 1.0
    align: Align = "left"
    decimals: int = 0

    def __post_init__(self) -> None:
        if not (isfinite(self.share) and self.share > 0):
            raise Misformed("column", "the share of the width is a number above 0")
        if not 0 <= self.decimals <= 6:
            raise Misformed("column", "numbers have 0 to 6 decimals")


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, rows of as many cells, and perhaps a last row of totals, whose cells may be `Sum.OF_COLUMN`.

    Cells are text, numbers, days or None (nothing). The sums are reckoned here, so that the number shown
    and the formula in Excel are the same.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell | Sum, ...] = ()
    caption: str = ""

    def __post_init__(self) -> None:
        if not 1 <= len(self.columns) <= MOST_COLUMNS:
            raise Misformed("table", f"a table has 1 to {MOST_COLUMNS} columns, not {len(self.columns)}")
        if min(self.shares) < SMALLEST_SHARE:
            raise Misformed("table", f"no column is narrower than {SMALLEST_SHARE:.1%} of the table")
        _short("caption", self.caption, LONGEST_TITLE)
        self._check_heads()
        for row in (*self.rows, *([self.total] if self.total else [])):
            if len(row) != len(self.columns):
                raise Misformed("table", f"a row has {len(row)} cells for {len(self.columns)} columns")
        for cell in (cell for row in self.rows for cell in row):
            _check_cell(cell)
        for at, total in enumerate(self.total):
            if not isinstance(total, Sum):
                _check_cell(total)
            elif any(isinstance(row[at], date) for row in self.rows):
                raise Misformed("table", "a column with days has no sum")

    def _check_heads(self) -> None:
        size = table_size(len(self.columns))
        for column, share in zip(self.columns, self.shares, strict=True):
            room = share * UPRIGHT_WIDTH - 2 * CELL_MARGIN
            if width_of(column.head, size) > room * MOST_HEAD_LINES:
                raise Misformed("column", f"the head {column.head!r} is too long for so narrow a column")

    @property
    def shares(self) -> tuple[float, ...]:
        """What each column takes of the width; all together 1."""
        whole = sum(column.share for column in self.columns)
        return tuple(column.share / whole for column in self.columns)

    @property
    def totals(self) -> tuple[Cell, ...]:
        """The cells of the total row with their sums; empty where there is none."""
        return tuple(self._sum(at) if isinstance(cell, Sum) else cell for at, cell in enumerate(self.total))

    def _sum(self, at: int) -> int | Decimal:
        numbers = [exact(cell) for row in self.rows if is_number(cell := row[at])]
        whole = sum(numbers, Decimal(0))
        return int(whole) if whole == whole.to_integral_value() else whole


Block = Heading | Paragraph | Bullet | Table


@dataclass(frozen=True, slots=True)
class Appendix:
    """A "Phụ lục" with pages of its own, counted in Roman numbers where there are two or more."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False

    def __post_init__(self) -> None:
        _said("appendix title", self.title)
        _short("appendix title", self.title, LONGEST_TITLE)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs. `authority` holds the lines above the signer's own post, each with its TM. (for the whole
    body), KT. (for the head), TL. (by order) or TUQ. (by authorisation): ("TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH"), title "PHÓ CHỦ TỊCH". Without a name the place is left for it.
    """

    title: str
    name: str = ""
    authority: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _said("signature", self.title)
        for line in (*self.authority, self.title, self.name):
            _short("signature", line, LONGEST_POST)
        if len(self.authority) > 2:
            raise Misformed("signature", "at most two lines stand above the signer's post")
        capacities = [line.partition(" ")[0] for line in self.authority]
        for line, capacity in zip(self.authority, capacities, strict=True):
            if capacity not in CAPACITIES or not line.partition(" ")[2].strip():
                raise Misformed("signature", f"{line!r} is no authority: {', '.join(CAPACITIES)} and a post")
        if len(set(capacities)) < len(capacities) or "TM." in capacities[1:]:
            raise Misformed("signature", "TM. stands first, and no authority twice")


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """A document with a name of its kind (báo cáo, kế hoạch, thông báo ...).

    `issuing_body` is written in full and as in running text ("Ủy ban nhân dân xã Mẫu"); capitals are put
    where the form asks for them. `parent_body` may be short or "". `number` and `day_by_hand` leave
    room to write number and day when the document is signed. `bases` are the "Căn cứ" lines. `closing` is
    the last sentence; the sign "./." is put after it and nowhere else. The last of `recipients` is the
    archive ("Lưu: VT, VHXH"). Signs of lists, semicolons and full stops at line ends are put by the form.
    """

    issuing_body: str
    symbol: str
    place: str
    day: date
    kind: str
    abstract: str
    closing: str
    signature: Signature
    recipients: tuple[str, ...]
    parent_body: str = ""
    number: int | None = None
    day_by_hand: bool = False
    addressed_to: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    appendices: tuple[Appendix, ...] = ()

    def __post_init__(self) -> None:
        for part in ("issuing_body", "place", "kind", "abstract", "closing"):
            _said(part, getattr(self, part))
        for part in ("issuing_body", "parent_body", "place", "kind"):
            _short(part, getattr(self, part), LONGEST_NAME)
        _short("abstract", self.abstract, LONGEST_TITLE)
        if self.issuing_body.upper().startswith("UBND"):
            raise Misformed("issuing_body", "the name of the issuing body is written in full")
        if not _SYMBOL.fullmatch(self.symbol):
            raise Misformed("symbol", f"{self.symbol!r} is not like BC-UBND")
        if self.number is not None and self.number < 1:
            raise Misformed("number", "numbers begin with 1")
        if isinstance(self.day, datetime):
            raise Misformed("day", "a day without a time")
        self._check_lists()

    def _check_lists(self) -> None:
        for part in ("addressed_to", "bases", "recipients"):
            for line in getattr(self, part):
                _said(part, line)
        if not self.recipients or not self.recipients[-1].lstrip("- ").startswith("Lưu:"):
            raise Misformed("recipients", 'the last line says where it is filed: "Lưu: VT, …"')

    @property
    def tables(self) -> list[tuple[str, Table]]:
        """Every table in its order with its caption, or with the title of what it stands in."""
        parts = [(self.abstract, self.blocks), *((one.title, one.blocks) for one in self.appendices)]
        return [
            (block.caption or title, block)
            for title, blocks in parts
            for block in blocks
            if isinstance(block, Table)
        ]


def is_number(cell: object) -> TypeGuard[int | float | Decimal]:
    return isinstance(cell, int | float | Decimal)


def exact(cell: Cell | Sum) -> Decimal:
    """Return a number as it is written in decimals; raises TypeError for a cell that is none."""
    if not isinstance(cell, int | float | Decimal):
        raise TypeError(f"{cell!r} is no number")
    return Decimal(str(cell))


def _said(part: str, text: str) -> None:
    if not any(sign.isalnum() for sign in text):
        raise Misformed(part, "nothing is said")


def _short(part: str, text: str, longest: int) -> None:
    if len(text) > longest:
        raise Misformed(part, f"{len(text)} letters, the most is {longest}")


def _check_cell(cell: Cell) -> None:
    if isinstance(cell, bool | datetime) or not isinstance(cell, str | int | float | Decimal | date | None):
        raise Misformed("table", f"{cell!r} is neither text, number nor day")
    if is_number(cell) and not (isfinite(cell) and -LARGEST_NUMBER < cell < LARGEST_NUMBER):
        raise Misformed("table", f"{cell!r} is no number that can be shown")
    if isinstance(cell, date) and cell.year < FIRST_YEAR:
        raise Misformed("table", f"{cell!r} lies before {FIRST_YEAR}")
    if isinstance(cell, str) and len(cell) > LONGEST_CELL:
        raise Misformed("table", f"a cell has {len(cell)} letters, the most is {LONGEST_CELL}")
