"""What may be planned beside another rank, on weekends and in a day."""

from dataclasses import replace
from datetime import date

import pytest

from broadcast import wording
from broadcast.objections import objections
from broadcast.player.protocol import AfterInterruption, Rank
from broadcast.proposed import Objection, Proposal
from broadcast.station_limits import limit_objections
from broadcast.timetable import Rule

from .test_objections import STATION, TODAY, daily, proposal

FIRST = Rank.PRIORITY


def ranked(made: Proposal, rank: Rank, **more) -> Proposal:
    return replace(made, rank=rank, **more)


def codes(made: Proposal, *others: Proposal, **hours) -> list[str]:
    return [found.code for found in objections(made, others, replace(STATION, **hours), TODAY)]


def test_a_short_priority_programme_may_break_into_a_normal_one() -> None:
    """17:05 for five minutes into 17:00: what is left of the fifteen is heard within the grace."""
    first = ranked(proposal(daily(17, 5), minutes=5), FIRST)
    assert codes(first, proposal(daily(17))) == []
    assert codes(proposal(daily(17)), first) == []


def test_nobody_plans_what_a_priority_programme_leaves_no_time_for() -> None:
    first = ranked(proposal(daily(17), minutes=15, title="Ưu tiên"), FIRST)
    found = objections(proposal(daily(17, 1), minutes=15), [first], replace(STATION, grace_minutes=5), TODAY)
    assert found == [Objection("drowned", {"title": "Ưu tiên", "at": "17:00", "day": "07/12/2026"})]
    assert codes(first, proposal(daily(17, 1)), grace_minutes=5) == ["drowns"]


def test_what_ends_when_it_is_broken_into_was_meant_to() -> None:
    normal = replace(proposal(daily(17)), after_interruption=AfterInterruption.DROP)
    assert codes(ranked(proposal(daily(17, 5)), FIRST), normal) == []


def test_a_relay_may_be_broken_into_but_not_covered_wholly() -> None:
    relay = replace(proposal(daily(6), minutes=30), relay=True)
    assert codes(ranked(proposal(daily(6, 10)), FIRST), relay) == []
    whole = ranked(proposal(daily(5, 55), minutes=40), FIRST, relay=True)
    assert codes(whole, relay) == ["drowns"]


def test_two_of_the_priority_rank_are_in_each_others_way() -> None:
    assert codes(ranked(proposal(daily(17)), FIRST), ranked(proposal(daily(17, 5)), FIRST)) == ["overlap"]


def test_a_relay_may_last_longer_than_a_bulletin() -> None:
    assert codes(replace(proposal(daily(6), minutes=30), relay=True)) == []


def test_weekends_are_refused_where_the_station_is_silent_then() -> None:
    assert codes(proposal(daily(17)), weekends=False) == ["weekend"]
    assert codes(proposal(), weekends=False) == []


@pytest.mark.parametrize(("limit", "found"), [(30, []), (29, ["too_much_a_day"]), (None, [])])
def test_a_day_is_as_long_as_the_station_allows(limit: int | None, found: list[str]) -> None:
    assert codes(proposal(daily(17)), proposal(daily(6)), day_minutes=limit) == found


def test_other_loudspeakers_do_not_add_up() -> None:
    assert codes(proposal(daily(17), zones={1}), proposal(daily(6), zones={2}), day_minutes=15) == []
    assert codes(proposal(daily(17), zones={1}), proposal(daily(6)), day_minutes=15) == ["too_much_a_day"]


def test_days_on_which_the_programme_is_silent_are_none_of_its_doing() -> None:
    full = [
        proposal("FREQ=WEEKLY;BYDAY=MO;BYHOUR=6;BYMINUTE=0"),
        proposal("FREQ=WEEKLY;BYDAY=MO;BYHOUR=8;BYMINUTE=0"),
    ]
    assert codes(proposal(), *full, day_minutes=20) == []


def test_new_limits_are_held_against_what_is_planned() -> None:
    planned = [proposal(daily(17), title="Tin chiều"), proposal(daily(6), title="Tin sáng")]
    stricter = replace(STATION, weekends=False, day_minutes=20)
    found = limit_objections(planned, STATION, stricter, TODAY)
    assert [one.code for one in found] == ["weekends_hit", "day_limit_hit"]
    assert limit_objections(planned, stricter, stricter, TODAY) == []
    assert wording.objection(found[0]) == (
        "Các chương trình sau có phát thứ Bảy, Chủ nhật: “Tin chiều”, “Tin sáng”. "
        "Xin sửa các chương trình này trước."
    )


def test_a_rule_nobody_can_read_is_said_of_once() -> None:
    assert [
        o.code for o in objections(Proposal("Tin", Rule("", date(2026, 1, 1)), 15), [], STATION, TODAY)
    ] == ["empty"]
