"""Signs: those with a word are said, mark-up and ornaments are silent."""

import re
import unicodedata

from media.speech.reading.cardinals import cardinal
from media.speech.reading.model import Certainty, SpanKind
from media.speech.reading.page import Found, Page
from media.speech.reading.units import unit_at

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,12}(?:\s[^<>\n]{0,200})?/?>")
_END_MARK = re.compile(r"[ \t]?\. ?/ ?\.|/\./")
_DOTS = re.compile(r"[.…_]{4,}|(?:\.{2,3} ?){2,}|_{2,}|-{2,}|={2,}|~{2,}")
_MARKUP = re.compile(r"[*#`|\\^~_]+")
_COMPARED = {
    "≥": "lớn hơn hoặc bằng",
    "≤": "nhỏ hơn hoặc bằng",
    ">=": "lớn hơn hoặc bằng",
    "<=": "nhỏ hơn hoặc bằng",
    ">": "lớn hơn",
    "<": "nhỏ hơn",
    "±": "cộng trừ",
    "~": "khoảng",
    "≈": "khoảng",
}
_COMPARISON = re.compile(r"(>=|<=|[≥≤><±~≈]) ?(?=[\d-])")
_BETWEEN = re.compile(r" ?(\+|=|×|÷|[xX](?= ?\d)) ?(?=\d|[^\W\d_])")
_BETWEEN_WORDS = {"+": "cộng", "=": "bằng", "×": "nhân", "÷": "chia", "x": "nhân", "X": "nhân"}
_MINUS = re.compile(r"-(?=\d)")
_DASH = re.compile(r" ?- ?(?=\d)")
_MEASURED = re.compile(
    r"(?:\d ?(?:%|‰|°c?|[a-zđ]{1,4}[23²³]?)|(?:triệu|tỷ|nghìn|đồng|tuổi|ngày|tháng|tuần|giờ)(?: đồng)?) ?$"
)
_NAMED_AGAIN = re.compile(
    r"( ?- ?)(thứ|tháng|ngày|năm|quý|lớp|tuần|khóa|khoá|tầng|cấp|điều)(?=\s)", re.IGNORECASE
)
_COLD = re.compile(r"(?:nhiệt độ|xuống|dưới|khoảng|mức|từ|lạnh|âm|đến)\s*$")
_WORDS = {
    "%": "phần trăm",
    "‰": "phần nghìn",
    "&": "và",
    "@": "a còng",
    "°": "độ",
    "№": "số",
    "§": "mục",
    "$": "đô la",
    "€": "ơ rô",
    "₫": "đồng",
    "½": "một phần hai",
    "¼": "một phần tư",
    "¾": "ba phần tư",
    "⅓": "một phần ba",
    "⅔": "hai phần ba",
}
_SILENT_CATEGORIES = ("So", "Sk", "Co", "Cn")
_MONEY_FIRST = re.compile(r"[$€] ?(?=\d)")


def end_mark(page: Page, pos: int) -> Found | None:
    """The "./." that ends a document, rows of dots, and rules."""
    match = _END_MARK.match(page.text, pos)
    if match:
        return Found(match.end(), ".", SpanKind.SYMBOL)
    match = _DOTS.match(page.text, pos)
    return Found(match.end(), "..." if page.text[pos] in ".…" else "", SpanKind.SYMBOL) if match else None


def tag(page: Page, pos: int) -> Found | None:
    """A mark-up tag."""
    match = _TAG.match(page.text, pos)
    return Found(match.end(), " " if page.inside_word(pos) else "", SpanKind.SYMBOL) if match else None


def comparison(page: Page, pos: int) -> Found | None:
    """ "≥ 80%", "<5"."""
    match = _COMPARISON.match(page.text, pos)
    return Found(match.end(), _COMPARED[match[1]] + " ", SpanKind.SYMBOL) if match else None


def dash(page: Page, pos: int) -> Found | None:
    """A dash before a number: a range of measured things, below zero, or part of a name."""
    left = page.left(pos)
    again = _NAMED_AGAIN.match(page.text, pos)
    if again and re.search(
        rf"(?<!\w){again[2].lower()}\s+\w{{1,5}}(?:\s\w{{1,4}} \d{{4}}|[/.]\d{{1,4}}){{0,2}} ?$", left
    ):
        return Found(again.end(1), " đến ", SpanKind.NUMBER)
    match = _DASH.match(page.text, pos)
    if match is None or "-" not in match[0]:
        return None
    if _MEASURED.search(left):
        return Found(match.end(), " đến ", SpanKind.NUMBER)
    if left[-1:].isalpha() and match[0] == "-":
        return Found(match.end(), " ", SpanKind.SYMBOL)
    if _MINUS.match(page.text, pos) and not left[-1:].isalnum() and _below_zero(page, pos, left):
        return Found(pos + 1, "âm ", SpanKind.NUMBER, Certainty.LIKELY, "minus")
    return None


def _below_zero(page: Page, pos: int, left: str) -> bool:
    degrees = re.match(r"-\d{1,3}(?:,\d)? ?(?:°|º|độ|0C|oC)", page.right(pos, 14))
    return degrees is not None or _COLD.search(left) is not None


def between(page: Page, pos: int) -> Found | None:
    """ "12+300", "3m x 4m", "a = b"."""
    match = _BETWEEN.match(page.text, pos)
    if match is None or not re.search(r"[\w%)²³°] ?$", page.left(pos, 3)):
        return None
    if match[1] in "xX" and page.text[pos - 1 : pos].isalpha() and not match[0][0].isspace():
        return None
    if match[1] == "+" and not (page.text[match.end()].isdigit() or match[0] == "+"):
        return None
    return Found(match.end(), f" {_BETWEEN_WORDS[match[1]]} ", SpanKind.SYMBOL)


def sign(page: Page, pos: int) -> Found | None:
    """One sign with a word, or without a sound."""
    char = page.text[pos]
    if char in "$€" and _MONEY_FIRST.match(page.text, pos):
        return _money(page, pos)
    if char in _WORDS:
        return Found(pos + 1, _WORDS[char], SpanKind.SYMBOL)
    match = _MARKUP.match(page.text, pos)
    if match:
        return Found(match.end(), "", SpanKind.SYMBOL)
    if unicodedata.category(char) in _SILENT_CATEGORIES and not char.isalnum():
        return Found(pos + 1, "", SpanKind.SYMBOL)
    return None


def _money(page: Page, pos: int) -> Found | None:
    match = re.compile(r"[$€] ?(\d{1,3}(?:[.,]\d{3}){0,4}|\d{1,12})(?![\d.,]\d|\d)").match(page.text, pos)
    if match is None:
        return None
    said = cardinal(re.sub(r"\D", "", match[1]), page.region)
    return Found(match.end(), f"{said} {_WORDS[page.text[pos]]}", SpanKind.UNIT)


def odd_figure(page: Page, pos: int) -> Found | None:
    """A superscript, or a figure of another script that stands alone."""
    char = page.text[pos]
    number = unicodedata.numeric(char, -1.0)
    if number < 0 or (char.isalpha() and not char.isdigit()):
        return None
    unit = unit_at(page.text, pos)
    if unit:
        return Found(unit[0], unit[1], SpanKind.UNIT)
    if number == int(number):
        return Found(pos + 1, cardinal(int(number), page.region), SpanKind.NUMBER, Certainty.LIKELY, "figure")
    return Found(pos + 1, "", SpanKind.UNKNOWN, Certainty.UNSETTLED, "figure")
