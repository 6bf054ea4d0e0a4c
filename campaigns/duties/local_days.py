"""The local day of a moment, counted by the database itself."""

from datetime import date, datetime, tzinfo
from functools import cache, lru_cache
from typing import Any

from django.db import connection
from django.db.models import DateField, Expression, F, Func
from django.db.models.functions import TruncDate
from django.utils import timezone

from campaigns.expressions import Joined

_YEARS = range(2000, 2040)


def local_day(field: str) -> Expression:
    """Return the day of an aware time in the current time zone, for annotations.

    SQLite asks Python for each row of a TruncDate: 100,000 rows take seconds. Where the zone keeps one offset
    all the year, as Việt Nam does, SQLite adds it by itself.
    """
    seconds = fixed_offset(timezone.get_current_timezone())
    if connection.vendor != "sqlite" or seconds is None:
        return TruncDate(field)
    shifted = f"%(function)s(%(expressions)s, '{seconds:+d} seconds')"
    return Func(F(field), function="date", template=shifted, output_field=DateField())


@cache
def fixed_offset(zone: tzinfo) -> int | None:
    """Return the seconds a zone is ahead of UTC; None where summer has another offset than winter."""
    moments = (datetime(year, month, 1, tzinfo=zone) for year in _YEARS for month in range(1, 13))
    offsets = {moment.utcoffset() for moment in moments}
    only = offsets.pop()
    return int(only.total_seconds()) if only is not None and not offsets else None


class Days(Joined):
    """The local days of the moments of a group as one text: "2026-06-10,2026-01-02"."""

    on_postgresql = "STRING_AGG(TO_CHAR(%(expressions)s, 'YYYY-MM-DD'), ',')"

    def __init__(self, field: str, **more: Any) -> None:
        super().__init__(local_day(field) if isinstance(field, str) else field, **more)


def sorted_days(written: str) -> list[date]:
    """Return what `Days` wrote as days in order."""
    return list(map(_day, sorted(written.split(","))))


_day = lru_cache(maxsize=10_000)(date.fromisoformat)
