"""Numbers: grouped, decimal, lists after a numbered noun, ranges, and numbers with units."""

import re
from itertools import pairwise

from media.speech.reading.cardinals import cardinal, decimals, digits, month, ordinal
from media.speech.reading.model import Certainty, SpanKind
from media.speech.reading.page import Found, Page
from media.speech.reading.units import unit_at

_GROUPED = r"\d{1,3}(?:\.\d{3}){1,6}(?!\d|\.\d)(?:,\d{1,9}(?!\d))?"
_ENGLISH = r"\d{1,3}(?:,\d{3}){2,6}(?![\d,]\d)"
_SPACED = r"\d{1,3}(?: \d{3}){1,5}(?= ?(?:đ|Đ|đồng|VNĐ|VND|vnđ|USD)(?![^\W\d_]))"
_NUMBER = re.compile(
    rf"{_GROUPED}|{_ENGLISH}|{_SPACED}|\d{{1,18}},\d{{1,9}}(?!\d)|\d+(?:\.\d{{1,18}}){{0,9}}"
)
_LIST = re.compile(r"\d{1,3}(?:,\d{1,3}){1,9}(?![\d,]\d|\d)")
_RANGE = re.compile(r" ?- ?(?=\d)")
_CHAIN = re.compile(r"\d{1,4}(?:-\d{1,4}){2,9}(?![\d-])")
_IN_WORDS = re.compile(r" ?\(([a-zà-ỹđ ]{2,60})\)", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?<!\w)(?:mức độ|mức|khoản|điều|tổ|khu|khu phố|kp|ấp|thôn|xóm|bản|buôn|quý|lớp|khối|đợt|mũi|nhóm|"
    r"cấp|cấp độ|bậc|kỳ|vòng|phần|chương|mục|phụ lục|câu|bảng|mẫu|mẫu số|thửa|thửa số|dãy|tầng|phòng|phường|"
    r"quận|tiêu chí|tiêu chí số|tiểu khu|đội|cụm|hình|trang|bước|thứ|tháng|ngày|năm|tuần|liều|loại|hạng|vùng|"
    r"lô|bài|tiết|biểu|cột|dòng|tdp|tổ dân phố|các số|các tổ|nhà số|lần|nội dung|chỉ tiêu|khu vực) ?:?\s*$"
)
_QUANTITY = re.compile(
    r" ?(?:triệu|tỷ|tỉ|nghìn|ngàn|lần|điểm|mét|tấn|tạ|lít|héc|phần trăm|giờ|độ|%|‰|đồng|ki lô)(?!\w)"
)
_THOUSANDTHS = re.compile(r"0\.\d+")
_AFTER_MONTH = re.compile(r"(?<!\w)tháng [\d\s,và-]{0,20}$|(?<!\w)tháng\s*$")
_AFTER_ORDINAL = re.compile(r"(?<!\w)thứ\s+$")
_WEEKDAYS = re.compile(r"(?<!\w)thứ [2-7\s,và-]{1,20}$")
_SCORE = re.compile(r"(?<!\w)(?:tỷ|tỉ) số\s*$")


def number(page: Page, pos: int) -> Found | None:
    """Any number, with its range and unit where it has them."""
    return _list(page, pos) or _chain(page, pos) or _range(page, pos) or _single(page, pos)


def figure(page: Page, pos: int) -> tuple[int, str] | None:
    """The number at `pos`: where it ends and how it is said there."""
    match = _NUMBER.match(page.text, pos)
    if match is None:
        return None
    return match.end(), say(page, pos, match[0], match.end())


def say(page: Page, pos: int, written: str, end: int) -> str:
    """One number in words, as its place asks."""
    region = page.region
    if written.isdecimal():
        return _plain(page, pos, written)
    if " " in written or re.fullmatch(_ENGLISH, written):
        return cardinal(re.sub(r"[ ,]", "", written), region)
    whole, comma, rest = written.partition(",")
    if comma:
        return f"{cardinal(whole.replace('.', ''), region)} phẩy {decimals(rest, region)}"
    if re.fullmatch(_GROUPED, whole) and not _THOUSANDTHS.fullmatch(whole):
        return cardinal(whole.replace(".", ""), region)
    return _dotted(page, whole, end)


