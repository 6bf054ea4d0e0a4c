"""Two numbers with a slash: a day and month, a part of a whole, so many of so many, an address."""

import re

from media.speech.reading.cardinals import cardinal
from media.speech.reading.model import Certainty, SpanKind
from media.speech.reading.named_days import holiday_named, place_named
from media.speech.reading.page import Found, Page
from media.speech.reading.units import unit_at

_PAIR = re.compile(r"(\d{1,9}(?:\.\d{3}){0,3}|\d{1,4},\d{1,2}) ?/ ?(\d{1,9}(?:\.\d{3}){0,3})(?!\d|,\d)")
_RATIO = re.compile(r"(\d{1,4}) ?: ?(\d{1,3}(?:\.\d{3}){1,3}|\d{1,9}(?:,\d{1,2})?)(?![\d:]|[.,]\d)")
_RATIO_SAID = re.compile(
    r"(?<!\w)(?:tỷ lệ|tỉ lệ|bản đồ|bản vẽ|bình đồ|mô hình)(?: [^\W\d_]+(?:/[^\W\d_]+)?){0,4}[\s:(,]*$"
)
_SCORE_SAID = re.compile(r"(?<!\w)(?:tỷ số|tỉ số|thắng|thua|hòa|hoà|dẫn)[\s:(]*$")
_MORE = re.compile(r"(?:/\d{1,5}){1,200}(?!\d)")
_ROUND_THE_CLOCK = {(24, 24), (24, 7), (7, 7), (12, 12)}
_OF_A_PLACE = re.compile(
    r"(?<!\w)(?:số|nhà|số nhà|hẻm|ngõ|kiệt|ngách|địa chỉ|lô|thửa|tờ|lớp|hạng|loại|bậc|tỷ lệ|tỉ lệ|bản đồ|"
    r"huyết áp|thị lực|căn|phòng|mã|biển số|hẽm|đường)[\s:]*$"
)
_OF_A_DAY = re.compile(
    r"(?<!\w)(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|từ|đến|tới|trước|sau|dịp|lễ|tết|mùng|mồng|vào|hạn|nay|mai|"
    r"thứ (?:hai|ba|tư|năm|sáu|bảy|\d)|chủ nhật|cn|t[2-7]|kỷ niệm|chào mừng|mừng|giỗ tổ|phụ nữ|việt nam|"
    r"liệt sĩ|"
    r"liệt sỹ|ngày hội|thiếu nhi|quốc khánh|thành lập|khai giảng|\d h|\dh\d{0,2}|giờ|"
    r"ngày [\d\s,và&-]{1,20})[\s,:(.-]*$"
)
_SHARE = re.compile(
    r"(?<!\w)(?:đạt|chiếm|hơn|gần|khoảng|ít nhất|quá|tối thiểu|tối đa|giảm|bằng|tăng|được|trên|dưới|mất|"
    r"chỉ|với|"
    r"cắt giảm|đủ|hưởng|miễn|còn|có|nhất trí|tán thành)[\s,:(]*$"
)
_WHOLE = re.compile(
    r"\s+(?:số|tổng|diện tích|dân số|thời gian|thời hạn|quãng|chiều|mức|giá|khối|sản lượng|lượng|vốn|"
    r"thành viên|"
    r"đại biểu|hội viên|cử tri|đảng viên|người|nhân khẩu|tháng lương|suất|viên|thìa|cốc|ly|quả|"
    r"ngày công|quân số|"
    r"học phí|kinh phí|chi phí|mức phí|lệ phí|cán bộ|nội dung|công việc|khẩu phần|tiền|thu nhập|sức|"
    r"đoạn|chặng)(?!\w)"
)
_MEASURE = re.compile(
    r"\s+(?:bao|thùng|chai|lon|bát|bình|lít|kg|sào|thửa|xe|gói|hộp|buổi|quãng đường|"
    r"muỗng|ống|lọ|tuýp|cân|tấn|tạ|mẫu)(?!\w)"
)
_LENGTH = re.compile(r"\s?(?:km|m|m2|ha|kg|lít)(?!\w)")
_COUNTED = re.compile(
    r"\s+(?:tiêu chí|chỉ tiêu|thôn|xã|ấp|xóm|bản|buôn|tổ|khu|trường|hộ|đơn vị|phường|huyện|tỉnh|chi bộ|"
    r"chi hội|"
    r"hồ sơ|thủ tục|nhiệm vụ|đoàn|cơ sở|trẻ|học sinh|em|cháu|phiếu|ý kiến|điểm|cơ quan|lĩnh vực|văn bản|"
    r"xã,|giờ|ngày|tuần|lớp|tdp|kdc|dự án|công trình|mô hình|cuộc|buổi|lượt|tuyến|dòng họ|gia đình|"
    r"giáo viên)(?!\w)"
)
# Nouns that may also begin what happens on a day: counted only where the first number is not the larger.
_COUNTED_ITEM = re.compile(
    r"\s+(?:khoản|mục|hạng mục|loại|mặt hàng|sản phẩm|chuyên đề|chỉ số|nội dung|kiến nghị|nghị quyết|"
    r"kế hoạch|đề tài|sáng kiến|câu hỏi|môn|bước|doanh nghiệp|hợp tác xã|htx|trạm|nhà máy|hồ chứa|đập|cống|"
    r"cụm|nhóm|gói thầu|đồng chí|người|mẫu|liên gia|câu lạc bộ|clb|chi đoàn|thị trấn|quận)(?!\w| \d)"
)


