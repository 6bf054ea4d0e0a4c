"""Roman numerals after the words that call for them: quý IV, khóa XIII, lần thứ I, Phụ lục II."""

import re
import unicodedata

from media.speech.reading.cardinals import cardinal, ordinal
from media.speech.reading.model import Certainty, SpanKind
from media.speech.reading.page import Found, Page

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_SHAPE = r"(?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_NUMERAL = re.compile(rf"({_SHAPE})(?![^\W\d_])")
_SUFFIX = re.compile(r"(?:\.?[\d]|[/,;:.)\s-]|$)")
_ORDINAL = re.compile(r"(?<!\w)thứ\s+$")
_YEAR = re.compile(r"\s?/\s?(?=\d{4}(?!\d))")
_RANGE = re.compile(rf"\s?-\s?({_SHAPE})(?![^\W\d_])")
_CALLED_FOR = re.compile(
    r"(?<!\w)(?:quý|khóa|khoá|chương|mục|phần|phụ lục|thứ|thế kỷ|thế kỉ|kỳ|kì|cấp|cấp độ|hạng|loại|bậc|"
    r"đợt|khu vực|"
    r"vùng|giai đoạn|học kỳ|học kì|đại hội|nhóm|bảng|quyển|tập|phân khu|tuyến|mức|mức độ|biểu|trung ương|hồi|"
    r"kv|tk|quận|phường|lần|tiểu mục|điểm|số|chuyên khoa|cụm|trại|vua|louis|nqtw|quân khu|lớp|"
    r"tiểu khu|xã loại|"
    r"(?:quý|khóa|chương|mục|phần|phụ lục|khu vực|hạng|vùng|loại|cấp|quân khu) (?:[ivx]+[\s,;]*(?:và |"
    r"hoặc )?){1,8})\s*$"
)
_UNNAMED = re.compile(r"(?<!\w)(?:quận|phường|lần)\s*$")
_SINGLE = re.compile("[\u2160-\u2188]+")
# A numeral of these letters alone is a word in a line of capitals.
_WORDS = {"VI", "XI", "MI", "LI", "DI", "CI"}


def value(numeral: str) -> int:
    """The number a well-formed Roman numeral stands for."""
    total = 0
    for letter, following in zip(numeral, [*numeral[1:], ""], strict=True):
        worth = _VALUES[letter]
        total += -worth if following and _VALUES[following] > worth else worth
    return total


def roman(page: Page, pos: int) -> Found | None:
    """A numeral at `pos` where the words before call for it, or that can be nothing else."""
    match = _NUMERAL.match(page.text, pos)
    if match is None or not match[1] or page.inside_word(pos):
        return None
    left = page.left(pos)
    if _CALLED_FOR.search(left) is None:
        return _alone(page, match)
    if match[1] in "LCDM" or (match[1] == "X" and _UNNAMED.search(left)):
        return None
    words = (ordinal if _ORDINAL.search(left) else cardinal)(value(match[1]), page.region)
    end = match.end()
    after = _RANGE.match(page.text, end)
    if after and after[1]:
        words, end = f"{words} đến {cardinal(value(after[1]), page.region)}", after.end()
    year = _YEAR.match(page.text, end)
    if year:
        written = page.text[year.end() : year.end() + 4]
        return Found(year.end() + 4, f"{words} năm {cardinal(written, page.region)}", SpanKind.ROMAN)
    return Found(end, words, SpanKind.ROMAN)


def _alone(page: Page, match: re.Match[str]) -> Found | None:
    """Two letters or more that no dictionary knows."""
    numeral = match[1]
    if len(numeral) < 2 or numeral in page.lexicon or numeral in _WORDS or set(numeral) <= set("LC"):
        return None
    words = cardinal(value(numeral), page.region)
    return Found(match.end(), words, SpanKind.ROMAN, Certainty.LIKELY, "roman-without-context")


def roman_character(page: Page, pos: int) -> Found | None:
    """The single characters Ⅰ, Ⅱ, Ⅳ..."""
    match = _SINGLE.match(page.text, pos)
    if match is None or len(match[0]) > 9:
        return None
    numeral = unicodedata.normalize("NFKC", match[0]).upper()
    if re.fullmatch(_SHAPE, numeral) is None:
        return None
    return Found(match.end(), cardinal(value(numeral), page.region), SpanKind.ROMAN)
