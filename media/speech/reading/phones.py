"""Telephone numbers, hotlines and other strings of figures that are read one by one."""

import re

from media.speech.reading.cardinals import cardinal, digits
from media.speech.reading.letters import letter_beside_number
from media.speech.reading.model import SpanKind
from media.speech.reading.page import Found, Page

_GAP = r"[ .\-]{0,3}"
_NUMBERS = (
    re.compile(rf"\(\+?0?\d{{2,4}}\){_GAP}\d(?:{_GAP}\d){{3,8}}(?!\d)"),
    re.compile(r"\(?\+84\)?[ .\-]?\(?0?\)?\d(?:[ .\-]?\d){7,9}(?!\d)"),
    re.compile(rf"0[35789](?:{_GAP}\d){{8}}(?!\d|[.,]\d)"),
    re.compile(rf"02\d{{0,2}}\)?(?:{_GAP}\d){{7,9}}(?!\d|[.,]\d)"),
    re.compile(rf"01(?:{_GAP}\d){{9}}(?!\d|[.,]\d)"),
    re.compile(r"1[89]00(?:[ .]?\d){4,6}(?!\d|[.,]\d)"),
)
_LANDLINE_FIGURES = range(10, 12)
_TOLL = re.compile(r"1[89]00-\d{4,6}(?!\d)")
_HOTLINE = re.compile(r"(?:11[1-9]|10(?:22|80|09|39|90|88))(?![\d]|[.,]\d|[/-]\d)")
_SHORT = re.compile(r"\d{3,8}(?![\d]|[.,/]\d)")
_CALLED = re.compile(
    r"(?<!\w)(?:tổng đài|hotline|đường dây nóng|đầu số|số máy|gọi(?: điện)?(?: ngay)?(?: tới| đến|"
    r" vào)?(?: số)?|"
    r"số điện thoại|đt|sđt|đtdđ|tel|phone|điện thoại|bấm(?: số| phím)?|máy lẻ|soạn tin gửi|"
    r"nhắn tin(?: tới| đến| về)?(?: số)?|gửi(?: tới| đến)?(?: số)?|fax|"
    r"nhánh|số thuê bao|mã otp|mã pin)[\s:.(]*$"
)
_SPOKEN_OF = re.compile(
    r"(?<!\w)(?:tổng đài|đường dây nóng|hotline|gọi|điện thoại|số máy|liên hệ|cảnh sát|công an|cứu hỏa|"
    r"cứu hoả|"
    r"cấp cứu|cứu thương|cứu nạn|cứu hộ|cứu nguy|phòng cháy|chữa cháy|"
    r"trẻ em|lực lượng|báo|nhắn tin|trực|pccc|csgt|đt|sđt|khẩn cấp|đầu số|bấm)(?!\w)[^.;\n]*$"
)
_COUNTED = re.compile(
    r"\s?(?:%|hộ|người|đồng|trường hợp|ca|km|m|ha|tuổi|ngày|tỷ|triệu|nghìn|ngàn|hồ sơ|phiếu|lượt|em|"
    r"cháu|học sinh|"
    r"đại biểu|cán bộ|thôn|xã|văn bản|tấn|kg|con|thí sinh|đảng viên|hội viên|suất|thủ tục|cơ sở|căn|bản|cuộc|"
    r"trẻ|chiến sĩ|đồng chí|thanh niên|công dân|đơn|vụ|đối tượng|giáo viên|trường|nhà|liều|mũi|"
    r"phần quà|xe|tàu|thuyền|phương tiện|nạn nhân|thuyền viên|ngư dân|lao động|khách|"
    r"chuyến|lần|điểm|triệu)(?!\w)"
)
_ROAD = re.compile(r"(?<!\w)đt[.\s]*$")
_SEVERAL = re.compile(r"\d{3,8}(?: ?/ ?\d{3,8}){1,4}(?![\d/]|[.,]\d)")
_NAMED = re.compile(
    r"(?<!\w)(?:số|mã|mã số|stk|mst|tài khoản|số tài khoản|cccd|cmnd|định danh|bhxh|thuế|bhyt|seri|"
    r"hồ sơ|sê-ri|thẻ)"
    r"(?: (?:số|cá nhân|thuế|doanh nghiệp|hồ sơ|thẻ))?[\s:.]*$"
)
_LONG = re.compile(r"\d{8,20}(?![\d]|[.,]\d)")
_DOTTED_CODE = re.compile(r"0{2,3}(?:\.\d{1,6}){2,7}(?!\d)")
_PLATE = re.compile(r"(\d{2})-?([A-ZĐ]{1,2})(\d?)[-. ](\d{3}\.?\d{2}|\d{4})(?![\d\w])")
_UNIT = re.compile(r"\s?(?:đ|đồng|vnđ|%|ha|m2|kg)(?!\w)", re.IGNORECASE)


def phone(page: Page, pos: int) -> Found | None:
    """A telephone number, a hotline, or an identity or account number."""
    for pattern in _NUMBERS:
        match = pattern.match(page.text, pos)
        if match and _complete(match[0]) and not _UNIT.match(page.text, match.end()):
            return Found(match.end(), _said(match[0]), SpanKind.PHONE)
    return _plate(page, pos) or _hotline(page, pos) or _identity(page, pos)


def _complete(written: str) -> bool:
    """A landline has ten or eleven figures."""
    figures = re.sub(r"\D", "", written)
    return not figures.startswith("02") or "(" in written or len(figures) in _LANDLINE_FIGURES


def _hotline(page: Page, pos: int) -> Found | None:
    left = page.left(pos)
    match = _SEVERAL.match(page.text, pos) or _TOLL.match(page.text, pos) or _SHORT.match(page.text, pos)
    if match and _ROAD.search(left) and len(match[0]) < 5:
        return None
    if match and _CALLED.search(left) and not _COUNTED.match(page.text, match.end()):
        return Found(match.end(), _said(match[0]), SpanKind.PHONE)
    match = _HOTLINE.match(page.text, pos)
    if match is None or _COUNTED.match(page.text, match.end()):
        return None
    if _SPOKEN_OF.search(left) or (match[0] == "1022" and not _NAMED.search(left)):
        return Found(match.end(), digits(match[0]), SpanKind.PHONE)
    return None


def _plate(page: Page, pos: int) -> Found | None:
    """A vehicle's plate: "36A-123.45"."""
    match = _PLATE.match(page.text, pos)
    if match is None:
        return None
    letters = " ".join(letter_beside_number(letter) for letter in match[2])
    series = f" {digits(match[3])}" if match[3] else ""
    words = f"{cardinal(match[1], page.region)} {letters}{series}, {digits(match[4])}"
    return Found(match.end(), words, SpanKind.PHONE)


def _identity(page: Page, pos: int) -> Found | None:
    """An identity, account or dossier number."""
    match = _DOTTED_CODE.match(page.text, pos)
    if match:
        return Found(match.end(), _said(match[0]), SpanKind.PHONE)
    match = _LONG.match(page.text, pos)
    if match is None or _UNIT.match(page.text, match.end()):
        return None
    if match[0][0] == "0" or len(match[0]) > 9 or _NAMED.search(page.left(pos)):
        return Found(match.end(), _said(match[0]), SpanKind.PHONE)
    return None


def _said(written: str) -> str:
    """Figure by figure, with a pause between the groups as written."""
    groups = re.findall(r"\d+", written)
    if len(groups) == 1 and len(groups[0]) == 10 and groups[0][0] == "0":
        groups = [groups[0][:4], groups[0][4:7], groups[0][7:]]
    said = ", ".join(digits(group) for group in groups)
    return f"cộng {said}" if "+" in written else said
