"""What the description says of moments is what the calendar says."""

import re
from datetime import date, timedelta

import pytest

from broadcast.fleet.api.described import MOMENT

PATTERN = re.compile(str(MOMENT["pattern"]))
EVERY_DAY = [
    date(1970, 1, 1) + timedelta(days=number) for number in range((date(2100, 1, 1) - date(1970, 1, 1)).days)
]


def test_every_day_the_calls_take_is_a_moment() -> None:
    assert [day for day in EVERY_DAY if not PATTERN.search(f"{day}T10:00:00Z")] == []


@pytest.mark.parametrize(
    "day", ["2026-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "2024-02-30"]
)
def test_days_that_are_not_in_the_calendar_are_none(day: str) -> None:
    assert not PATTERN.search(f"{day}T10:00:00Z")