def is_date(page: Page, pos: int, end: int, day: int, month_number: int) -> bool:
    """Whether "day/month" without a year is a date; what stands beside it decides."""
    left, right = page.left(pos), page.right(end)
    if place_named(page, pos, day, month_number) or holiday_named(page, pos):
        return True
    if (day, month_number) in _ROUND_THE_CLOCK or _OF_A_PLACE.search(left):
        return False
    if _OF_A_DAY.search(left):
        return True
    if (_WHOLE.match(right) or (day == 1 and _MEASURE.match(right))) and day < month_number:
        return False
    if _COUNTED.match(right) or right.startswith("%") or _LENGTH.match(right):
        return False
    if day <= month_number and _COUNTED_ITEM.match(right):
        return False
    return not (_SHARE.search(left) and day < month_number)


def is_named_day(page: Page, pos: int) -> bool:
    """True where the words before speak of a day."""
    return _OF_A_DAY.search(page.left(pos)) is not None


def fraction(page: Page, pos: int) -> Found | None:
    """ "3/4 số hộ", "18/19 tiêu chí", "24/24", "số 12/3"."""
    match = _PAIR.match(page.text, pos)
    if match is None:
        return None
    above, below = match[1], match[2]
    more = _MORE.match(page.text, match.end())
    if more:
        return _address(page, match[0] + more[0], more.end())
    joint, certainty = _joint(page, pos, match)
    under = "tư" if (joint, below) == ("phần", "4") else _say(page, below)
    words = f"{_say(page, above)} {joint} {under}"
    return _with_unit(page, match.end(), words, certainty)


def ratio(page: Page, pos: int) -> Found | None:
    """ "tỷ lệ 1:2000", "bản đồ 1:500"."""
    match = _RATIO.match(page.text, pos)
    if match is None:
        return None
    left = page.left(pos)
    if _SCORE_SAID.search(left):
        words = f"{_say(page, match[1])} {_say(page, match[2])}"
        return Found(match.end(), words, SpanKind.NUMBER)
    if not (_RATIO_SAID.search(left) or (match[1] == "1" and len(match[2]) > 2)):
        return None
    words = f"{_say(page, match[1])} trên {_say(page, match[2])}"
    return Found(match.end(), words, SpanKind.NUMBER)


def _joint(page: Page, pos: int, match: re.Match[str]) -> tuple[str, Certainty]:
    """ "phần" for a part of a whole, "trên" for the rest."""
    left, right = page.left(pos), page.right(match.end())
    if "," in match[1]:
        return "trên", Certainty.SURE
    above, below = int(match[1].replace(".", "")), int(match[2].replace(".", ""))
    if (above, below) in _ROUND_THE_CLOCK or _OF_A_PLACE.search(left) or _COUNTED.match(right):
        return "trên", Certainty.SURE
    if above <= below and _COUNTED_ITEM.match(right) and not _WHOLE.match(right):
        return "trên", Certainty.SURE
    part = above < below <= 10 or (above == 1 and below <= 100)
    if above == 1 and _MEASURE.match(right):
        return "phần", Certainty.SURE
    if part and (_WHOLE.match(right) or _LENGTH.match(right) or _SHARE.search(left)):
        return "phần", Certainty.SURE
    return "trên", Certainty.LIKELY


def _address(page: Page, written: str, end: int) -> Found:
    """ "12/3/5": a house number, said with "trên"."""
    words = " trên ".join(_say(page, part.strip()) for part in written.split("/"))
    return Found(end, words, SpanKind.NUMBER, Certainty.LIKELY, "slashes")


def _say(page: Page, written: str) -> str:
    whole, comma, rest = written.partition(",")
    said = cardinal(whole.replace(".", ""), page.region)
    return f"{said} phẩy {cardinal(rest, page.region)}" if comma else said


def _with_unit(page: Page, end: int, words: str, certainty: Certainty) -> Found:
    note = "" if certainty is Certainty.SURE else "fraction"
    unit = unit_at(page.text, end)
    if unit:
        return Found(unit[0], f"{words} {unit[1]}", SpanKind.NUMBER, certainty, note)
    return Found(end, words, SpanKind.NUMBER, certainty, note)
