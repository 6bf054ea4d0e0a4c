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
_COUNTED = (
    r"(?:lan|buoi|dot|ky|so|luot|tin,? ?bai|bai|tin|cuoc|hoi nghi|chuyen muc|chuyen de|ban tin|chuong trinh)"
)
_TIMES = rf"(?P<times>\d{{1,3}}) {_COUNTED}(?: phat(?: song| thanh)?)?"
_EACH = r"(?:hang|moi|tung|cac)"
_ON_END = r"(?: lien tuc| lien tiep| lien| lien nhau)?"
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
    "8": 6,  # Sunday: campaigns.timing.folding
}
_LISTED = r"(?:,| va |,va )"
_WEEKDAY_NAME = r"(?:hai|ba|tu|nam|sau|bay|[2-8])"
_BY = r"(?:cham nhat|truoc|xong truoc|vao|den)"

_IS_BEFORE = re.compile(r"\btruoc (?:ngay )?\d")
_COMMON_YEAR = 2025  # one without a 29 February

_PATTERNS = [
    rf"{_TIMES}(?:/| tren | trong (?:vong )?| moi | mot | 1 )(?P<interval>\d{{1,2}} )?{_UNIT}{_ON_END}",
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
    rf"(?:(?P<month>(?:cua )?(?:{_EACH} thang|thang (?:sau|tiep theo|ke tiep)))"
    rf"|(?P<quarter>{_OF_LAST_MONTH}))$"
)
_DAY_OF_YEAR = re.compile(
    rf"(?P<by>{_BY} )?(?:la |vao )?(?:truoc )?(?:ngay )?"
    rf"(?P<day>\d{{1,2}})(?:/| thang )(?P<month>\d{{1,2}}) {_EACH} nam$"
)
_WEEKDAY = re.compile(rf"(?:vao )?(?:ngay )?thu (?P<weekday>{_WEEKDAY_NAME}) {_EACH} tuan$")
_WEEKDAYS_LISTED = re.compile(
    rf"(?:vao )?(?:cac )?(?:ngay )?thu {_WEEKDAY_NAME}(?:{_LISTED}(?:thu )?{_WEEKDAY_NAME})+ {_EACH} tuan$"
)
_DAYS_LISTED = re.compile(
    rf"(?:{_BY} )?(?:cac )?ngay \d{{1,2}}(?:{_LISTED}(?:ngay )?\d{{1,2}})+ (?:cua )?{_EACH} thang$"
)
_DAYS_OF_YEAR_LISTED = re.compile(
    rf"(?:{_BY} )?(?:cac )?(?:ngay )?\d{{1,2}}/\d{{1,2}}"
    rf"(?:{_LISTED}(?:ngay )?\d{{1,2}}/\d{{1,2}})+ {_EACH} nam$"
)
# "định kỳ 6 tháng, năm": what falls due in the longer periods falls due in the shortest as well.
_MONTHS_OF = {"thang": 1, "quy": 3, "nam": 12}
_PERIOD = r"(?:(?:hang |moi |ca |theo |0?1 )?(?:thang|quy|nam)|(?:0?[369]|12) thang(?: dau nam)?)"
_PERIODS = re.compile(rf"(?:bao cao )?(?:dinh ky )?({_PERIOD}(?:{_LISTED}{_PERIOD})+)$")
# "định kỳ quý I, quý II, quý III và năm": the fourth quarter is reported with the year.
_EACH_QUARTER = re.compile(
    rf"(?:bao cao )?(?:dinh ky )?(?:cac )?quy (?:i|1){_LISTED}(?:quy )?(?:ii|2){_LISTED}(?:quy )?(?:iii|3)"
    rf"{_LISTED}(?:ca |hang )?nam$"
)
_HOUR = r"\d{1,2}(?:h|g|:| gio ?)\d{0,2}"
_PART_OF_DAY = r"(?:buoi )?(?:sang|trua|chieu|toi)"
_HOURS = re.compile(
    rf"(?:(?:,|;| va | |\b)(?:vao |luc |tu )*(?:{_PART_OF_DAY})? ?(?:vao |luc |tu )*"
    rf"{_HOUR}(?:(?: den |-){_HOUR})?)+$"
)
_PARTS_FIRST = re.compile(rf"\b{_PART_OF_DAY}(?:{_LISTED}{_PART_OF_DAY})* (?=thu )")
_BY_HOUR = re.compile(rf"^(?:truoc |vao |luc ){_HOUR} (?:ngay )?(?=thu )")
_EACH_FIRST = re.compile(rf"^(?:dinh ky )?{_EACH} (?P<unit>tuan|thang|quy|nam)(?:,| )+(?P<rest>.+)$")
_AND_WHEN_ASKED = re.compile(r"(?:,|;| va )+(?:bao cao )?dot xuat(?: khi .+| theo .+)?$")
_AT_LENGTH = re.compile(r"(?:,| )+(?:thoi luong|moi (?:lan|buoi|ban tin)) .*phut$")
_WEEK_OF_MONTH = re.compile(
    rf"(?:trong |vao )?(?:thu {_WEEKDAY_NAME} )?tuan (?P<which>dau|cuoi)(?: tien| cung)?"
    rf"(?: cua)?(?: {_EACH})? thang$"
)
_LAST_OF_FIRST_WEEK = 7
_ON_WEEKDAYS = re.compile(
    rf"(?:,| )(?:vao )?(?:cac )?(?:ngay )?thu {_WEEKDAY_NAME}(?:{_LISTED}(?:thu )?{_WEEKDAY_NAME})*$"
)
_MONTH_OF_YEAR = re.compile(rf"(?:vao )?thang (?P<month>\d{{1,2}}) {_EACH} nam$")


