"""What each part of the body is about, by its heading; every paragraph goes to one of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from campaigns.importing.sources.model import Block, Paragraph, Table
from campaigns.importing.understanding.folding import bare
from campaigns.importing.understanding.markers import Depth, Item, is_heading, item


class About(StrEnum):
    """The values are names of PlanDraft's fields."""

    PURPOSES = "purposes"
    REQUIREMENTS = "requirements"
    CONTENTS = "contents"
    FORMS = "forms"
    FUNDING = "funding"
    ORGANISATION = "organisation"


_WORDS: list[tuple[re.Pattern[str], About]] = [
    (re.compile(r"to chuc[, ]*(?:thuc hien|trien khai)|phan cong|trach nhiem|^to chuc"), About.ORGANISATION),
    (re.compile(r"kinh phi|nguon luc|du toan"), About.FUNDING),
    (re.compile(r"muc dich|muc tieu|chi tieu|quan diem"), About.PURPOSES),
    (re.compile(r"^yeu cau"), About.REQUIREMENTS),
    (
        re.compile(r"noi dung|nhiem vu|giai phap|hoat dong|doi tuong|pham vi|thoi gian|tien do|cong viec"),
        About.CONTENTS,
    ),
    (re.compile(r"hinh thuc|phuong thuc|phuong phap|kenh"), About.FORMS),
]  # fmt: skip


_ENDS = (".", ";", ",")


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph or table of the body: the part it is in, and whether it is a heading."""

    block: Block
    item: Item | None
    about: About | None
    heading: bool
    part: str


def placed(body: Iterable[Block]) -> Iterator[Placed]:
    """Yield each block with what it is about."""
    about: About | None = None
    of_part: About | None = None
    part = ""
    blocks = list(body)
    digits = _numbers_parts(blocks)
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            yield Placed(block, None, about, False, part)
            continue
        one = item(block)
        if digits and one.depth is Depth.NUMBER and is_heading(one):
            one = replace(one, depth=Depth.PART)
        heading = is_heading(one) and not _titles_nothing(one, blocks[at + 1 : at + 2])
        if one.depth is Depth.PART:
            about = of_part = _about(one.text)
            part = one.text
        elif heading and of_part is not About.ORGANISATION and one.depth <= Depth.LETTER:
            about = _about(one.text, sub=True) or (of_part if one.depth is Depth.NUMBER else about)
        yield Placed(block, one, about, heading, part)


def _titles_nothing(one: Item, following: list[Block]) -> bool:
    """Whether what looks like a heading is a short sentence of a list: its like or a part comes next."""
    if one.depth is Depth.PART or one.paragraph.heading or one.text.rstrip()[-1:] not in _ENDS:
        return False
    return not following or (isinstance(following[0], Paragraph) and item(following[0]).depth <= one.depth)


def _numbers_parts(blocks: Iterable[Block]) -> bool:
    """Whether a plan without Roman numerals numbers its parts 1., 2., 3."""
    items = [item(block) for block in paragraphs_of(blocks)]
    headings = [one for one in items if one.depth is Depth.NUMBER and is_heading(one)]
    known = sum(_about(one.text) is not None for one in headings)
    return not any(one.depth is Depth.PART for one in items) and known >= 2


def _about(text: str, *, sub: bool = False) -> About | None:
    words = bare(text)
    for pattern, about in _WORDS:
        if pattern.search(words) and not (sub and about is About.ORGANISATION):
            return about
    return None


def paragraphs_of(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    yield from (block for block in blocks if isinstance(block, Paragraph))
