"""Dates: 30/9/2026, 28/7 - 03/8/2025, 20-25/11/2026, 4/2026, quý IV/2025, 2026-11-20."""

import re
from typing import NamedTuple

from media.speech.reading.cardinals import cardinal, month
from media.speech.reading.fractions import is_date, is_named_day
from media.speech.reading.model import Certainty, SpanKind
from media.speech.reading.named_days import holiday_named, place_named
from media.speech.reading.page import Found, Page

_FULL = re.compile(r"(\d{1,2})( ?[/.-] ?)(\d{1,2})\2(\d{4}|\d{2})(?!\d|[./-]\d)")
_LOOSE = re.compile(r"(\d{1,2}) ?[/.] ?(\d{1,2}) ?[/.-] ?(\d{4})(?!\d|[./]\d)")
_DAY_MONTH = re.compile(r"(\d{1,2}) ?/ ?(\d{1,2})(?!\d| ?/ ?\w|,\d)")
_DAY_MONTH_DOTTED = re.compile(r"(\d{1,2})([.-])(\d{1,2})(?![\d/]|[.-]\d|[.,]\d)")
_MONTH_YEAR = re.compile(r"(\d{1,2}) ?[/-] ?(\d{4})(?!\d|[/-] ?[\dA-ZĐ])")
_NUMBER_YEAR = re.compile(r"(\d{3,5})/(\d{4})(?!\d|[/-] ?[\dA-ZĐ])")
_MONTHS_YEAR = re.compile(r"(\d{1,2})( ?- ?|, ?)(\d{1,2})/(\d{4})(?!\d|/)")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_YEARS = re.compile(r"((?:19|20)\d{2}) ?/ ?((?:19|20)\d{2})(?![\d/])")
_LEAD = re.compile(r"((?:\d{1,2},){0,6}\d{1,2})( ?- ?|, ?|\+|&)(?=\d{1,2} ?[/.] ?\d)")
_TO = re.compile(r" ?- ?(?:ngày )?(?=\d)")
_DAY_SAID = re.compile(
    r"(?<!\w)(?:ngày|hôm|mùng|mồng|rằm|đến|tới|và|hoặc|lễ|tết|dịp|nay|mai)[\s:(]*$"
    r"|(?<!\w)ngày [\d\s,;&/+.và-]{1,30}$"
)
_DAY_WORD = re.compile(r"(?<!\w)(?:ngày|hôm|sáng|chiều|tối|trưa|đêm)[\s(]*$")
_RANGE_SAID = re.compile(r"(?<!\w)(?:từ|các|những|trong|khoảng|mấy|hai|ba) (?:\w+ )?ngày\s*$")
_MONTH_SAID = re.compile(r"(?<!\w)(?:tháng|th)[\s.]*$|(?<!\w)tháng [\d\s,/và-]{1,20}$")
_WEEKDAY = re.compile(r"(?<!\w)(?:thứ|tổ|số|lớp|thôn|ấp|khu|đợt)\s*$")
_QUARTER = re.compile(r"(?<!\w)quý\s*$")
_DOCUMENT = re.compile(
    r"(?<!\w)(?:số|luật|bộ luật|nghị định|nđ|nghị quyết|nq|thông tư|tt|quyết định|qđ|pháp lệnh|chỉ thị|ct|"
    r"kế hoạch|kh|quy chuẩn|mã|ttlt|đợt|kỳ|lần|khóa|khoá|tập|học kỳ|kỳ họp)[\s:]*$"
)


class Day(NamedTuple):
    """A written day; year is None where none is given. `end` is where the writing ends."""

    day: int
    month: int
    year: int | None
    end: int


def date(page: Page, pos: int) -> Found | None:
    """Any date that begins at `pos`."""
    for rule in (_iso, _range_of_dates, _days_of_month, _months_of_year, _month_of_year, _school_years):
        found = rule(page, pos)
        if found:
            return found
    return None


def _iso(page: Page, pos: int) -> Found | None:
    match = _ISO.match(page.text, pos)
    if match is None or not _valid(int(match[3]), int(match[2])):
        return None
    day = Day(int(match[3]), int(match[2]), int(match[1]), match.end())
    return _found(page, pos, day.end, _said(page, day))


def day_at(page: Page, pos: int) -> Day | None:
    """The single date at `pos`, if what is written can be one."""
    match = _FULL.match(page.text, pos)
    if match and _valid(int(match[1]), int(match[3])) and _year_fits(page, pos, match):
        year = int(match[4])
        return Day(int(match[1]), int(match[3]), year + 2000 if year < 100 else year, match.end())
    match = _LOOSE.match(page.text, pos)
    if match and _valid(int(match[1]), int(match[2])):
        return Day(int(match[1]), int(match[2]), int(match[3]), match.end())
    match = _DAY_MONTH.match(page.text, pos)
    if match and _valid(int(match[1]), int(match[2])):
        return Day(int(match[1]), int(match[2]), None, match.end())
    return _dotted_day(page, pos)


