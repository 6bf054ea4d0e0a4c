"""Times of day: 7h30, 7g30, 07:30, 14 giờ 00, 22h00', 7h-11h30."""

import re

from media.speech.reading.cardinals import cardinal
from media.speech.reading.model import SpanKind
from media.speech.reading.page import Found, Page

_MINUTE_MARK = r"(?: ?(?P<mark>phút|ph(?!\w)|p(?!\w)|['’′]))?"
_WITH_MINUTES = re.compile(
    r"(?P<hour>\d{1,2})(?: ?[hHgG] ?|:|\s(?:giờ|GIỜ|Giờ)\s)(?P<minute>\d{2})(?!\d)"
    r"(?::(?P<second>\d{2})(?!\d))?" + _MINUTE_MARK
)
_LONG = re.compile(r"(?P<hour>\d{1,2}) ?(?:giờ|h)\s(?P<minute>\d)(?P<mark>\sphút|['’′])", re.IGNORECASE)
_HOUR = re.compile(r"(?P<hour>\d{1,2}) ?[hH](?:['’′])?(?![^\W_])")
_HOUR_G = re.compile(r"(?P<hour>\d{1,2}) ?[gG](?![^\W_])")
_TO = re.compile(r" ?(?:-|→) ?(?=\d)")
_LEAD = re.compile(r"(\d{1,2}) ?- ?(?=\d{1,2} ?(?:[hH]|giờ))")
_SCALE = re.compile(r"(?<!\w)(?:tỷ lệ|tỉ lệ|bản đồ|tỷ số|tỉ số)\s*$")
_TIME_BEFORE = re.compile(r"(?<!\w)(?:lúc|từ|vào|hồi|sáng|chiều|tối|trưa|khoảng|đến|trước|sau)\s*$")
_TIME_AFTER = re.compile(r"\s*(?:-|đến|sáng|chiều|tối|trưa|ngày|hằng|hàng|mỗi)")


def time_of_day(page: Page, pos: int) -> Found | None:
    """A time, or two with a dash between; hours to 24, minutes to 59."""
    lead = _LEAD.match(page.text, pos)
    if lead and int(lead[1]) <= 24:
        after = _one(page, lead.end())
        if after:
            return Found(after[0], f"{cardinal(lead[1], page.region)} đến {after[1]}", SpanKind.TIME)
    first = _one(page, pos)
    if first is None or _SCALE.search(page.left(pos)):
        return None
    dash = _TO.match(page.text, first[0])
    second = _one(page, dash.end()) if dash else None
    if second is None:
        return Found(first[0], first[1], SpanKind.TIME)
    return Found(second[0], f"{first[1]} đến {second[1]}", SpanKind.TIME)


def _one(page: Page, pos: int) -> tuple[int, str] | None:
    match = _WITH_MINUTES.match(page.text, pos) or _LONG.match(page.text, pos)
    if match and int(match["hour"]) <= 24 and int(match["minute"]) <= 59:
        return match.end(), _said(page, match)
    match = _HOUR.match(page.text, pos) or _hour_g(page, pos)
    if match and int(match["hour"]) <= 24:
        return match.end(), f"{cardinal(match['hour'], page.region)} giờ"
    return None


def _hour_g(page: Page, pos: int) -> re.Match[str] | None:
    """The south's "7g" is an hour only where the sentence speaks of time."""
    match = _HOUR_G.match(page.text, pos)
    if match and _TIME_BEFORE.search(page.left(pos)) and _TIME_AFTER.match(page.text, match.end()):
        return match
    return None


def _said(page: Page, match: re.Match[str]) -> str:
    """Full hours are said without minutes; minutes below ten and uneven ones with "phút"."""
    hour = f"{cardinal(match['hour'], page.region)} giờ"
    minute = int(match["minute"])
    second = match.groupdict().get("second")
    if minute == 0 and not int(second or 0):
        return hour
    word = "" if minute == 30 and not match["mark"] and not second else " phút"
    words = f"{hour} {cardinal(minute, page.region)}{word}"
    return f"{words} {cardinal(second, page.region)} giây" if second and int(second) else words
