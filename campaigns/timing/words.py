"""What a timing means, back in the Vietnamese of plans; reading it again gives the same timing. Pure."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from campaigns.timing.model import Every, Kind, Timing

_UNITS = {
    Every.DAY: "ngày",
    Every.WEEK: "tuần",
    Every.MONTH: "tháng",
    Every.QUARTER: "quý",
    Every.YEAR: "năm",
}
_WEEKDAYS = ["Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Chủ nhật"]
SUNDAY = 6
_ROMAN = ["", "I", "II", "III", "IV"]


def in_words(timing: Timing) -> str:
    """Return the phrase an officer would write; of one that was not understood, its own words."""
    return _WORDS[timing.kind](timing)


def _day(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def span_words(start: date, due: date) -> str:
    """Name a span as people do: a day, a month, a quarter, a year, or from day to day."""
    last_of_month = due.day == monthrange(due.year, due.month)[1]
    if start == due:
        return f"ngày {_day(start)}"
    if start.day == 1 and last_of_month and start.year == due.year:
        months = due.month - start.month + 1
        if months == 12:
            return f"năm {start.year}"
        if months == 6 and start.month in (1, 7):
            return f"6 tháng {'đầu' if start.month == 1 else 'cuối'} năm {start.year}"
        if months == 3 and start.month % 3 == 1:
            return f"quý {_ROMAN[due.month // 3]}/{start.year}"
        if months == 1:
            return f"tháng {start.month}/{start.year}"
        return f"từ tháng {start.month} đến tháng {due.month}/{start.year}"
    if (start.month, start.day, due.month, due.day) == (1, 1, 12, 31):
        return f"giai đoạn {start.year}-{due.year}"
    return f"từ ngày {_day(start)} đến ngày {_day(due)}"


def _once(timing: Timing) -> str:
    if timing.due is None:
        return timing.text
    if timing.apart:
        said = "; ".join(_apart(first, last) for first, last in timing.apart)
        return said[0].upper() + said[1:]
    if timing.start is None:
        return f"Trước ngày {_day(timing.due + timedelta(days=1))}"
    span = span_words(timing.start, timing.due)
    return span[0].upper() + span[1:]


def _apart(first: date | None, last: date) -> str:
    return span_words(first, last) if first else f"trước ngày {_day(last + timedelta(days=1))}"


def _ongoing(timing: Timing) -> str:
    if timing.start is None:
        return "Thường xuyên"
    if timing.due is None:
        return f"Thường xuyên, từ ngày {_day(timing.start)}"
    span = span_words(timing.start, timing.due)
    return f"Thường xuyên {span}" if span.startswith("từ") else f"Thường xuyên trong {span}"


def _recurring(timing: Timing) -> str:
    every, times, interval = timing.every or Every.YEAR, timing.times or 1, timing.interval or 1
    said = _on_day(timing, every) or _so_often(every, times, interval)
    if timing.apart:
        return f"{said} ({'; '.join(_apart(first, last) for first, last in timing.apart)})"
    if timing.start and timing.due:
        span = span_words(timing.start, timing.due)
        said = f"{said}, {span}" if span.startswith(("từ", "ngày")) else f"{said} trong {span}"
    return said


def _so_often(every: Every, times: int, interval: int) -> str:
    unit = _UNITS[every]
    if interval == 1:
        return f"Hằng {unit}" if times == 1 else f"{times:02d} lần/{unit}"
    return f"{interval:02d} {unit}/{times:02d} lần"


def _on_day(timing: Timing, every: Every) -> str:
    if timing.weekday is not None:
        named = _WEEKDAYS[timing.weekday]
        return f"{named if timing.weekday == SUNDAY else f'Thứ {named}'} hằng tuần"
    if timing.day is not None:
        return f"Chậm nhất ngày {timing.day:02d} {_of_which(timing, every)}"
    return f"Tháng {timing.month} hằng năm" if timing.month is not None else ""


def _of_which(timing: Timing, every: Every) -> str:
    if timing.month is not None:
        return f"tháng {timing.month} hằng năm"
    return "hằng tháng" if every is Every.MONTH else "của tháng cuối quý"


def _relative(timing: Timing) -> str:
    working = " làm việc" if timing.working else ""
    return f"Trong thời gian {timing.days} ngày{working} kể từ {timing.event or 'ngày tiếp nhận'}"


_WORDS: dict[Kind, Callable[[Timing], str]] = {
    Kind.ONCE: _once,
    Kind.ONGOING: _ongoing,
    Kind.RECURRING: _recurring,
    Kind.RELATIVE: _relative,
    Kind.ON_REQUEST: lambda timing: "Theo yêu cầu",
    Kind.NOT_UNDERSTOOD: lambda timing: timing.text,
}
