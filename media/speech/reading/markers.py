"""Marks before the items of a list: numbers are said, dashes and letters are pauses."""

import re
import unicodedata

from media.speech.reading.cardinals import cardinal
from media.speech.reading.model import SpanKind
from media.speech.reading.page import Found, Page
from media.speech.reading.roman import value

_BULLET = re.compile(r"(?:[-+*•●○▪■□◦‣▶►➢➤✓✔☑✅·→⇒❖♦◆★☆o]|=>){1,4}(?=[\s\"“(])[^\S\n]*|[-+•●▪](?=[^\W\d_])")
_NUMBERED = re.compile(
    r"(\d{1,3}(?:\.\d{1,2}){0,4})(?:[.)/]-?|\s?[-:](?=\s+[^\d\s]))(?=\s|[^\W\d_]|[*_])[^\S\n]*"
)
_PARTED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})(?=\s+[^\W\d_])(?!\s+[a-zà-ỹđ])[^\S\n]*")
_ROMAN = re.compile(
    r"([IVX]{1,6})(?:[.)]-?|/(?=\s)|\s?[-:](?=\s))(?=\s|[^\W\d_]|[*_])[^\S\n]*|([IVX]{1,6})(?=\t)"
)
_LETTER = re.compile(r"([a-zđA-GI-OĐ]\d?)(?:[.)/]|\.\d)(?=\s)[^\S\n]*")
_INNER_LETTER = re.compile(r"([a-zđ])\)(?=\s)[^\S\n]*")
_ROUND = re.compile(r"[\u2460-\u2473\u2474-\u249b\u24ea-\u24ff\u2776-\u2793]")


def marker(page: Page, pos: int) -> Found | None:
    """The mark at the start of a line or a cell."""
    found = _bullet(page, pos) or _roman(page, pos) or _number(page, pos) or _letter(page, pos)
    return found if found and page.starts_line(pos) else None


def _bullet(page: Page, pos: int) -> Found | None:
    match = _BULLET.match(page.text, pos)
    if match is None or (page.text[pos] == "o" and page.text[pos + 1] != "\t"):
        return None
    return Found(match.end(), "", SpanKind.LIST_MARKER)


def _number(page: Page, pos: int) -> Found | None:
    match = _NUMBERED.match(page.text, pos) or _PARTED.match(page.text, pos)
    if match is None:
        return None
    said = " chấm ".join(cardinal(part, page.region) for part in match[1].split("."))
    return Found(match.end(), said + _pause(page, match.end()), SpanKind.LIST_MARKER)


def _roman(page: Page, pos: int) -> Found | None:
    match = _ROMAN.match(page.text, pos)
    numeral = (match[1] or match[2]) if match else ""
    if match is None or not re.fullmatch(r"X{0,3}(?:IX|IV|V?I{0,3})", numeral):
        return None
    said = cardinal(value(numeral), page.region)
    return Found(match.end(), said + (_pause(page, match.end()) if match[1] else ""), SpanKind.LIST_MARKER)


def _letter(page: Page, pos: int) -> Found | None:
    match = _LETTER.match(page.text, pos)
    if match is None or (page.text[match.end(1)] == "." and page.text[match.end(1) + 1].isdigit()):
        return None
    return Found(match.end(), "", SpanKind.LIST_MARKER)


def inner_letter(page: Page, pos: int) -> Found | None:
    """ "gồm: a) đơn; b) tờ khai" within a line."""
    match = _INNER_LETTER.match(page.text, pos)
    if match is None or not re.search(r"[:;,.]\s$", page.left(pos, 4)):
        return None
    return Found(match.end(), "", SpanKind.LIST_MARKER)


def round_number(page: Page, pos: int) -> Found | None:
    """The single characters ①, ⑴, ⒈, ❶."""
    match = _ROUND.match(page.text, pos)
    if match is None:
        return None
    said = cardinal(int(unicodedata.numeric(match[0])), page.region)
    return Found(match.end(), said + ",", SpanKind.LIST_MARKER)


def _pause(page: Page, end: int) -> str:
    return ", " if end < len(page.text) and not page.text[end].isspace() else ","