def _dotted_day(page: Page, pos: int) -> Day | None:
    """ "ngày 20.11", "ngày 20-11" (but "ngày 5-9" is a range)."""
    match = _DAY_MONTH_DOTTED.match(page.text, pos)
    if match is None or not _valid(int(match[1]), int(match[3])):
        return None
    if not _DAY_WORD.search(page.left(pos)) and not place_named(page, pos, int(match[1]), int(match[3])):
        return None
    if match[2] == "-" and int(match[1]) < int(match[3]) and _RANGE_SAID.search(page.left(pos)):
        return None
    return Day(int(match[1]), int(match[3]), None, match.end())


def _year_fits(page: Page, pos: int, match: re.Match[str]) -> bool:
    """Two figures are a year only where slashes part them."""
    return len(match[4]) == 4 or match[2].strip() == "/"


def _valid(day: int, month_number: int) -> bool:
    return 1 <= day <= 31 and 1 <= month_number <= 12


def _range_of_dates(page: Page, pos: int) -> Found | None:
    """One date, or two with a dash between."""
    first = day_at(page, pos)
    if first is None:
        return None
    dash = _TO.match(page.text, first.end)
    second = day_at(page, dash.end()) if dash else None
    if second is None and first.year is None and not is_date(page, pos, first.end, first.day, first.month):
        return None
    said = _said(page, first)
    if second is not None:
        joint = ", " if (first.day, first.month, second.day, second.month) == (30, 4, 1, 5) else " đến "
        day_word = "ngày " if joint == " đến " else ""
        return _found(page, pos, second.end, f"{said}{joint}{day_word}{_said(page, second)}")
    return _found(page, pos, first.end, said, first)


def _days_of_month(page: Page, pos: int) -> Found | None:
    """ "20-25/11/2026", "14,15/11"."""
    lead = _LEAD.match(page.text, pos)
    day = day_at(page, lead.end()) if lead else None
    if lead is None or day is None or _WEEKDAY.search(page.left(pos)):
        return None
    numbers = [int(part) for part in lead[1].split(",")]
    if not all(1 <= number <= 31 for number in numbers):
        return None
    if "," in lead[0] and day.year is None and not is_named_day(page, pos):
        return None
    joint = " đến " if "-" in lead[2] else ", "
    before = ", ".join(cardinal(number, page.region) for number in numbers)
    return _found(page, pos, day.end, f"{before}{joint}{_said(page, day)}")


def _months_of_year(page: Page, pos: int) -> Found | None:
    """ "tháng 10-12/2026", "tháng 10, 11/2026", "quý 3-4/2026"."""
    match = _MONTHS_YEAR.match(page.text, pos)
    if match is None or not (int(match[1]) <= 12 and int(match[3]) <= 12):
        return None
    joint = " đến " if "-" in match[2] else ", "
    quarter = _QUARTER.search(page.left(pos))
    name = cardinal if quarter else month
    words = f"{name(match[1], page.region)}{joint}{name(match[3], page.region)} năm {_year(page, match[4])}"
    said_before = quarter or _MONTH_SAID.search(page.left(pos))
    return Found(match.end(), words if said_before else f"tháng {words}", SpanKind.DATE)


def _month_of_year(page: Page, pos: int) -> Found | None:
    """ "4/2026" after or without "tháng", a document's "61/2018", "quý 1/2023"."""
    match = _MONTH_YEAR.match(page.text, pos) or _NUMBER_YEAR.match(page.text, pos)
    if match is None or not 1900 <= int(match[2]) <= 2199:
        return None
    left, year = page.left(pos), _year(page, match[2])
    if _QUARTER.search(left) or _DOCUMENT.search(left):
        return Found(match.end(), f"{cardinal(match[1], page.region)} năm {year}", SpanKind.DATE)
    if not 1 <= int(match[1]) <= 12:
        return None
    words = f"{month(match[1], page.region)} năm {year}"
    words = words if _MONTH_SAID.search(left) else f"tháng {words}"
    dash = _TO.match(page.text, match.end())
    second = _MONTH_YEAR.match(page.text, dash.end()) if dash else None
    if second and 1 <= int(second[1]) <= 12:
        after = f"tháng {month(second[1], page.region)} năm {_year(page, second[2])}"
        return Found(second.end(), f"{words} đến {after}", SpanKind.DATE)
    return Found(match.end(), words, SpanKind.DATE)


def _school_years(page: Page, pos: int) -> Found | None:
    """ "năm học 2025/2026"."""
    match = _YEARS.match(page.text, pos)
    if match is None:
        return None
    return Found(match.end(), f"{_year(page, match[1])} đến {_year(page, match[2])}", SpanKind.DATE)


def _year(page: Page, written: str | int) -> str:
    return cardinal(written, page.region)


def _said(page: Page, day: Day) -> str:
    words = f"{cardinal(day.day, page.region)} tháng {month(day.month, page.region)}"
    return words if day.year is None else f"{words} năm {_year(page, day.year)}"


def _found(page: Page, pos: int, end: int, words: str, day: Day | None = None) -> Found:
    """ "ngày" is said once: added where the sentence does not say it."""
    if day and day.year is None and place_named(page, pos, day.day, day.month):
        return Found(end, words, SpanKind.DATE)
    said = _DAY_SAID.search(page.left(pos)) is not None or holiday_named(page, pos)
    words = words if said else f"ngày {words}"
    if day and day.year is None and day.day <= 12 and not said:
        return Found(end, words, SpanKind.DATE, Certainty.LIKELY, "date-or-fraction")
    return Found(end, words, SpanKind.DATE)
