"""The few numbers residents are told."""

from datetime import date, timedelta

import pytest

from campaigns.duties.counting import Standing
from campaigns.duties.reading import Counted
from campaigns.duties.states import DutyState as S
from campaigns.models import Duty
from cms.open_plans.progress import progress

TODAY = date(2026, 5, 20)
OVER = {S.LATE, S.SHORT, S.DONE_LATE}


def of(*states: S, closed: bool = False):
    return progress([counted(state) for state in states], TODAY, closed=closed)


def counted(state: S) -> Counted:
    due = TODAY + timedelta(days=-1 if state in OVER else 1)
    return Counted(Duty(due_on=due, required=1), Standing(0, 0, 0, state))


def test_every_state_has_its_part_and_what_is_waived_none():
    its = of(*S)
    assert (its.done, its.done_late, its.now, its.late, its.ahead, its.waived) == (2, 1, 1, 2, 1, 1)
    assert its.owed == 6
    assert (its.fell_due, its.done_of_due) == (3, 1)


def test_the_parts_fill_the_bar():
    shares = of(*S).shares
    assert [share.tone for share in shares] == ["done", "now", "late", "ahead"]
    assert shares[0].x == 0
    assert shares[-1].x + shares[-1].width == pytest.approx(1000, abs=0.5)


def test_a_closed_plan_knows_only_done_and_not_done():
    its = of(*S, closed=True)
    assert [(share.tone, share.number) for share in its.shares] == [("done", 2), ("late", 4)]
    assert its.sentence == "Kế hoạch đã kết thúc: xong 2 trên 6 việc."


@pytest.mark.parametrize(
    ("states", "word"),
    [
        ([], ""),
        ([S.AHEAD], ""),
        ([S.AHEAD, S.DUE], ""),
        ([S.DONE_LATE, S.DUE], "Đúng tiến độ"),
        ([S.DONE, S.LATE], "Có việc chậm"),
        ([S.DONE_LATE], "Đã xong"),
    ],
)
def test_the_whole_in_a_word(states, word):
    assert of(*states).on_the_whole[0] == word


def test_nothing_counted_is_said():
    assert of().sentence == "Kế hoạch này không có việc nào tính theo kỳ hạn."
