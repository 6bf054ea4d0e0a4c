"""Slashes between words: "hồ sơ/ngày" is "một ngày", "06 tháng/01 lần" and "Ông/Bà" are pauses."""

import re

from media.speech.reading.cardinals import cardinal
from media.speech.reading.model import SpanKind
from media.speech.reading.page import Found, Page
from media.speech.reading.units import unit_at

_SLASH = re.compile(r"[^\S\n]?/[^\S\n]?")
_PER = re.compile(
    r"(?:ngày|tuần|tháng|quý|năm|giờ|phút|giây|buổi|đêm|ca|vụ|lứa|kỳ|đợt|lượt|lần|người|hộ|khẩu|nhân khẩu|"
    r"đầu người|gia đình|cháu|trẻ|em|học sinh|sinh viên|đối tượng|suất|sào|công|mẫu|tấn|tạ|yến|lít|con|"
    r"cây|gốc|bao|"
    r"thùng|chai|hộp|gói|liều|mũi|chiếc|cái|bộ|bản|tờ|trang|cuốn|căn|nhà|phòng|lô|thửa|xe|chuyến|vé|"
    r"trường hợp|"
    r"hồ sơ|giao dịch|thôn|ấp|xóm|bản|buôn|tổ|khu|xã|phường|huyện|tỉnh|lớp|trường|đơn vị|cơ sở|tin|bài|"
    r"máy|điểm|héc|"
    r"mét|ki|kg|niên khóa|niên học|năm học|học kỳ|học kì|cuộc|vụ việc|mô hình|sản phẩm|công trình|"
    r"nhiệm kỳ|thành viên|"
    r"lao động|hội viên|đoàn viên|đảng viên|chi bộ|cán bộ|đồng chí|đại biểu|cặp|viên|ki lô|suất ăn|phần|"
    r"món|chỗ|giường|"
    r"nhóm|đội|cụm|khu phố|chi hội|bàn|kíp|khóa|khoá|dự án|chi đoàn|liên gia|làng|tàu|thuyền|ao|lồng|"
    r"chuồng|luống|"
    r"đầu|cổ phiếu|hợp đồng|thuê bao|đêm|khách|bữa|ô|km|m2|m3|ha|kwh|tiết|môn|vòng|trận|quả|trứng)(?!\w)",
    re.IGNORECASE,
)
_QUANTITY = re.compile(
    r"(?:\d|%|(?<!\w)(?:mươi|trăm|nghìn|ngàn|triệu|tỷ|tỉ|đồng|đ|lần|tấn|tạ|kg|km|lít|mấy|vài|mỗi|m3|m2|"
    r"kwh|g|mg|ml|usd|vnđ|lượt|ca|suất))(?!\w)?[^.;:!?\n()]{0,26}$"
)
_OTHER_PHRASE = re.compile(r"(?<!\w)(?:các|những|tại|từ|của|do|là|theo|ở|thì|để|được)(?!\w)[^\d]*$")
_TIMES = re.compile(r"(?<!\w)lần\s*$")
_ONCE = re.compile(r"0?1\s+lần(?!\w)|0?1\s+kỳ")
_NUMBER = re.compile(r"\d{1,4}(?![\d.,/]\d|\d)")
_WITH_LETTER = re.compile(r"\d{1,4}[A-ZĐ](?![^\W_])")
_HOUSE = re.compile(r"(?<!\w)(?:số|nhà|số nhà|ngõ|hẻm|kiệt|ngách|địa chỉ)[\s:]+[\w ]{1,20}$")
_UNIT_ONE = re.compile(r"(?:0?1)\s+(?!lần)")


def slash(page: Page, pos: int) -> Found | None:
    """A slash that belongs to no number, date or abbreviation."""
    match = _SLASH.match(page.text, pos)
    if match is None:
        return None
    end, left = match.end(), page.left(pos)
    right = page.text[end : end + 1]
    if right.isdigit():
        return _before_number(page, end, left)
    counted = _QUANTITY.search(left) is not None and not _OTHER_PHRASE.search(left)
    unit = unit_at(page.text, end)
    if unit and counted and page.text[end : unit[0]] not in ("đồng", "giờ") and not page.text[end].isspace():
        return Found(unit[0], f" một {unit[1]}", SpanKind.FREQUENCY)
    if counted and _PER.match(page.text, end):
        return Found(end, " một ", SpanKind.FREQUENCY)
    between = bool(left[-1:].strip()) and bool(right.strip()) and right.isalnum()
    return Found(end, ", " if between and left[-1:].isalnum() else " ", SpanKind.SYMBOL)


def _before_number(page: Page, end: int, left: str) -> Found:
    """ "06 tháng/01 lần", "1 lần/2 năm", "500.000 đồng/01 hộ"."""
    if _ONCE.match(page.text, end):
        return Found(end, " ", SpanKind.FREQUENCY)
    number = _NUMBER.match(page.text, end)
    if _WITH_LETTER.match(page.text, end):
        return Found(end, " trên " if _HOUSE.search(left) else ", ", SpanKind.SYMBOL)
    if number is None or not _QUANTITY.search(left):
        return Found(end, ", ", SpanKind.SYMBOL)
    if _TIMES.search(left) and int(number[0]) > 1:
        return Found(number.end(), f" mỗi {cardinal(number[0], page.region)}", SpanKind.FREQUENCY)
    if int(number[0]) == 1:
        return Found(number.end(), " một", SpanKind.FREQUENCY)
    words = f" trên {cardinal(number[0], page.region)}"
    unit = unit_at(page.text, number.end())
    if unit:
        return Found(unit[0], f"{words} {unit[1]}", SpanKind.FREQUENCY)
    return Found(number.end(), words, SpanKind.FREQUENCY)
