"""Figures with a "T" behind: "6T/2025" and "9T đầu năm" are months, "xe 5T" is tonnes."""

import re

from media.speech.reading.cardinals import cardinal
from media.speech.reading.model import SpanKind
from media.speech.reading.page import Found, Page

_MONTHS = re.compile(r"(\d{1,2})T(?: ?/ ?((?:19|20)\d{2})(?!\d|[/-])|(?= (?:đầu|cuối|năm)(?!\w)))")
_TONNES = re.compile(r"(\d{1,3})T(?![^\W_])")
_GOODS = re.compile(
    r"(\d{1,3}) ?T(?= (?:thóc|rác|lúa|gạo|xi măng|phân|hàng|cát|đá|giống|vật liệu|thức ăn|mía|sắn|ngô|tôm|cá|"
    r"muối|sắt|thép|than|lương thực|nông sản)(?!\w))"
)
_WEIGHT = re.compile(
    r"(?<!\w)(?:xe|xe tải|ô tô|tải|tải trọng|trọng tải|trọng lượng|khối lượng|cân nặng|nặng|chở|cầu|cẩu|"
    r"dưới \d{1,2}(?:,\d)?t|trên \d{1,2}(?:,\d)?t)[\s:,]*(?:trên|dưới|từ|quá|hơn|đến|là|tối đa)?\s*$"
)


def months_or_tonnes(page: Page, pos: int) -> Found | None:
    """ "6T/2025" is "sáu tháng năm ...", "tải trọng 5T" "năm tấn"; any other "5T" is none of this rule's."""
    match = _MONTHS.match(page.text, pos)
    if match and 1 <= int(match[1]) <= 12:
        year = f" năm {cardinal(match[2], page.region)}" if match[2] else ""
        return Found(match.end(), f"{cardinal(match[1], page.region)} tháng{year}", SpanKind.DATE)
    goods = _GOODS.match(page.text, pos)
    match = goods or _TONNES.match(page.text, pos)
    if match and (goods or _WEIGHT.search(page.left(pos))):
        return Found(match.end(), f"{cardinal(match[1], page.region)} tấn", SpanKind.UNIT)
    return None
