"""Days told by the moon ("trước Tết", "rằm tháng Bảy"), by the Vietnamese lunar calendar (vnlunar); pure."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import vnlunar

from campaigns.timing.spans import NoYear, Span

_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "gieng",
            "hai",
            "ba",
            "tu",
            "nam",
            "sau",
            "bay",
            "tam",
            "chin",
            "muoi",
            "muoi mot|mot",
            "muoi hai|chap",
        ],
        start=1,
    )
    for name in names.split("|")
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))}|1[0-2]|0?[1-9])"
_YEAR = r"(?:(?:,| nam|/)? ?(?P<year>20\d\d))?"
_MOON = r" am lich"
TET_DAYS = 3  # mùng 1 to mùng 3
_STEMS = ["giap", "at", "binh", "dinh", "mau", "ky", "canh", "tan", "nham", "quy"]
_BRANCHES = ["ty", "suu", "dan", "mao", "thin", "ty", "ngo", "mui", "than", "dau", "tuat", "hoi"]
_FIRST_NAMED = 1984  # Giáp Tý; the names come back after 60 years
_NAMES = {
    f"{_STEMS[number % 10]} {_BRANCHES[number % 12]}": _FIRST_NAMED + number for number in range(60)
}  # Without marks Tý and Tỵ look alike, but never share a stem.
_NAMED_YEAR = re.compile(rf" (?:nam |xuan )?({'|'.join(_NAMES)})(?: nam)?(?=$|,| |/|-)")


def day_of(year: int, month: int, day: int) -> date:
    """Return the day of the sun's calendar; raises ValueError where the moon's has no such day."""
    found = vnlunar.get_solar_date(day, month, year, 0)
    if found is None:
        raise ValueError(f"no day {day} in lunar month {month} of {year}")
    return date(found["year"], found["month"], found["day"])


def lunar_span(phrase: str, given: int | None = None) -> Span | None:
    """Read a folded phrase that names a day or feast of the lunar calendar and nothing else.

    A feast belongs to the lunar year that begins with the Tết of that year. Raises spans.NoYear where the
    phrase names no year and none is given.
    """
    named = _NAMED_YEAR.search(phrase)
    if named:
        given = _NAMES[named[1]]
        phrase = (phrase[: named.start()] + phrase[named.end() :]).rstrip(" ,-")
    for pattern, read in _FEASTS:
        found = pattern.fullmatch(phrase)
        if found:
            said = found.groupdict().get("year")
            if said is None and given is None:
                raise NoYear
            return read(found, int(said or given or 0))
    return None


def _feast(words: str, month: int, day: int, length: int = 1) -> tuple[re.Pattern[str], "_Read"]:
    def read(found: re.Match[str], year: int) -> Span:
        first = day_of(year, month, day)
        return Span(first, first + timedelta(days=length - 1), bool(found["year"]))

    return re.compile(words + _YEAR), read


def _full_moon(found: re.Match[str], year: int) -> Span:
    return _single(found, year, 15)


def _named_day(found: re.Match[str], year: int) -> Span:
    return _single(found, year, int(found["day"]))


def _single(found: re.Match[str], year: int, day: int) -> Span:
    only = day_of(year, _month(found), day)
    return Span(only, only, bool(found["year"]))


def _month(found: re.Match[str]) -> int:
    said = found["month"]
    return _MONTHS.get(said) or int(said)


_Read = Callable[[re.Match[str], int], Span]
_FEASTS: list[tuple[re.Pattern[str], _Read]] = [
    _feast(r"(?:ky nghi )?tet(?: nguyen dan| am lich| co truyen)*(?: nguyen dan)?", 1, 1, TET_DAYS),
    _feast(r"(?:tet )?trung thu", 8, 15),
    _feast(r"(?:le |dai le )?vu lan", 7, 15),
    _feast(r"(?:ngay )?(?:le )?gio to(?: hung vuong)?", 3, 10),
    _feast(r"(?:tet )?nguyen tieu", 1, 15),
    (re.compile(rf"ram thang {_MONTH}(?:{_MOON})?{_YEAR}"), _full_moon),
    (re.compile(rf"(?:ngay )?(?:mung )?(?P<day>\d{{1,2}})(?:/| thang ){_MONTH}{_MOON}{_YEAR}"), _named_day),
    (re.compile(rf"(?:ngay )?(?:mung )?(?P<day>\d{{1,2}})(?:/| thang ){_MONTH}/?{_YEAR}{_MOON}"), _named_day),
    (re.compile(rf"(?:ngay )?(?P<day>\d{{1,2}}) thang (?P<month>gieng|chap){_YEAR}"), _named_day),
    (re.compile(rf"mung (?P<day>\d{{1,2}}) thang {_MONTH}{_YEAR}"), _named_day),
]
