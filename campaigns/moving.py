"""A plan's dates and years moved by whole years, for next year's plan; pure.

Only years of the plan move: "năm 2026" and "30/11/2026" in a plan of 2026. What is cited stays: numbers and
days of documents ("Kế hoạch số 12/KH-UBND ngày 05/01/2026"), periods that reach beyond the plan ("giai đoạn
2026 - 2030"). Words of the moon without a year ("rằm tháng Bảy") say the same every year.
"""

import re
from collections.abc import Set as AbstractSet
from datetime import date

_DAY = r"\d{1,2}(?:[/.-]| tháng )\d{1,2}(?:[/.-]| năm )\d{4}"
_CITED = rf"\d+[\w.]*/(?:\d{{4}}/)?[A-ZĐ][\w-]*(?:,? ngày {_DAY})?"
_LEAP_DAY = r"\b29(?P<sign>/|\.|-|\s+tháng\s+)0?2(?P<after>/|\.|-|\s+năm\s+)(?P<leap>20\d\d)\b"
_PAIR = r"(?P<school>năm học )?\b(?P<first>20\d\d)(?P<dash>\s*[-–]\s*)(?P<last>20\d\d)\b(?!/\D)"
_SHORT = r"\b(?P<day>\d{1,2}[/.-]\d{1,2}[/.-])(?P<short>\d\d)\b(?![/.-]?\d)"
_COUNTED = r"(?!\s*(?:người|hộ|lượt|tờ|bộ|hồ sơ|đồng|triệu|tỷ|cuộc|bài|thủ tục|%))"
_YEAR = rf"(?<!\d)(?P<year>20\d\d)(?![\d%]|[.,]\d){_COUNTED}"
_FOUND = re.compile("|".join([rf"(?P<cited>{_CITED})", _LEAP_DAY, _PAIR, _SHORT, _YEAR]))


def moved_day(day: date, years: int) -> date:
    """Return the same day `years` later (before, where negative); 29 February becomes the 28th where there
    is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def moved_words(text: str, years: int, of: AbstractSet[int]) -> str:
    """Return `text` with the years in `of` moved by `years`."""

    def move(found: re.Match[str]) -> str:
        if found["cited"]:
            return found[0]
        if found["first"]:
            return _pair(found, years, of)
        if found["short"]:
            return found["day"] + _moved_short(found["short"], years, of)
        said = int(found["leap"] or found["year"])
        if said not in of:
            return found[0]
        if found["leap"] and moved_day(date(said, 2, 28), years).year % 4:
            return f"28{found['sign']}02{found['after']}{said + years}"
        return found[0].replace(str(said), str(said + years))

    return _FOUND.sub(move, text)


def _pair(found: re.Match[str], years: int, of: AbstractSet[int]) -> str:
    """Two years: of a school year both move with either; a period moves when all of it is the plan's."""
    first, last = int(found["first"]), int(found["last"])
    moves = (first in of or last in of) if found["school"] else (first in of and last in of)
    if not moves:
        return found[0]
    return f"{found['school'] or ''}{first + years}{found['dash']}{last + years}"


def _moved_short(short: str, years: int, of: AbstractSet[int]) -> str:
    return f"{(int(short) + years) % 100:02d}" if 2000 + int(short) in of else short
