"""Vietnamese public holidays, as plain dates for the timetable and for counting working days.

Lunar dates (Tết Nguyên Đán, Giỗ Tổ Hùng Vương) are computed; the substituted days off that the government
announces each year are known for past years and the current one only. `estimated` marks the days whose
lunar date nobody has confirmed yet.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import holidays


@dataclass(frozen=True, slots=True)
class PublicHoliday:
    day: date
    name: str
    estimated: bool


def public_holidays(first: date, last: date) -> list[PublicHoliday]:
    """The days off from `first` to `last`, both included, in order, with their Vietnamese names."""
    years = range(first.year, last.year + 1)
    return [day for year in years for day in _of_year(year) if first <= day.day <= last]


def days_off(first: date, last: date) -> frozenset[date]:
    """The same as plain dates."""
    return frozenset(holiday.day for holiday in public_holidays(first, last))


def make_up_days(first: date, last: date) -> frozenset[date]:
    """The Saturdays and Sundays worked in exchange for a day off, as far as they have been announced."""
    calendar = holidays.country_holidays("VN", years=range(first.year, last.year + 1))
    return frozenset(day for day in calendar.weekend_workdays if first <= day <= last)


@lru_cache(maxsize=64)
def _of_year(year: int) -> tuple[PublicHoliday, ...]:
    calendar = holidays.country_holidays("VN", years=year, language="vi")
    return tuple(
        PublicHoliday(day, name.replace(" (dự kiến)", ""), "dự kiến" in name)
        for day, name in sorted(calendar.items())
        if day.year == year
    )
