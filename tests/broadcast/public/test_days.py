"""Days and lengths in residents' words."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from broadcast.public import days

TUESDAY = date(2026, 11, 17)
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TUESDAY, "hôm nay"),
        (TUESDAY + timedelta(days=1), "ngày mai"),
        (TUESDAY + timedelta(days=2), "thứ Năm"),
        (TUESDAY + timedelta(days=5), "Chủ nhật"),
    ],
)
def test_a_day_is_named_as_people_say_it(day: date, words: str) -> None:
    assert days.day_name(day, TUESDAY) == words


def test_usual_times_name_the_weekdays_of_each_time() -> None:
    first = datetime(2026, 11, 17, 17, tzinfo=VIETNAM)
    starts = [first + timedelta(days=n) for n in (0, 3, 7, 10)]
    assert days.usual_times(starts) == ["17:00, thứ Ba, thứ Sáu"]


def test_usual_times_leave_out_what_happens_once() -> None:
    first = datetime(2026, 11, 17, 17, tzinfo=VIETNAM)
    starts = [first, first + timedelta(days=7), first + timedelta(days=1, hours=2)]
    assert days.usual_times(starts) == ["17:00, thứ Ba"]


def test_usual_times_say_every_day() -> None:
    starts = [datetime(2026, 11, 1, 5, 30, tzinfo=VIETNAM) + timedelta(days=n) for n in range(28)]
    assert days.usual_times(starts) == ["05:30, hằng ngày"]


def test_usual_times_of_nothing_are_nothing() -> None:
    assert days.usual_times([]) == []


@pytest.mark.parametrize(
    ("seconds", "words"), [(None, ""), (0, ""), (42.4, "42 giây"), (250, "4 phút"), (3600, "60 phút")]
)
def test_a_length_is_said_in_minutes(seconds: float | None, words: str) -> None:
    assert days.length(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "written"), [(0, "0:00"), (65.9, "1:05"), (3723, "1:02:03"), (-1, "0:00")]
)
def test_a_position_is_written_as_players_do(seconds: float, written: str) -> None:
    assert days.position(seconds) == written
