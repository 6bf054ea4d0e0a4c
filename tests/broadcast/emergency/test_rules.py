"""Who may put what on air: pure."""

from datetime import datetime, time, timedelta

import pytest

from broadcast.emergency.rules import (
    Approval,
    between,
    blanks,
    heard_in_quiet_hours,
    objection,
    span,
)

LEADER = {"allowed": True, "named": False, "author": False, "alone": False, "quiet": False, "drill": False}


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ({}, None),
        ({"allowed": False}, "not_allowed"),
        ({"author": True}, "own_words"),
        ({"author": True, "named": True}, "own_words"),
        ({"author": True, "named": True, "alone": True}, None),
        ({"alone": True}, "not_named"),
        ({"quiet": True}, "quiet_hours"),
        ({"quiet": True, "named": True}, None),
        ({"quiet": True, "named": True, "drill": True}, "drill_in_quiet_hours"),
        ({"drill": True}, None),
        ({"quiet": True, "named": True, "allowed": False}, "not_allowed"),
    ],
)
def test_who_may_put_it_on_air(case: dict[str, bool], code: str | None) -> None:
    assert objection(Approval(**LEADER | case)) == code


@pytest.mark.parametrize(
    ("at", "minutes", "quiet"),
    [("09:00", 60, False), ("20:50", 5, False), ("20:50", 15, True), ("23:00", 1, True), ("04:59", 1, True)],
)
def test_what_is_heard_in_the_quiet_hours(at: str, minutes: int, quiet: bool) -> None:
    local = datetime.strptime(f"2026-12-08 {at}", "%Y-%m-%d %H:%M")  # noqa: DTZ007
    assert heard_in_quiet_hours(local, timedelta(minutes=minutes), time(21), time(5)) is quiet


def test_blanks_are_what_stands_in_square_brackets() -> None:
    assert blanks("Bão [số hiệu] từ [giờ, ngày]. Gọi 112.") == ["[số hiệu]", "[giờ, ngày]"]


def test_nothing_goes_on_for_more_than_a_day() -> None:
    assert span(100_000) == timedelta(hours=24)


def test_an_airing_never_runs_into_the_one_before() -> None:
    assert between(5, 30) == 300
    assert between(2, 200) == 205
