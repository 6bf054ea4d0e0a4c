"""Days that are names: holidays ("Ngày Quốc khánh 2/9") and places ("đường 30/4")."""

import re

from media.speech.reading.page import Page

_REACH = 72
_HOLIDAY = re.compile(
    r"(?<!\w)[Nn]gày (?:(?!Chủ (?:nhật|Nhật))(?!Thứ )[A-ZĐÂĂÊÔƠƯÁÀÝÚÍ]\w*|"
    r"(?:thành lập|truyền thống|giải phóng|hội|giỗ|toàn dân|sinh nhật|quốc|"
    r"bầu cử|pháp luật|khai giảng)(?!\w))"
    r"(?:(?:,? (?:- )?[^\W\d_]+){0,12}),? \(?$"
)
# Words no holiday is named with: the sentence has gone on.
_GONE_ON = re.compile(
    r"(?<!\w)(?:là|vào|từ|tại|ở|được|sẽ|họp|diễn ra|tổ chức|bắt đầu|trước|sau|lúc|hôm|trong|đã|cho|với|"
    r"mai|nay|kia|sang|kéo dài|hạn|chậm nhất|ban hành)(?!\w)|(?<!dân )số$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?<!\w)(?:đường|phố|quảng trường|đại lộ|công viên|cầu|đập|kênh|kè|hồ|nông trường|sân vận động|"
    r"bùng binh|vòng xoay|ngã (?:ba|tư|năm|sáu))\s+$"
)
# Days after which streets and works are named throughout the country (day, month).
_REMEMBERED = frozenset(
    (
        (3, 2), (27, 2), (8, 3), (26, 3), (29, 3), (2, 4), (16, 4), (30, 4), (1, 5), (7, 5), (19, 5), (1, 6),
        (27, 7), (19, 8), (2, 9), (23, 9), (10, 10), (20, 10), (30, 10), (20, 11), (22, 12),
    )
)  # fmt: skip


def holiday_named(page: Page, pos: int) -> bool:
    """True after a holiday's name that begins with "Ngày": the date follows without the word."""
    match = _HOLIDAY.search(page.text[max(0, pos - _REACH) : pos])
    return match is not None and _GONE_ON.search(match[0].rstrip(" ,(")) is None


def place_named(page: Page, pos: int, day: int, month: int) -> bool:
    """True for a street or work named after a remembered day."""
    return (day, month) in _REMEMBERED and _PLACE.search(page.left(pos)) is not None
