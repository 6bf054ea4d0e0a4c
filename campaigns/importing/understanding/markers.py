"""The numbers, letters and bullets a paragraph begins with, and how deep each stands."""

import re
from dataclasses import dataclass
from enum import IntEnum

from campaigns.importing.sources.model import Paragraph


class Depth(IntEnum):
    """How deep a paragraph stands in the usual order of Vietnamese plans (I. > 1. > 1.1. > a) > - > +)."""

    PART = 0
    NUMBER = 1
    SUB_NUMBER = 2
    SUB_SUB_NUMBER = 3
    LETTER = 4
    STAR = 5
    DASH = 6
    PLUS = 7
    NONE = 9


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph with its marker taken off."""

    paragraph: Paragraph
    depth: Depth
    marker: str
    text: str

    @property
    def lines(self) -> tuple[int, ...]:
        return self.paragraph.lines


_PART = re.compile(
    r"^(?P<mark>(?:PHẦN|Phần|CHƯƠNG|MỤC)\s+(?:THỨ\s+\w+|[IVX]+|\d+)\s*[.:\-–]?|[IVXLl]{1,6}\s*[.)/:](?!\d)|"
    r"[IVX]{1,5}\s*[-–](?=\s)|[A-EĐ]\s*[.)/](?=\s))\s*(?P<rest>\S.*)$",
    re.DOTALL,
)
_DEPTHS: list[tuple[re.Pattern[str], Depth]] = [
    (
        re.compile(r"^(?P<mark>\d{1,2}\.\d{1,2}\.\d{1,2}\s*[.)]?)\s*(?P<rest>\D.*)$", re.DOTALL),
        Depth.SUB_SUB_NUMBER,
    ),
    (
        re.compile(r"^(?P<mark>\d{1,2}\.\d{1,2}\s*[.)]?)\s*(?P<rest>[^\d\s/%].*)$", re.DOTALL),
        Depth.SUB_NUMBER,
    ),
    (re.compile(r"^(?P<mark>\d{1,2}\s*[.)/])\s*(?P<rest>[^\d\s].*)$", re.DOTALL), Depth.NUMBER),
    (re.compile(r"^(?P<mark>\d{1,2}\s*[-–])\s+(?P<rest>[^\d\s].*)$", re.DOTALL), Depth.NUMBER),
    (re.compile(r"^(?P<mark>[Ll]\s*[.)])\s*(?P<rest>\S.*)$", re.DOTALL), Depth.NUMBER),
    (re.compile(r"^(?P<mark>[a-zđ]\s*[.)/])\s*(?P<rest>\S.*)$", re.DOTALL), Depth.LETTER),
    (re.compile(r"^(?P<mark>\*)\s*(?P<rest>\S.*)$", re.DOTALL), Depth.STAR),
    (re.compile(r"^(?P<mark>[-–—−•●▪])\s*(?P<rest>\S.*)$", re.DOTALL), Depth.DASH),
    (re.compile(r"^(?P<mark>[+o○◦](?=\s)|\+)\s*(?P<rest>\S.*)$", re.DOTALL), Depth.PLUS),
]


def item(paragraph: Paragraph) -> Item:
    """Return the paragraph with its marker and depth."""
    text = paragraph.text.strip()
    part = _PART.match(text)
    if part and _titles_a_part(part["mark"], part["rest"]):
        return Item(paragraph, Depth.PART, part["mark"], part["rest"])
    for pattern, depth in _DEPTHS:
        if found := pattern.match(text):
            return Item(paragraph, depth, found["mark"], found["rest"])
    return Item(paragraph, Depth.NONE, "", text)


def _titles_a_part(mark: str, rest: str) -> bool:
    """Text recognition reads "1." as "l." and "II." as "ll.": only a title in capitals stands after those."""
    if "l" in mark or mark.strip(" .)/:") == "L":
        return sum(letter.isupper() for letter in rest) > 0.6 * sum(letter.isalpha() for letter in rest)
    return True


def is_heading(one: Item) -> bool:
    """Whether a paragraph titles what follows: short, without the end mark of a sentence."""
    text = one.text.rstrip()
    if one.depth is Depth.PART:
        return len(text) <= 250
    if one.depth > Depth.LETTER and not one.paragraph.heading:
        return False
    return len(text) <= 160 and (one.paragraph.heading or text[-1:] not in ".;," or len(text) <= 50)