def how_often(phrase: str) -> dict[str, Any] | None:
    """Return the fields of a recurring timing, None where the phrase is none.

    Hours are left to the programmes that air, and where several days are named they are counted.
    """
    phrase = _AT_LENGTH.sub("", _AND_WHEN_ASKED.sub("", phrase))
    days = _BY_HOUR.sub("", _PARTS_FIRST.sub("", _HOURS.sub("", phrase))).strip(" ,")
    return _by_day(days) or _by_days(days) or _by_count(days) or _each_first(days) or _on_weekdays(days)


def _each_first(phrase: str) -> dict[str, Any] | None:
    """ "hằng tháng, trước ngày 20", "hằng tuần (2 lượt/tuần)": the unit first, then the day or how often."""
    found = _EACH_FIRST.match(phrase)
    if not found:
        return None
    for said in (f"{found['rest']} hang {found['unit']}", found["rest"]):
        if often := _by_day(said) or _by_days(said):
            return often
    often = _by_count(found["rest"])
    return often if often and often["every"] is _UNITS[found["unit"]] else None


def _on_weekdays(phrase: str) -> dict[str, Any] | None:
    """ "2 lần/tuần vào thứ 3 và thứ 6": a single day that is named once a week is kept."""
    named = _ON_WEEKDAYS.search(phrase)
    often = _by_count(phrase[: named.start()]) if named else None
    if not named or not often or often["every"] is not Every.WEEK:
        return often
    days = set(re.findall(rf"\b{_WEEKDAY_NAME}\b", named[0]))
    if (len(days), often["times"], often["interval"]) == (1, 1, 1):
        return {**often, "weekday": _WEEKDAYS[days.pop()]}
    return often


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
    if found := _WEEK_OF_MONTH.match(phrase):
        return _once_in(Every.MONTH, **({"day": _LAST_OF_FIRST_WEEK} if found["which"] == "dau" else {}))
    if found := _MONTH_OF_YEAR.match(phrase):
        return _once_in(Every.YEAR, month=int(found["month"]))
    return None


def _by_days(phrase: str) -> dict[str, Any] | None:
    if _WEEKDAYS_LISTED.match(phrase):
        named = re.sub(rf" {_EACH} tuan$", "", phrase)
        return {**_once_in(Every.WEEK), "times": len(set(re.findall(rf"\b{_WEEKDAY_NAME}\b", named)))}
    if _DAYS_LISTED.match(phrase):
        return {**_once_in(Every.MONTH), "times": len(set(re.findall(r"\d+", phrase)))}
    if _DAYS_OF_YEAR_LISTED.match(phrase):
        return {**_once_in(Every.YEAR), "times": len(set(re.findall(r"\d+/\d+", phrase)))}
    return _by_periods(phrase)


def _by_periods(phrase: str) -> dict[str, Any] | None:
    if _EACH_QUARTER.match(phrase):
        return _once_in(Every.QUARTER)
    found = _PERIODS.match(phrase)
    if not found:
        return None
    each = re.findall(r"(?:(\d+) )?(thang|quy|nam)\b", found[1].replace(" dau nam", ""))
    months = {int(number or 1) * _MONTHS_OF[unit] for number, unit in each}
    shortest = min(months)
    if any(length % shortest for length in months):
        return None
    if shortest in (1, 6):
        return {**_once_in(Every.MONTH), "interval": shortest}
    return _once_in(Every.QUARTER) if shortest == 3 else None


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