def _plain(page: Page, pos: int, written: str) -> str:
    left = page.left(pos, 28)
    if len(written) < 5:
        if _AFTER_ORDINAL.search(left) or (_WEEKDAYS.search(left) and len(written) == 1):
            return ordinal(written, page.region)
        if _AFTER_MONTH.search(left):
            return month(written, page.region)
    if len(written) > 4 and written[0] == "0":
        return digits(written)
    return cardinal(written, page.region)


def _dotted(page: Page, written: str, end: int) -> str:
    """ "13.1" is a numbered clause, "0.5" and "12.5 ha" are decimals."""
    parts = written.split(".")
    measured = len(parts) == 2 and (_THOUSANDTHS.fullmatch(written) or unit_at(page.text, end))
    if measured or (len(parts) == 2 and _QUANTITY.match(page.text, end)):
        return f"{cardinal(parts[0], page.region)} phẩy {decimals(parts[1], page.region)}"
    return " chấm ".join(cardinal(part, page.region) for part in parts)


def _list(page: Page, pos: int) -> Found | None:
    """ "mức độ 3,4" and "1,2,3" are lists, "mức 3,5 triệu" is not."""
    match = _LIST.match(page.text, pos)
    if match is None or unit_at(page.text, match.end()) or _QUANTITY.match(page.text, match.end()):
        return None
    parts = match[0].split(",")
    if any(len(part) > 2 for part in parts) or page.text[match.end() : match.end() + 2].lstrip("/").isdigit():
        return None
    rising = all(int(a) < int(b) for a, b in pairwise(parts))
    if not rising or (len(parts) == 2 and not _NUMBERED.search(page.left(pos))):
        return None
    if len(parts) == 2 and page.left(pos).rstrip().endswith("mức") and int(parts[1]) != int(parts[0]) + 1:
        return None
    words = [_plain(page, pos, part) for part in parts]
    return Found(match.end(), ", ".join(words), SpanKind.NUMBER)


def _chain(page: Page, pos: int) -> Found | None:
    """ "2-4-6": said one after the other."""
    match = _CHAIN.match(page.text, pos)
    if match is None:
        return None
    words = [_plain(page, pos, part) for part in match[0].split("-")]
    return Found(match.end(), ", ".join(words), SpanKind.NUMBER, Certainty.LIKELY, "number-chain")


def _range(page: Page, pos: int) -> Found | None:
    """ "30-40 hộ", "15-20%", "2021 - 2025": said with "đến"."""
    first = figure(page, pos)
    dash = _RANGE.match(page.text, first[0]) if first else None
    second = figure(page, dash.end()) if dash else None
    if first is None or dash is None or second is None:
        return None
    if (
        page.text[second[0] : second[0] + 1] in ("-", "/")
        and page.text[second[0] + 1 : second[0] + 2].isdigit()
    ):
        return None
    joint = " " if _SCORE.search(page.left(pos)) else " đến "
    if page.text[dash.end()] == "0" and page.text[pos] != "0" and joint == " đến ":
        joint = ", "
    said = _like_first(page, pos, dash.end(), second)
    return _with_unit(page, second[0], first[1] + joint + said, SpanKind.NUMBER)


def _like_first(page: Page, pos: int, at: int, second: tuple[int, str]) -> str:
    """The second number of a range takes the first one's place: "thứ 2-4", "tháng 3-4"."""
    written = page.text[at : second[0]]
    return _plain(page, pos, written) if written.isdecimal() else second[1]


def _single(page: Page, pos: int) -> Found | None:
    first = figure(page, pos)
    if first is None:
        return None
    end, said = first
    twice = _IN_WORDS.match(page.text, end)
    if twice and twice[1].lower() == said:
        return Found(twice.end(), said, SpanKind.NUMBER)
    return _with_unit(page, end, said, SpanKind.NUMBER)


def _with_unit(page: Page, end: int, said: str, kind: SpanKind) -> Found:
    unit = unit_at(page.text, end)
    if unit is None:
        return Found(end, said, kind)
    return Found(unit[0], f"{said} {unit[1]}", SpanKind.UNIT)
