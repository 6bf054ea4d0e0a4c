"""A document divided: letterhead, title, preamble, body, closing, appendices, and what belongs to no plan."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from campaigns.importing.sources.flow import shouted
from campaigns.importing.sources.model import Block, Paragraph, Table
from campaigns.importing.understanding.folding import bare, squeezed
from campaigns.importing.understanding.markers import Depth, item

_TITLE_WITHIN = 60  # blocks from the beginning
_SHORT = 200  # characters
_BASIS = re.compile(
    r"^(?:can cu|thuc hien (?:ke hoach|quyet dinh|chi thi|nghi quyet|nghi dinh|cong van|chuong trinh|"
    r"luat|thong tu"
    r"|su chi dao|huong dan|van ban|cong dien|thong bao|y kien|nhiem vu)|nham |de (?:thuc hien|"
    r"trien khai|nang cao"
    r"|tiep tuc|day manh|dam bao|kip thoi|tang cuong|chu dong|phat huy)|tren co so|xet |uy ban|ubnd|thi hanh"
    r"|trien khai thuc hien (?:ke hoach|quyet dinh|chi thi|nghi|cong van|huong dan)|theo (?:de nghi|"
    r"chi dao|tinh than))"
)
_SIGNED_AS = re.compile(
    r"^(?:q\.? ?)?(?:(?:tm|kt|tl|tuq|t/m|k/t|t/l)[. :]+.*|(?:pho )?(?:chu tich|truong phong|"
    r"truong ban|giam doc"
    r"|chanh van phong|bi thu|truong khoi|chu nhiem|hieu truong|thu truong)(?: (?:ubnd|uy ban|xa|"
    r"phuong|thi tran).*)?)$"
)
_APPENDED = re.compile(
    r"^\W*(?:phu luc|phu bieu|bieu\b|phan cong|bang (?:phan|tong|ke|chi)|lich |danh muc|"
    r"chi tiet |tien do|nhiem vu|noi dung|\(?(?:ban hanh )?kem theo)"
)
_WITH_PLAN = re.compile(r"kem theo .{0,40}ke hoach")
_FOREIGN = re.compile(
    r"^\W*(?:(?:bai (?:tuyen truyen|viet|phat thanh|truyen thanh)|thong bao|to trinh|quyet dinh|"
    r"giay moi|cong van|bien ban"
    r"|thu ngo|bao cao|ke hoach)\b|cong hoa xa hoi)"
)
DATE_LINE = re.compile(r"\bngay\W{0,6}(\d{0,2})\W{0,6}thang\W{0,6}(\d{0,2})\W{0,6}nam\W{0,4}(\d{4})")
_NUMBER_LINE = re.compile(r"^\W*s[o0]\s?[:.]?\s?[\d.… ]{0,12}/\s?kh\b")
_PLACE_AND_DATE = re.compile(
    r"^[^.;:]{2,40},? ngay\W{0,6}\d{0,2}\W{0,6}thang\W{0,6}\d{0,2}\W{0,6}nam\W{0,4}\d{4}\W*$"
)


@dataclass
class Parts:
    """Blocks in the order of the document, each in one of these."""

    head: list[Paragraph] = field(default_factory=list)
    title: list[Paragraph] = field(default_factory=list)
    preamble: list[Paragraph] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    closing: list[Paragraph] = field(default_factory=list)
    appendix: list[Block] = field(default_factory=list)
    foreign: list[Block] = field(default_factory=list)

    @property
    def own(self) -> Iterator[Block]:
        """What belongs to the plan, in order."""
        yield from (*self.head, *self.title, *self.preamble, *self.body, *self.closing, *self.appendix)


def divide(blocks: Sequence[Block], tables_of_activities: frozenset[int]) -> Parts:
    """Return the parts; `tables_of_activities` are the ids of tables that must stay tables."""
    flat = list(_flattened(blocks, tables_of_activities))
    parts = Parts()
    begins = _after_title(flat, parts)
    closing = _closing_begins(flat, begins)
    body = flat[begins : len(flat) if closing is None else closing]
    cut = next((at for at, block in enumerate(body) if _begins_body(block)), 0)
    parts.preamble = [block for block in body[:cut] if isinstance(block, Paragraph)]
    parts.body = [block for at, block in enumerate(body) if at >= cut or isinstance(block, Table)]
    if closing is not None:
        rest = _take_closing(flat[closing:], parts)
        _take_appendices(rest, parts)
    return parts


def _flattened(blocks: Iterable[Block], kept: frozenset[int]) -> Iterator[Block]:
    """Yield blocks with tables that only put words side by side (letterheads, signatures) as paragraphs."""
    for block in blocks:
        if isinstance(block, Table) and id(block) not in kept and _sets_words_side_by_side(block):
            yield from _cells_as_paragraphs(block)
        else:
            yield block


def _sets_words_side_by_side(table: Table) -> bool:
    columns = max(sum(bool(cell.text) for cell in row.cells) for row in table.rows)
    words = squeezed(" ".join(cell.text for row in table.rows for cell in row.cells))
    return columns <= 2 or "noinhan" in words or "conghoaxahoi" in words


def _cells_as_paragraphs(table: Table) -> Iterator[Paragraph]:
    for row in table.rows:
        for cell in row.cells:
            for piece in cell.text.split("\n"):
                if piece and not cell.above:
                    yield Paragraph(row.lines, piece, heading=False)


def _after_title(flat: list[Block], parts: Parts) -> int:
    """Take head and title off; return where the rest begins."""
    at = _title_at(flat)
    if at is None:
        first = next((n for n, block in enumerate(flat) if _is_basis(block) or _begins_body(block)), 0)
        parts.head = [block for block in flat[:first] if isinstance(block, Paragraph)]
        return first
    parts.head = [block for block in flat[:at] if isinstance(block, Paragraph)]
    parts.title = [_paragraph(flat[at])]
    end = at + 1
    while end < len(flat):
        block = flat[end]
        if isinstance(block, Paragraph) and is_dated_or_numbered(block):
            parts.head.append(block)
        elif isinstance(block, Paragraph) and _goes_on_title(block, first=len(parts.title) == 1):
            parts.title.append(block)
        else:
            break
        end += 1
    return end


def _title_at(flat: list[Block]) -> int | None:
    begins_so = [
        at
        for at, block in enumerate(flat[:_TITLE_WITHIN])
        if isinstance(block, Paragraph) and squeezed(block.text).startswith(("kehoach", "kehoac", "khhoach"))
    ]
    alone = (at for at in begins_so if len(squeezed(_paragraph(flat[at]).text)) <= 8)
    long = (at for at in begins_so if shouted(_paragraph(flat[at]).text[:8]))
    return next(alone, next(long, None))


def _paragraph(block: Block) -> Paragraph:
    assert isinstance(block, Paragraph)
    return block


def is_dated_or_numbered(paragraph: Paragraph) -> bool:
    """Whether a line is "Số: 96/KH-UBND" or "Kiến An, ngày 28 tháng 02 năm 2023"."""
    words = bare(paragraph.text)
    return len(words) <= 120 and bool(_NUMBER_LINE.match(words) or _PLACE_AND_DATE.match(words))


def _goes_on_title(block: Paragraph, *, first: bool) -> bool:
    if _begins_body(block):
        return False
    words = bare(block.text)
    if words.startswith("can cu") or (not first and _BASIS.match(words)):
        return False
    return len(block.text) <= 400 and (first or not block.text.rstrip().endswith((".", ";", ":")))


def _is_basis(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(_BASIS.match(bare(block.text)))


def _begins_body(block: Block) -> bool:
    if isinstance(block, Table):
        return False
    one = item(block)
    return one.depth is Depth.PART or (one.depth is Depth.NUMBER and not _is_basis(block))


def _closing_begins(flat: list[Block], begins: int) -> int | None:
    """Return where recipients and signature begin, whichever of them stands first."""
    recipients = signed = None
    for at in range(begins, len(flat)):
        block = flat[at]
        if not isinstance(block, Paragraph):
            continue
        if recipients is None and squeezed(block.text[:20]).startswith("noinhan"):
            recipients = at
        if signed is None and signs(block):
            signed = at
    if recipients is None or signed is None:
        return recipients if signed is None else signed
    return signed if 0 < recipients - signed <= 8 else recipients


def signs(paragraph: Paragraph) -> bool:
    """Whether a paragraph is the office a plan is signed for, as "TM. ỦY BAN NHÂN DÂN" or "CHỦ TỊCH"."""
    words = " ".join(bare(paragraph.text).split()).strip(" ./*")
    return len(words) <= 70 and shouted(paragraph.text) and bool(_SIGNED_AS.match(words))


def _take_closing(blocks: list[Block], parts: Parts) -> list[Block]:
    """Take recipients and signature; return what follows them."""
    for at, block in enumerate(blocks):
        if isinstance(block, Table) or (at and _ends_closing(block)):
            return blocks[at:]
        parts.closing.append(block)
    return []


def _ends_closing(paragraph: Paragraph) -> bool:
    words = bare(paragraph.text)
    if len(words) > _SHORT or _PLACE_AND_DATE.match(words):
        return True
    loud = shouted(paragraph.text) or paragraph.heading
    return bool((loud and (_APPENDED.match(words) or _FOREIGN.match(words))) or _WITH_PLAN.search(words))


def _take_appendices(blocks: list[Block], parts: Parts) -> None:
    """Share out what follows the signature: appendices of the plan, and texts that are none."""
    belongs = False
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            belongs = belongs or not parts.foreign
        else:
            belongs = _belongs(block, blocks[at + 1 : at + 6], belongs)
        (parts.appendix if belongs else parts.foreign).append(block)


def _belongs(paragraph: Paragraph, following: Sequence[Block], before: bool) -> bool:
    words = bare(paragraph.text)
    near = [bare(block.text) for block in following if isinstance(block, Paragraph)]
    with_plan = any(_WITH_PLAN.search(text) for text in (words, *near[:4]))
    loud = shouted(paragraph.text) or paragraph.heading
    if with_plan or (loud and _APPENDED.match(words)):
        return True
    if _PLACE_AND_DATE.match(words) or (loud and _FOREIGN.match(words)):
        return False
    if before:
        return True
    return len(words) <= _SHORT and any(isinstance(block, Table) for block in following)
