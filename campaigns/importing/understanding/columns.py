"""The columns of an appendix table, by whatever their headings call them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from campaigns.importing.sources.model import Row, Table
from campaigns.importing.understanding.folding import squeezed
from campaigns.importing.understanding.units import names_unit
from campaigns.timing import Kind, read


class Column(StrEnum):
    NUMBER = "number"
    TITLE = "title"
    LEAD = "lead"
    COORDINATING = "coordinating"
    TIMING = "timing"
    PRODUCT = "product"
    NOTE = "note"
    OTHER = "other"


_LONGEST_HEADING = 80  # characters
# Tried in this order on the heading without marks and blanks: "Kết quả thực hiện" is no lead.
_PATTERNS: list[tuple[Column, str]] = [
    (Column.NUMBER, r"^(?:s?tt\d?|sott|so|st|sothutu)$"),
    (Column.NOTE, r"ghichu|luuy"),
    (Column.TIMING, r"thoigian|thoihan|tiendo|tansuat|thoidiem|lichphat|dinhky|solan"),
    (Column.TIMING, r"^ngay|^thang|^han$|hanhoanthanh|hoanthanhtruoc"),
    (Column.COORDINATING, r"^(?!.*chutri).*phoihop"),
    (Column.PRODUCT, r"sanpham|ketqua|daura"),
    (Column.LEAD, r"chutri|phutrach|phancong|trachnhiem|thammuu|daumoi|thuchienboi"),
    (
        Column.LEAD,
        r"(?:donvi|coquan|bophan|nguoi|canhan|congchuc|tochuc|lucluong|banganh|phongban|chuthe)\w*"
        r"(?:thuchien|trienkhai|lam$)",
    ),
    (Column.LEAD, r"^(?:donvi|coquan|bophan|canhan|congchuc|coquandonvi|donvicanhan)$"),
    (Column.TITLE, r"noidung|nhiemvu|congviec|hoatdong|tenviec|dauviec|viecphailam|hangmuc|chuyende|chude"),
    (Column.PRODUCT, r"chitieu|muctieu|yeucau"),
    (Column.OTHER, r"hinhthuc|kenh|phuongthuc|diadiem|doituong|kinhphi|soluong|dvt|donvitinh"),
    (Column.OTHER, r"thanhtien|dongia|dutoan|cancu|phamvi|thanhphan"),
]
_HEADINGS = [(re.compile(pattern), column) for column, pattern in _PATTERNS]
_ANY_NUMBER = re.compile(r"^\(?(?:\d{1,3}(?:\.\d{1,2})*|[IVX]+|[a-zđA-E])[.)]?$")
_ANY_YEAR = 2024  # any: only whether a phrase is one of time is asked
_COUNTING = re.compile(r"^\(?\d{1,2}\)?$|^\([a-z]\)$")


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column holds, and what its heading says."""

    kinds: tuple[Column, ...]
    headings: tuple[str, ...]

    @property
    def of_activities(self) -> bool:
        """Whether rows under these headings are activities: something to do, and who does it or when."""
        have = set(self.kinds)
        return Column.TITLE in have and bool(
            have & {Column.LEAD, Column.TIMING, Column.COORDINATING}
            or ({Column.PRODUCT, Column.NUMBER} <= have and len(have) >= 4)
        )


def kind_of(heading: str) -> Column | None:
    """Return what a column with this heading holds; None where the words head no column."""
    letters = squeezed(heading)
    if not letters or len(heading) > _LONGEST_HEADING:
        return None
    return next((column for pattern, column in _HEADINGS if pattern.search(letters)), None)


def header(row: Row) -> Columns | None:
    """Return the columns a row heads; None for a row that is no header."""
    texts = [cell.text for cell in row.cells]
    kinds = [kind_of(text) for text in texts]
    known = [kind for kind in kinds if kind]
    written = [text for text in texts if text.strip()]
    if len(set(known)) < 2 or len(known) < 0.6 * len(written) or any(len(text) > 120 for text in written):
        return None
    if Column.NUMBER not in known and len(set(known) - {Column.OTHER}) < 2:
        return None
    named = tuple(
        kind or (Column.OTHER if text.strip() else None) for kind, text in zip(kinds, texts, strict=True)
    )
    return Columns(_filled(named), tuple(" ".join(text.split()) for text in texts))


