"""Days, months, quarters and years in a folded phrase as spans of days; pure."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = r"(?:20\d\d)"
_OF_YEAR = rf"(?:(?:/|-| | nam | cua nam )({_YEAR}))?"
_Q = r"(?:iv|i{1,3}|[1-4])"
_THROUGH = re.compile(r"-| den ")
_M = r"(?:1[0-2]|0?[1-9])"
_WEEKS = {"dau": 0, "dau tien": 0, "thu nhat": 0, "thu hai": 1, "thu ba": 2, "thu tu": 3}


@dataclass(frozen=True, slots=True)
class Span:
    """From the first to the last day; `said_year` whether the phrase names the year itself."""

    first: date
    last: date
    said_year: bool = True


class NoYear(Exception):
    """The phrase names no year and none was given."""


def of_month(year: int, month: int) -> Span:
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def of_months(year: int, first: int, last: int) -> Span:
    return Span(of_month(year, first).first, of_month(year, last).last)


def of_quarter(year: int, quarter: int) -> Span:
    return of_months(year, 3 * quarter - 2, 3 * quarter)


def _year(said: str | None, given: int | None) -> int:
    if said:
        return int(said)
    if given is None:
        raise NoYear
    return given


def _full_year(said: str) -> int:
    return int(said) if len(said) == 4 else 2000 + int(said)


def _date(found: re.Match[str], given: int | None) -> Span:
    year = _full_year(found["year"]) if found["year"] else _year(None, given)
    day = date(year, int(found["month"]), int(found["day"]))
    return Span(day, day, bool(found["year"]))


def _months(found: re.Match[str], given: int | None) -> Span:
    months = [int(number) for number in re.findall(r"\d+", found[1])]
    _require_one_stretch(months, found[1])
    year = _year(found[2], given)
    return _told(of_months(year, months[0], months[-1]), found[2])


def _quarters(found: re.Match[str], given: int | None) -> Span:
    quarters = [_ROMAN.get(part) or int(part) for part in re.findall(_Q, found[1])]
    _require_one_stretch(quarters, found[1])
    year = _year(found[2], given)
    return _told(Span(of_quarter(year, quarters[0]).first, of_quarter(year, quarters[-1]).last), found[2])


def _require_one_stretch(numbers: list[int], said: str) -> None:
    """Raise ValueError for a list with gaps, as "quý I, quý III": it is two times, and no span says so."""
    if not _THROUGH.search(said) and numbers != list(range(numbers[0], numbers[-1] + 1)):
        raise ValueError(f"{said} is no single stretch")


def _half(found: re.Match[str], given: int | None) -> Span:
    year = _year(found[2], given)
    return _told(of_months(year, 1, 6) if found[1] == "dau" else of_months(year, 7, 12), found[2])


def _half_month(found: re.Match[str], given: int | None) -> Span:
    month = _one_month(found, given)
    middle = month.first.replace(day=15)
    first, last = (month.first, middle) if found[1] == "dau" else (middle + timedelta(days=1), month.last)
    return Span(first, last, month.said_year)


def _week_of_month(found: re.Match[str], given: int | None) -> Span:
    """The first seven days, the next seven and so on; the last seven."""
    month = _one_month(found, given)
    if found[1] == "cuoi":
        return Span(month.last - timedelta(days=6), month.last, month.said_year)
    first = month.first + timedelta(weeks=_WEEKS[found[1]])
    return Span(first, first + timedelta(days=6), month.said_year)


def _one_month(found: re.Match[str], given: int | None) -> Span:
    return _told(of_month(_year(found[3], given), int(found[2])), found[3])


def _days_of_month(found: re.Match[str], given: int | None) -> Span:
    year = _full_year(found[4]) if found[4] else _year(None, given)
    first, last = (date(year, int(found[3]), int(found[which])) for which in (1, 2))
    if first > last:
        raise ValueError(f"{found[0]} ends before it begins")
    return Span(first, last, bool(found[4]))


def _three_months(found: re.Match[str], given: int | None) -> Span:
    year = _year(found[2], given)
    return _told(of_quarter(year, 1 if found[1] == "dau" else 4), found[2])


def _nine_months(found: re.Match[str], given: int | None) -> Span:
    return _told(of_months(_year(found[1], given), 1, 9), found[1])


def _years(found: re.Match[str], given: int | None) -> Span:
    first, last = int(found[1]), int(found[2] or found[1])
    return Span(date(first, 1, 1), date(last, 12, 31))


def _this_year(found: re.Match[str], given: int | None) -> Span:
    year = _year(None, given)
    return Span(date(year, 1, 1), date(year, 12, 31), said_year=False)


def _told(span: Span, year: str | None) -> Span:
    return Span(span.first, span.last, bool(year))


_SEPARATOR = r"(?:,|-| va |;| den | den thang | den quy |, thang |, quy )"
_END = r"(?![\w/])"


def _form(pattern: str, read: Callable[[re.Match[str], int | None], Span]) -> "_Form":
    return re.compile(pattern + _END), read


_Form = tuple[re.Pattern[str], Callable[[re.Match[str], int | None], Span]]
_FORMS: list[_Form] = [
    _form(r"(?:ngay )?(?P<day>\d{1,2}) thang (?P<month>\d{1,2})(?:(?: nam |/)(?P<year>20\d\d))?", _date),
    _form(
        r"(?:ngay )?(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})(?:(?:[/.-]| nam )(?P<year>20\d\d|\d\d))?", _date
    ),
    _form(rf"6 thang (dau|cuoi)(?: nam)?{_OF_YEAR}", _half),
    _form(rf"9 thang(?: dau)?(?: nam)?{_OF_YEAR}", _nine_months),
    _form(rf"3 thang (dau|cuoi)(?: nam)?{_OF_YEAR}", _three_months),
    _form(r"(?:ngay )?(\d{1,2})-(\d{1,2})/(\d{1,2})(?:/(20\d\d|\d\d))?", _days_of_month),
    _form(rf"nua (dau|cuoi) thang ({_M}){_OF_YEAR}", _half_month),
    _form(rf"tuan (dau tien|dau|cuoi|{'|'.join(_WEEKS)})(?: cua)? thang ({_M}){_OF_YEAR}", _week_of_month),
    _form(rf"(?:cac )?thang ({_M}(?:{_SEPARATOR}(?:thang )?{_M})*){_OF_YEAR}", _months),
    _form(rf"(?:cac )?quy ({_Q}(?:{_SEPARATOR}(?:quy )?{_Q})*){_OF_YEAR}", _quarters),
    _form(
        rf"(?:giai doan|(?:cac |ca |het )?nam|thoi ky) ({_YEAR})(?:(?:-| den | den nam |,| va )({_YEAR}))?",
        _years,
    ),
    _form(r"(?:ca nam|nam nay)", _this_year),
]


def span_at(phrase: str, given: int | None = None) -> tuple[Span, str] | None:
    """Read a span at the beginning of a folded phrase; return it and the rest, None where none stands there.

    `given` is the year of the plan, for phrases that name none; raises NoYear where it is missing and
    ValueError for a day that is in no calendar.
    """
    for pattern, read in _FORMS:
        found = pattern.match(phrase)
        if found:
            return read(found, given), phrase[found.end() :].strip(" ,.;:")
    return None


def whole(phrase: str, given: int | None = None) -> Span | None:
    """Read a phrase that is a span and nothing else."""
    found = span_at(phrase, given)
    return found[0] if found and not found[1] else None


def before(span: Span) -> date:
    """Return the last day before a span."""
    return span.first - timedelta(days=1)
