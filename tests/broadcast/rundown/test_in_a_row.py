"""Items the law wants heard on days in a row: when they go first, and what their row lacks."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadcast import wording
from broadcast.in_a_row import Row, owes
from broadcast.legal_airings import in_words
from broadcast.rundown import Candidate, Heard, Pins, Quota, Rundown, SlotPlan, plan
from cms.consecutive import consecutive_days_heard, longest, runs

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
    return item(source, consecutive_days=3, published_at=older, **more)


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


DAYS = st.sets(st.integers(-6, 20).map(day), max_size=12)


@given(DAYS, DAYS, st.integers(0, 20).map(day))
def test_it_is_put_first_only_where_that_can_complete_a_row(before, possible, today):
    if owes(today, 3, before, possible):
        assert today not in before
        assert consecutive_days_heard(before) < 3
        assert consecutive_days_heard({*before, *possible, today}) >= 3


@given(DAYS)
def test_the_longest_row_is_one_of_the_rows(days):
    assert consecutive_days_heard(days) == max(((b - a).days + 1 for a, b in runs(days)), default=0)
    best = longest(days)
    assert (best is None) == (not days)


@given(DAYS, DAYS, DAYS)
def test_adding_the_days_it_names_makes_the_row_whole(aired, planned, free):
    row = Row(
        wanted=3,
        aired=frozenset(d for d in aired if d < TODAY),
        planned=frozenset(d for d in planned if d >= TODAY),
        open_days=frozenset(d for d in free if d >= TODAY),
    )
    added = row.days_to_add(TODAY)
    assert all(one >= TODAY for one in added)
    assert bool(added) == (row.missing > 0 and not row.complete)
    if added:
        whole = row.aired | row.planned | row.open_days | set(added)
        assert consecutive_days_heard(whole) >= 3
        assert len(added) <= 3


@pytest.mark.parametrize(
    ("aired", "planned", "free", "words"),
    [
        ([-3, -2, -1], [], [], "Đã phát 3/3 ngày liên tiếp."),
        (
            [-1],
            [0, 1],
            [],
            "Đã phát 1/3 ngày liên tiếp. "
            "Các bản tin đã xếp sẽ phát đủ số ngày còn lại: thứ Hai 07/12, thứ Ba 08/12.",
        ),
        (
            [],
            [],
            [0, 1, 2],
            "Đã phát 0/3 ngày liên tiếp. Lịch phát có đủ buổi liên tiếp, từ thứ Hai 07/12 đến thứ Tư 09/12.",
        ),
        (
            [-6],
            [1],
            [4],
            "Đã phát 1/3 ngày liên tiếp. Lịch hiện có còn 2 ngày phát (thứ Ba 08/12, thứ Sáu 11/12), "
            "không đủ ngày liền nhau: thiếu 2 ngày. Xin thêm buổi phát vào: thứ Hai 07/12, thứ Tư 09/12.",
        ),
        (
            [-1],
            [],
            [],
            "Đã phát 1/3 ngày liên tiếp. Lịch hiện không còn buổi phát nào: thiếu 2 ngày. "
            "Xin thêm buổi phát vào: thứ Hai 07/12, thứ Ba 08/12.",
        ),
    ],
)
def test_the_shortfall_is_said_before_it_happens(aired, planned, free, words):
    row = Row(3, frozenset(map(day, aired)), frozenset(map(day, planned)), frozenset(map(day, free)))
    assert in_words(row, TODAY) == words
