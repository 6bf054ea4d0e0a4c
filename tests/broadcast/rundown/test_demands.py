"""Items that are to be heard so often within so many days: when they go first, and what they lack."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import combinations_with_replacement
from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadcast import wording
from broadcast.demand_words import in_words, wanted_in_words
from broadcast.outlook import Outlook
from broadcast.rundown import Candidate, Heard, Pins, Quota, Rundown, SlotPlan, plan
from cms.consecutive import length, longest, runs
from cms.demands import Demand, in_a_row

MONDAY = datetime(2026, 12, 7, 10, 0, tzinfo=UTC)
TODAY = MONDAY.date()
LONG_AGO = datetime(2026, 11, 1, tzinfo=UTC)


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


def slot(number: float, **more: object) -> SlotPlan:
    start = MONDAY + timedelta(days=number)
    chosen: dict[str, object] = {"limit": 900.0, "max_items": 1, "fixed": 60.0}
    return SlotPlan(id=uuid5(UUID(int=2), str(number)), start=start, day=start.date(), **chosen | more)


def item(source: str, **more: object) -> Candidate:
    chosen: dict[str, object] = {"seconds": 100.0, "published_at": LONG_AGO, "airings_wanted": 2}
    return Candidate(source=source, title=f"Bài {source}", **chosen | more)


def notice(source: str = "nội dung niêm yết", **more: object) -> Candidate:
    """One of a kind: older than whatever else there is, so that only the law puts it first."""
    older = LONG_AGO - timedelta(days=9)
    return item(source, demands=(in_a_row(3),), published_at=older, **more)


def wished(times: int, days: int, source: str = "w", **more: object) -> Candidate:
    """An old item an officer wishes heard so many times in so many days."""
    older = LONG_AGO - timedelta(days=8)
    return item(source, demands=(Demand(times, days),), published_at=older, **more)


def heard(source: str, number: int) -> Heard:
    start = MONDAY + timedelta(days=number)
    return Heard(source, None, uuid5(UUID(int=3), f"{source}{number}"), start, start.date())


def told(rundowns: list[Rundown]) -> list[tuple[str, ...]]:
    return [rundown.sources for rundown in rundowns]


def test_it_goes_first_on_three_days_in_a_row_and_then_as_any_other():
    others = [item(name, airings_wanted=9) for name in "abcde"]
    found = plan([slot(number) for number in range(5)], [*others, notice("n")], [], {})
    assert told(found)[:3] == [("n",), ("n",), ("n",)]
    assert "n" not in {source for rundown in found[3:] for source in rundown.sources}
    assert found[3].choices[-1].code == "heard_enough"


def test_its_reason_names_the_law():
    choice = plan([slot(number) for number in range(3)], [notice("n")], [], {})[0].choices[0]
    assert choice.code == "in_a_row"
    assert "Điều 13 khoản 3 Luật số 10/2022/QH15" in wording.choice(choice)


def test_two_slots_a_day_do_not_make_the_days_pass_faster():
    slots = [slot(number + at) for number in range(3) for at in (0.0, 0.2)]
    found = plan(slots, [item("a", airings_wanted=9), notice("n")], [], {})
    assert told(found) == [("n",), ("a",), ("n",), ("a",), ("n",), ("a",)]


def test_where_no_three_days_follow_each_other_nothing_is_put_first():
    found = plan([slot(1), slot(4), slot(8)], [item("a", airings_wanted=9), notice("n")], [], {})
    assert told(found)[0] == ("a",)


def test_slots_that_are_planned_another_day_count_as_possible():
    assert told(plan([slot(0)], [item("a"), notice("n")], [], {}, ahead=[slot(1), slot(2)])) == [("n",)]
    assert told(plan([slot(0)], [item("a"), notice("n")], [], {}, ahead=[slot(1), slot(3)])) == [("a",)]


def test_a_slot_it_does_not_fit_into_is_not_possible():
    short = slot(1, limit=100.0)
    assert told(plan([slot(0), short, slot(2)], [item("a", seconds=20.0), notice("n")], [], {}))[0] == ("a",)


def test_a_row_begun_goes_on_although_it_was_heard_as_often_as_wanted():
    history = [heard("n", -2), heard("n", -1)]
    assert told(plan([slot(0)], [item("a"), notice("n", airings_wanted=2)], history, {})) == [("n",)]


def test_a_row_that_is_whole_asks_for_nothing_more():
    history = [heard("n", -3), heard("n", -2), heard("n", -1)]
    assert told(plan([slot(0)], [item("a"), notice("n")], history, {})) == [("a",)]


def test_a_row_broken_begins_anew():
    history = [heard("n", -4), heard("n", -3)]
    found = plan([slot(0), slot(1), slot(2)], [item("a"), notice("n")], history, {})
    assert told(found) == [("n",), ("n",), ("n",)]


def test_priority_and_what_was_put_in_by_hand_still_go_before_it():
    items = [item("gấp", priority=2), item("tay"), notice("n")]
    slots = [slot(0, max_items=2, pins=Pins(added={"tay": "Lan"})), slot(1), slot(2)]
    assert plan(slots, items, [], {})[0].sources == ("gấp", "tay")


def test_what_the_plan_asks_for_waits_for_it():
    items = [item("hoạt động", activity=7), notice("n")]
    quotas = {7: Quota(3, timedelta(days=7))}
    found = plan([slot(0, max_items=2), slot(1), slot(2)], items, [], quotas)
    assert found[0].sources == ("n", "hoạt động")


def test_its_last_day_on_air_ends_the_row():
    found = plan([slot(number) for number in range(3)], [notice("n", air_until=day(1))], [], {})
    assert [rundown.choices[0].code for rundown in found] == ["new", "again", "no_longer"]


def test_a_wish_goes_first_until_it_is_fulfilled():
    slots = [slot(number + at) for number in range(2) for at in (0.0, 0.2)]
    found = plan(slots, [item("a", airings_wanted=9), wished(3, 5)], [], {})
    assert told(found) == [("w",), ("w",), ("w",), ("a",)]


def test_its_reason_names_no_law():
    choice = plan([slot(0), slot(1)], [wished(2, 5)], [], {})[0].choices[0]
    assert choice.code == "within_days"
    assert (
        wording.choice(choice)
        == "Có: cán bộ đề nghị phát 2 lần trong 5 ngày (đến nay đã phát hoặc xếp lịch 0 lần)."
    )


def test_a_wish_the_slots_ahead_cannot_fulfil_puts_nothing_first():
    found = plan([slot(0), slot(4), slot(8)], [item("a", airings_wanted=9), wished(3, 5)], [], {})
    assert told(found)[0] == ("a",)


def test_the_law_goes_before_a_wish_and_a_wish_before_the_plan():
    items = [item("hoạt động", activity=7), wished(2, 5), notice("n")]
    slots = [slot(number, max_items=3) for number in range(3)]
    found = plan(slots, items, [], {7: Quota(3, timedelta(days=7))})
    assert found[0].sources == ("n", "w", "hoạt động")


def test_an_item_has_both_the_law_s_demand_and_its_officer_s():
    both = item("n", demands=(in_a_row(3), Demand(5, 4)), published_at=LONG_AGO)
    slots = [slot(number + at) for number in range(4) for at in (0.0, 0.2)]
    found = plan(slots, [both], [], {})
    codes = [rundown.choices[0].code for rundown in found]
    assert codes[:6] == ["in_a_row", "within_days", "in_a_row", "within_days", "in_a_row", "heard_enough"]


def test_airings_before_it_goes_on_air_do_not_count():
    demand = Demand(2, 5, since=day(0))
    assert demand.reached([day(-1), day(0)]) == 1
    assert not demand.served_on(day(-1), [], [day(0)])


DAYS = st.sets(st.integers(-6, 20).map(day), max_size=12)
AIRINGS = st.lists(st.integers(-3, 6).map(day), max_size=6)
DEMANDS = st.builds(Demand, st.integers(1, 4), st.integers(1, 5)) | st.builds(in_a_row, st.integers(1, 4))


def fulfilled(demand: Demand, airings: list[date]) -> bool:
    """The rule in so many words: some days on end hold as many airings as are asked for."""
    counts = Counter(airings)
    if demand.daily:
        counts = Counter(set(airings))
    begins = [day(number) for number in range(-12, 30)]
    return any(
        sum(counts[begin + timedelta(days=later)] for later in range(demand.days)) >= demand.times
        for begin in begins
    )


@given(DEMANDS, AIRINGS)
def test_it_is_fulfilled_where_some_days_on_end_hold_it(demand, airings):
    assert demand.met_by(airings) == fulfilled(demand, airings)


@given(DEMANDS, AIRINGS, AIRINGS, st.integers(0, 6).map(day))
def test_it_is_put_first_only_where_that_can_fulfil_it(demand, before, possible, at):
    """By trying every choice among the slots that are still to come, with this one and without."""
    served = demand.served_on(at, before, possible)
    if served:
        assert not fulfilled(demand, before)
        assert fulfilled(demand, [*before, at, *possible])
    elif fulfilled(demand, [*before, at, *possible]) and not fulfilled(demand, [*before, *possible]):
        assert fulfilled(demand, before)


@given(DAYS)
def test_days_on_end_are_as_many_as_the_longest_row_of_days(days):
    longest_row = max(((b - a).days + 1 for a, b in runs(days)), default=0)
    assert in_a_row(20).reached(days) == min(20, longest_row) == min(20, length(longest(days)))


def outlook(demand: Demand, aired=(), planned=(), free=(), **more: object) -> Outlook:
    named = {"aired": list(aired), "first": TODAY, "seen_until": day(28)}
    ahead = [uuid5(UUID(int=4), str(number)) for number in range(len(planned) + len(free))]
    return Outlook(
        demand,
        planned=dict(zip(ahead, planned, strict=False)),
        open=dict(zip(ahead[len(planned) :], free, strict=True)),
        **named | more,
    )


@given(DEMANDS, AIRINGS, AIRINGS, AIRINGS)
def test_the_days_it_names_make_it_whole_and_no_fewer_would(demand, aired, planned, free):
    found = outlook(
        demand,
        aired=[d for d in aired if d < TODAY],
        planned=[d for d in planned if d >= TODAY],
        free=[d for d in free if d >= TODAY],
    )
    have = [*found.aired, *found.planned.values(), *found.open.values()]
    added = found.days_to_add()
    assert found.missing == len(added)
    assert bool(added) == (not fulfilled(demand, have))
    assert all(one >= TODAY for one in added)
    assert fulfilled(demand, [*have, *added])
    window = [day(number) for number in range(14)]
    if added:
        fewer = combinations_with_replacement(window[:8], len(added) - 1)
        assert not any(fulfilled(demand, [*have, *some]) for some in fewer)


@given(DEMANDS, AIRINGS, st.sets(st.integers(0, 10)))
def test_a_day_with_no_room_is_not_named(demand, aired, shut):
    found = outlook(demand, aired=[d for d in aired if d < TODAY])
    added = found.days_to_add(lambda at: 0 if (at - TODAY).days in shut else 2)
    assert not {(one - TODAY).days for one in added} & shut
    assert max(Counter(added).values(), default=0) <= 2
    if added:
        assert fulfilled(demand, [*found.aired, *added])


def test_several_a_day_are_named_where_the_days_are_fewer_than_the_times():
    assert outlook(Demand(5, 2)).days_to_add() == (day(0), day(0), day(0), day(1), day(1))


def test_nothing_is_said_to_fall_short_before_the_timetable_reaches_it():
    found = outlook(Demand(3, 5), first=day(26))
    assert (found.early, found.short, found.days_to_add()) == (True, False, ())
    assert "lịch phát chưa lập đến lúc đó" in in_words(found)


def test_what_ends_too_soon_is_said():
    found = outlook(in_a_row(3), last=day(1))
    assert found.days_to_add() == ()
    assert "xin lùi ngày phát cuối cùng" in in_words(found)


@pytest.mark.parametrize(
    ("demand", "aired", "planned", "free", "words"),
    [
        (in_a_row(3), [-3, -2, -1], [], [], "Đã phát 3/3 ngày liên tiếp."),
        (
            in_a_row(3),
            [-1],
            [0, 1],
            [],
            "Đã phát 1/3 ngày liên tiếp. "
            "Các bản tin đã xếp sẽ phát đủ phần còn lại: thứ Hai 07/12, thứ Ba 08/12.",
        ),
        (
            in_a_row(3),
            [],
            [],
            [0, 1, 2],
            "Đã phát 0/3 ngày liên tiếp. Lịch phát có đủ buổi, từ thứ Hai 07/12 đến thứ Tư 09/12.",
        ),
        (
            in_a_row(3),
            [-6],
            [1],
            [4],
            "Đã phát 1/3 ngày liên tiếp. Lịch hiện có còn 2 ngày phát (thứ Ba 08/12, thứ Sáu 11/12), "
            "không đủ ngày liền nhau: thiếu 2 ngày. Xin thêm buổi phát vào: thứ Hai 07/12, thứ Tư 09/12.",
        ),
        (
            in_a_row(3),
            [-1],
            [],
            [],
            "Đã phát 1/3 ngày liên tiếp. Lịch hiện không còn buổi phát nào: thiếu 2 ngày. "
            "Xin thêm buổi phát vào: thứ Hai 07/12, thứ Ba 08/12.",
        ),
        (Demand(2, 5), [-1, -1], [], [], "Đã phát 2/2 lần (yêu cầu trong 5 ngày)."),
        (
            Demand(3, 5),
            [-1],
            [1],
            [9],
            "Đã phát 1/3 lần (yêu cầu trong 5 ngày). "
            "Lịch hiện có còn 2 buổi phát (thứ Ba 08/12, thứ Tư 16/12), không đủ 3 lần trong 5 ngày: "
            "thiếu 1 buổi. Xin thêm buổi phát vào: thứ Hai 07/12.",
        ),
        (
            Demand(4, 2),
            [],
            [],
            [],
            "Đã phát 0/4 lần (yêu cầu trong 2 ngày). Lịch hiện không còn buổi phát nào: thiếu 4 buổi. "
            "Xin thêm buổi phát vào: thứ Hai 07/12 (2 buổi), thứ Ba 08/12 (2 buổi).",
        ),
    ],
)
def test_the_shortfall_is_said_before_it_happens(demand, aired, planned, free, words):
    days = [list(map(day, some)) for some in (aired, planned, free)]
    assert in_words(outlook(demand, *days)) == words


def test_what_is_asked_for_is_named():
    assert [wanted_in_words(one) for one in (in_a_row(3), Demand(3, 5))] == [
        "03 ngày liên tiếp",
        "3 lần trong 5 ngày",
    ]
