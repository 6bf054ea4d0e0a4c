"""When programmes air: rules, exceptions, holidays, and clocks that are put forward and back."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadcast.timetable import (
    Change,
    DayChange,
    Rule,
    UnreadableRecurrence,
    attach,
    occurrences,
    quiet,
    slot_id,
)
from cms.public_holidays import days_off, public_holidays

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
NEW_YORK = ZoneInfo("America/New_York")
TUESDAY_AND_FRIDAY = "FREQ=WEEKLY;BYDAY=TU,FR;BYHOUR=17;BYMINUTE=0;BYSECOND=0"
DAILY = "FREQ=DAILY;BYHOUR=5;BYMINUTE=30;BYSECOND=0"
WEEK = (datetime(2026, 12, 6, 17, tzinfo=UTC), datetime(2026, 12, 13, 17, tzinfo=UTC))


def rule(recurrence: str = TUESDAY_AND_FRIDAY, *changes: DayChange, **more: object) -> Rule:
    return Rule(recurrence, more.pop("starts_on", date(2026, 1, 1)), changes=changes, **more)


def locals_of(made: Rule, since: datetime = WEEK[0], until: datetime = WEEK[1], holidays=()) -> list[str]:
    return [f"{o.local:%a %d %H:%M}" for o in occurrences(made, since, until, VIETNAM, holidays)]


def test_twice_a_week_at_five() -> None:
    assert locals_of(rule()) == ["Tue 08 17:00", "Fri 11 17:00"]


def test_the_moment_is_in_utc() -> None:
    first = occurrences(rule(), *WEEK, VIETNAM)[0]
    assert first.start == datetime(2026, 12, 8, 10, 0, tzinfo=UTC)


def test_two_lines_air_at_both_times() -> None:
    assert locals_of(rule(f"{TUESDAY_AND_FRIDAY}\n{DAILY}"))[:3] == [
        "Mon 07 05:30",
        "Tue 08 05:30",
        "Tue 08 17:00",
    ]


def test_the_first_and_last_day_are_included() -> None:
    assert locals_of(rule(starts_on=date(2026, 12, 8), ends_on=date(2026, 12, 8))) == ["Tue 08 17:00"]
    assert locals_of(rule(starts_on=date(2026, 12, 9), ends_on=date(2026, 12, 10))) == []


def test_every_second_week_stays_in_step_however_far_away_one_looks() -> None:
    every = rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;BYHOUR=17;BYMINUTE=0", starts_on=date(2020, 1, 1))
    whole = occurrences(every, datetime(2020, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC), VIETNAM)
    near = occurrences(every, datetime(2026, 6, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC), VIETNAM)
    assert near == [o for o in whole if o.start >= datetime(2026, 6, 1, tzinfo=UTC)]
    assert {(b.start - a.start).days for a, b in pairwise(whole)} == {14}


def test_a_count_is_counted_from_the_first_day() -> None:
    twice = rule(f"{TUESDAY_AND_FRIDAY};COUNT=2", starts_on=date(2026, 12, 5))
    assert locals_of(twice, until=datetime(2027, 12, 1, tzinfo=UTC)) == ["Tue 08 17:00", "Fri 11 17:00"]


def test_a_cancelled_day_is_silent_even_with_an_extra_airing() -> None:
    day = date(2026, 12, 8)
    cancelled = rule(
        TUESDAY_AND_FRIDAY, DayChange(day, Change.CANCEL), DayChange(day, Change.ADD, time(9, 0))
    )
    assert locals_of(cancelled) == ["Fri 11 17:00"]


def test_a_moved_airing_says_where_from() -> None:
    moved = rule(TUESDAY_AND_FRIDAY, DayChange(date(2026, 12, 8), Change.MOVE, time(18, 15)))
    first = occurrences(moved, *WEEK, VIETNAM)[0]
    assert (first.local, first.moved_from) == (datetime(2026, 12, 8, 18, 15), datetime(2026, 12, 8, 17, 0))  # noqa: DTZ001


def test_moving_a_day_without_airings_adds_none() -> None:
    assert locals_of(rule(TUESDAY_AND_FRIDAY, DayChange(date(2026, 12, 9), Change.MOVE, time(18)))) == [
        "Tue 08 17:00",
        "Fri 11 17:00",
    ]


def test_an_extra_airing_is_added() -> None:
    extra = rule(TUESDAY_AND_FRIDAY, DayChange(date(2026, 12, 9), Change.ADD, time(9, 0)))
    assert locals_of(extra) == ["Tue 08 17:00", "Wed 09 09:00", "Fri 11 17:00"]


def test_holidays_are_left_out_only_by_rules_that_say_so() -> None:
    tet = (datetime(2027, 2, 1, tzinfo=UTC), datetime(2027, 2, 14, tzinfo=UTC))
    off = days_off(date(2027, 1, 1), date(2027, 12, 31))
    assert len(locals_of(rule(), *tet, off)) == 4
    assert locals_of(rule(skips_holidays=True), *tet, off) == ["Tue 02 17:00", "Fri 12 17:00"]


def test_lunar_new_year_is_a_holiday_with_a_vietnamese_name() -> None:
    names = {holiday.day: holiday.name for holiday in public_holidays(date(2027, 1, 1), date(2027, 12, 31))}
    assert names[date(2027, 2, 6)] == "Tết Nguyên Đán"
    assert names[date(2027, 9, 2)] == "Quốc khánh"


def test_a_time_the_clocks_skip_airs_later_by_as_much() -> None:
    night = datetime(2026, 3, 8, 2, 30)  # noqa: DTZ001
    assert attach(night, NEW_YORK).astimezone(NEW_YORK).strftime("%H:%M %Z") == "03:30 EDT"


def test_a_time_that_comes_twice_airs_the_first_time_only() -> None:
    night = datetime(2026, 11, 1, 1, 30)  # noqa: DTZ001
    assert attach(night, NEW_YORK).astimezone(NEW_YORK).strftime("%H:%M %Z") == "01:30 EDT"
    nightly = rule("FREQ=DAILY;BYHOUR=1;BYMINUTE=30")
    around = (datetime(2026, 10, 31, 12, tzinfo=UTC), datetime(2026, 11, 1, 12, tzinfo=UTC))
    assert len(occurrences(nightly, *around, NEW_YORK)) == 1


def test_two_local_times_of_one_moment_are_one_airing() -> None:
    both = rule("FREQ=DAILY;BYHOUR=2,3;BYMINUTE=30")
    gap = (datetime(2026, 3, 8, 5, tzinfo=UTC), datetime(2026, 3, 8, 12, tzinfo=UTC))
    assert len(occurrences(both, *gap, NEW_YORK)) == 1


@pytest.mark.parametrize(
    ("recurrence", "code"),
    [
        ("", "empty"),
        ("mỗi thứ Ba", "unreadable"),
        ("FREQ=WEEKLY;BYDAY=TU", "no_time"),
        ("FREQ=HOURLY;BYMINUTE=0", "too_often"),
        ("FREQ=SECONDLY", "too_often"),
        ("FREQ=DAILY;BYHOUR=5;BYMINUTE=0;BYSECOND=0,1,2", "too_often"),
        ("FREQ=DAILY;BYHOUR=5,6;BYMINUTE=" + ",".join(map(str, range(60))), "too_often"),
        ("FREQ=DAILY;UNTIL=20270101T000000Z;BYHOUR=5;BYMINUTE=0", "unreadable"),
    ],
)
def test_a_recurrence_that_would_burst_or_cannot_be_read_is_refused(recurrence: str, code: str) -> None:
    with pytest.raises(UnreadableRecurrence) as refused:
        occurrences(rule(recurrence), *WEEK, VIETNAM)
    assert refused.value.code == code


def test_a_slot_id_follows_from_programme_and_moment() -> None:
    start = datetime(2026, 12, 8, 10, 0, tzinfo=UTC)
    assert slot_id(1, start) == slot_id(1, start.astimezone(VIETNAM))
    assert slot_id(1, start) != slot_id(2, start)
    assert slot_id(1, start) != slot_id(1, start + timedelta(minutes=1))


@pytest.mark.parametrize(
    ("at", "expected"),
    [("20:59", False), ("21:00", True), ("03:15", True), ("04:59", True), ("05:00", False), ("12:00", False)],
)
def test_quiet_hours_cross_midnight(at: str, expected: bool) -> None:
    assert quiet(time.fromisoformat(at), time(21, 0), time(5, 0)) is expected


def test_equal_ends_mean_no_quiet_hours() -> None:
    assert not quiet(time(0, 0), time(5, 0), time(5, 0))


RULES = st.builds(
    lambda days, hour, minute, every, start: Rule(
        f"FREQ=WEEKLY;INTERVAL={every};BYDAY={','.join(sorted(days))};BYHOUR={hour};BYMINUTE={minute}", start
    ),
    st.sets(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1),
    st.integers(0, 23),
    st.integers(0, 59),
    st.integers(1, 4),
    st.dates(date(2015, 1, 1), date(2027, 12, 31)),
)
ZONES = st.sampled_from([VIETNAM, NEW_YORK, ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Europe/Dublin")])
SINCE = st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
CHANGES = st.lists(
    st.builds(DayChange, st.dates(date(2024, 1, 1), date(2028, 6, 1)), st.sampled_from(Change), st.times()),
    max_size=12,
)


@given(RULES, ZONES, SINCE, st.integers(1, 60))
def test_it_never_drifts_nor_bursts(made: Rule, zone: ZoneInfo, since: datetime, days: int) -> None:
    found = occurrences(made, since, since + timedelta(days=days), zone)
    hour, minute = (int(part.split("=")[1]) for part in made.recurrence.split(";")[-2:])
    assert all((o.local.hour, o.local.minute, o.local.second) == (hour, minute, 0) for o in found)
    assert len(found) <= days + 1
    assert all(o.local.date() >= made.starts_on for o in found)


@given(RULES, ZONES, SINCE, st.integers(0, 40), st.integers(0, 40), CHANGES)
def test_a_stretch_seen_in_two_halves_is_the_stretch_seen_at_once(
    made: Rule, zone: ZoneInfo, since: datetime, first: int, second: int, changes: list[DayChange]
) -> None:
    made = Rule(made.recurrence, made.starts_on, changes=tuple(changes))
    middle, until = since + timedelta(days=first), since + timedelta(days=first + second)
    halves = occurrences(made, since, middle, zone) + occurrences(made, middle, until, zone)
    assert halves == occurrences(made, since, until, zone)


@given(RULES, ZONES, SINCE, CHANGES, st.sets(st.dates(date(2024, 1, 1), date(2028, 6, 1)), max_size=10))
def test_in_order_once_each_and_silent_on_cancelled_days(
    made: Rule, zone: ZoneInfo, since: datetime, changes: list[DayChange], holidays: set[date]
) -> None:
    made = Rule(made.recurrence, made.starts_on, skips_holidays=True, changes=tuple(changes))
    found = occurrences(made, since, since + timedelta(days=90), zone, holidays)
    starts = [o.start for o in found]
    assert starts == sorted(set(starts))
    cancelled = {change.day for change in changes if change.kind is Change.CANCEL}
    assert not cancelled & {o.local.date() for o in found}
    added = {(change.day, change.at) for change in changes if change.kind is Change.ADD}
    assert not {o.local.date() for o in found if (o.local.date(), o.local.time()) not in added} & holidays