def _filled(kinds: Sequence[Column | None]) -> tuple[Column, ...]:
    """A column without a heading belongs to the one before it (a heading over two columns)."""
    found: list[Column] = []
    for kind in kinds:
        found.append(kind or (found[-1] if found else Column.NUMBER))
    return tuple(_one_title(found))


def _one_title(kinds: list[Column]) -> list[Column]:
    """ "Stt | Stt2": both are numbers; of two leads the second helps."""
    leads = [at for at, kind in enumerate(kinds) if kind is Column.LEAD]
    if len(leads) == 2 and Column.COORDINATING not in kinds and leads[1] != leads[0] + 1:
        kinds[leads[1]] = Column.OTHER
    return kinds


def under(first: Columns, second: Row) -> Columns | None:
    """Return the columns of a header of two rows; None where `second` is no part of it."""
    if len(second.cells) != len(first.kinds):
        return None
    below = [kind_of(cell.text) if not cell.above else None for cell in second.cells]
    texts = [cell.text for cell in second.cells if not cell.above and cell.text.strip()]
    known = [kind for kind in below if kind]
    if not known or len(known) < len(texts) or len(known) >= len(first.kinds):
        return None
    if any(kind and first.headings[at] and not second.cells[at].above and first.kinds[at] in _FIRM
           for at, kind in enumerate(below)):  # fmt: skip
        return None
    kinds = tuple(lower or upper for lower, upper in zip(below, first.kinds, strict=True))
    headings = tuple(cell.text or above for cell, above in zip(second.cells, first.headings, strict=True))
    return Columns(kinds, headings)


_FIRM = frozenset({Column.NUMBER, Column.TITLE, Column.NOTE})


def counts_columns(row: Row) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3)."""
    texts = [cell.text.strip() for cell in row.cells if cell.text.strip()]
    return len(texts) >= 3 and all(_COUNTING.match(text) for text in texts)


def columns_of(table: Table) -> tuple[int, Columns] | None:
    """Return the row on which a table's header stands, and its columns; None where it has none."""
    for at, row in enumerate(table.rows[:6]):
        if found := header(row):
            return at, found
    return None


def guessed(table: Table) -> Columns | None:
    """Return the columns of a table whose header was lost, by what its cells hold, where they tell."""
    width = max(len(row.cells) for row in table.rows)
    texts = [[row.cells[at].text.strip() for row in table.rows if at < len(row.cells)] for at in range(width)]
    if width < 3 or len(table.rows) < 3:
        return None
    kinds = [_guess([text for text in column if text]) for column in texts]
    title = max(
        (at for at, kind in enumerate(kinds) if kind is Column.OTHER),
        key=lambda at: sum(map(len, texts[at])),
        default=None,
    )
    if title is None or not {Column.LEAD, Column.TIMING} <= set(kinds):
        return None
    kinds[title] = Column.TITLE
    helping = [at for at, kind in enumerate(kinds) if kind is Column.LEAD][1:]
    after = [at for at, kind in enumerate(kinds) if kind is Column.OTHER and at > title][:2]
    for places, kind in ((helping[:1], (Column.COORDINATING,)), (after, (Column.PRODUCT, Column.NOTE))):
        for at, column in zip(places, kind, strict=False):
            kinds[at] = column
    return Columns(tuple(kinds), ("",) * width)


def _guess(texts: list[str]) -> Column:
    """Return what a column holds most: numbers, timing phrases, units, or something else."""
    if not texts:
        return Column.NUMBER
    tests = [
        (Column.NUMBER, lambda text: len(text) <= 5 and bool(_ANY_NUMBER.match(text))),
        (Column.TIMING, lambda text: read(text, year=_ANY_YEAR).kind is not Kind.NOT_UNDERSTOOD),
        (Column.LEAD, lambda text: len(text) <= 90 and names_unit(text.lstrip("- "))),
    ]
    for column, holds in tests:
        if sum(map(holds, texts)) > len(texts) / 2:
            return column
    return Column.OTHER
