"""How often: "2 lần/tuần", "hằng quý", "ngày 05 hằng tháng"; pure over folded phrases."""

import re
from datetime import date, timedelta
from typing import Any

from campaigns.timing.model import Every

_UNITS = {
    "ngay": Every.DAY,
    "tuan": Every.WEEK,
    "thang": Every.MONTH,
    "quy": Every.QUARTER,
    "nam": Every.YEAR,
}
_UNIT = r"(?P<unit>ngay|tuan|thang|quy|nam)"
_COUNTED = r"(?:lan|buoi|dot|ky|so|luot|bai|tin|cuoc|hoi nghi|chuyen muc|chuyen de|ban tin|chuong trinh)"
_TIMES = rf"(?P<times>\d{{1,3}}) {_COUNTED}(?: phat(?: song| thanh)?)?"
_EACH = r"(?:hang|moi|tung|cac)"
_WEEKDAYS = {
    "hai": 0,
    "ba": 1,
    "tu": 2,
    "nam": 3,
    "sau": 4,
    "bay": 5,
    "2": 0,
    "3": 1,
    "4": 2,
    "5": 3,
    "6": 4,
    "7": 5,
}
_BY = r"(?:cham nhat|truoc|xong truoc|vao|den)"

_IS_BEFORE = re.compile(r"\btruoc (?:ngay )?\d")
_COMMON_YEAR = 2025  # one without a 29 February

_PATTERNS = [
    rf"{_TIMES}(?:/| tren | trong | moi | mot | 1 )(?P<interval>\d{{1,2}} )?{_UNIT}",
    rf"(?:it nhat |toi thieu )?{_EACH} (?P<interval>\d{{1,2}} )?{_UNIT}(?: it nhat| toi thieu)? {_TIMES}",
    rf"(?P<interval>\d{{1,2}}|mot) ?{_UNIT}(?:/| mot | moi | )(?:{_TIMES}|lan)",
    rf"{_UNIT}(?:/| ){_TIMES}",
    rf"{_EACH} (?P<interval>\d{{1,2}} )?{_UNIT}",
    rf"theo {_UNIT}",
]
_HOW_OFTEN = [re.compile(rf"(?:dinh ky )?(?:it nhat |toi thieu )?{pattern}$") for pattern in _PATTERNS]
_OF_LAST_MONTH = r"(?:cua |trong )?thang cuoi(?: cung)?(?: cua)? (?:(?:ky bao cao)|(?:moi |hang )?quy)"
_DAY = re.compile(
    rf"(?P<by>{_BY} )?(?:la |vao )?(?:truoc )?ngay (?:mung )?(?P<day>\d{{1,2}}) "
    rf"(?:(?P<month>(?:cua )?{_EACH} thang)|(?P<quarter>{_OF_LAST_MONTH}))$"
)
_DAY_OF_YEAR = re.compile(
    rf"(?P<by>{_BY} )?(?:la |vao )?(?:truoc )?(?:ngay )?"
    rf"(?P<day>\d{{1,2}})(?:/| thang )(?P<month>\d{{1,2}}) {_EACH} nam$"
)
_WEEKDAY = re.compile(rf"(?:vao )?(?:ngay )?thu (?P<weekday>hai|ba|tu|nam|sau|bay|[2-7]) {_EACH} tuan$")
_MONTH_OF_YEAR = re.compile(rf"(?:vao )?thang (?P<month>\d{{1,2}}) {_EACH} nam$")


def how_often(phrase: str) -> dict[str, Any] | None:
    """Return the fields of a recurring timing, None where the phrase is none."""
    return _by_day(phrase) or _by_count(phrase)


def _by_count(phrase: str) -> dict[str, Any] | None:
    for pattern in _HOW_OFTEN:
        found = pattern.match(phrase)
        if found:
            said = found.groupdict()
            return {
                "every": _UNITS[said["unit"]],
                "interval": 1 if said.get("interval") in (None, "mot") else int(said["interval"]),
                "times": int(said.get("times") or 1),
            }
    return None


def _by_day(phrase: str) -> dict[str, Any] | None:
    if found := _DAY.match(phrase):
        every = Every.MONTH if found["month"] else Every.QUARTER
        return _once_in(every, day=_last_acceptable(phrase, int(found["day"])))
    if found := _DAY_OF_YEAR.match(phrase):
        return _once_in(Every.YEAR, **_last_of_year(phrase, int(found["day"]), int(found["month"])))
    if found := _WEEKDAY.match(phrase):
        return _once_in(Every.WEEK, weekday=_WEEKDAYS[found["weekday"]])
    if found := _MONTH_OF_YEAR.match(phrase):
        return _once_in(Every.YEAR, month=int(found["month"]))
    return None


def _last_of_year(phrase: str, day: int, month: int) -> dict[str, int]:
    """Return day and month of the last acceptable day; raises ValueError for a day in no calendar."""
    last = date(_COMMON_YEAR, month, day)
    if _IS_BEFORE.search(phrase):
        last -= timedelta(days=1)
    return {"day": last.day, "month": last.month}


def _once_in(every: Every, **more: int) -> dict[str, Any]:
    return {"every": every, "interval": 1, "times": 1, **more}


def _last_acceptable(phrase: str, day: int) -> int:
    """ "Trước ngày 15" leaves the 14th as the last day; "chậm nhất" and "ngày 15" the 15th itself."""
    return day - 1 if _IS_BEFORE.search(phrase) and day > 1 else day
