"""What of a day is unusual; pure."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from broadcast.morning.unusual import Ahead, Odd, due_at, unusual
from broadcast.morning.wording import SENTENCES

DAY = date(2026, 12, 8)
NEWS = 1


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return datetime.combine(day, time(hour, minute))


def weeks_of(hour: int = 17) -> list[datetime]:
    return [at(hour, day=DAY - timedelta(weeks=week)) for week in range(1, 5)]


def ahead(hour: int = 17, **more: Any) -> Ahead:
    return Ahead(**{"programme": NEWS, "title": "Tin", "start": at(hour), **more})


def odds(*airings: Ahead, usual: Any = None) -> list[Odd]:
    found = unusual(DAY, airings, {NEWS: weeks_of()} if usual is None else usual)
    return [finding.odd for finding in found]


def test_what_is_as_always_is_not_unusual():
    assert odds(ahead()) == []


@pytest.mark.parametrize(
    ("airing", "odd"),
    [
        (ahead(3), Odd.OUTSIDE),
        (ahead(18), Odd.OUTSIDE),
        (ahead(3, in_quiet_hours=True), Odd.QUIET),
        (ahead(lacking="Chưa duyệt."), Odd.NOT_READY),
        (ahead(extra="Bão"), Odd.EXTRA),
        (ahead(relay="http://vov"), Odd.RELAY),
        (ahead(programme=2), Odd.NEW),
    ],
)
def test_what_is_unusual_about_an_airing(airing, odd):
    assert odds(airing) == [odd]


def test_another_time_within_the_hours_of_the_station():
    usual = {NEWS: weeks_of(17), 2: weeks_of(5), 3: weeks_of(19)}
    assert odds(ahead(12), usual=usual) == [Odd.NEW_TIME]


def test_a_cancelled_airing_is_only_that():
    assert odds(ahead(3, cancelled="", lacking="Chưa duyệt."), ahead()) == [Odd.CANCELLED]


def test_a_station_without_a_past_has_no_habits():
    assert odds(ahead(3), usual={}) == []


def test_a_station_on_air_for_a_few_days_has_no_usual_hours_yet():
    usual = {2: [at(6, 15, DAY - timedelta(days=days)) for days in (1, 2, 3)]}
    assert odds(ahead(17), usual=usual) == []
    usual[2].append(at(6, 15, DAY - timedelta(days=14)))
    assert odds(ahead(17), usual=usual) == [Odd.OUTSIDE]


def test_a_weekday_that_mostly_has_airings_and_now_has_none():
    assert odds() == [Odd.NOTHING]
    assert odds(usual={NEWS: weeks_of()[:2]}) == []
    assert odds(ahead(cancelled="Bão")) == [Odd.CANCELLED, Odd.NOTHING]


def test_everything_unusual_has_a_sentence():
    assert set(SENTENCES) == set(Odd)


@pytest.mark.parametrize(
    ("starts", "told"),
    [
        ([], time(6, 30)),
        ([at(17)], time(6, 30)),
        ([at(17), at(5, 30)], time(5, 0)),
        ([at(6, 45)], time(6, 15)),
        ([at(0, 10)], time(0, 0)),
    ],
)
def test_it_is_told_at_its_hour_or_half_an_hour_before_the_first_airing(starts, told):
    assert due_at(time(6, 30), starts) == told
