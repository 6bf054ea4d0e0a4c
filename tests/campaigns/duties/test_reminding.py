"""Which duties are called to mind on which day."""

from datetime import date, timedelta

import pytest

from campaigns.duties.reminding import Occasion, Pending, Rules, presses, reminders_due

DUE = date(2026, 11, 20)
RULES = Rules(before=(7, 1), on_the_day=True, every=7, until=30, escalate_after=14)
LINE = (1, "radio")


def day(number: int) -> date:
    """The day so many days after the duty is due."""
    return DUE + timedelta(days=number)


def duty(length: int = 60, *, due: int = 0, key: int = 1, line=LINE, once: bool = True) -> Pending:
    """A duty whose window of so many days ends with the day it is due."""
    return Pending(key, line, day(due - length + 1), day(due), once)


def told(duties: list[Pending], first: int, last: int, rules: Rules = RULES) -> list[tuple[int, str]]:
    """The days from `first` to `last` (from the day it is due) on which something new is told, and what."""
    before, found = set(), []
    for number in range(first, last + 1):
        for one in reminders_due(duties, day(number), rules):
            if (one.occasion, one.about) not in before:
                found.append((number, one.occasion.value))
            before.add((one.occasion, one.about))
    return found


def test_what_is_done_once_is_told_before_on_the_day_and_late_until_it_ends():
    assert told([duty()], -30, 60) == [
        (-7, "ahead"),
        (-1, "ahead"),
        (0, "ahead"),
        (1, "late"),
        (8, "late"),
        (14, "escalated"),
        (15, "late"),
        (22, "late"),
        (29, "late"),
    ]


@pytest.mark.parametrize(
    ("length", "days"),
    [
        (1, []),  # daily: told of only when it is late
        (2, []),
        (6, []),
        (7, [-1, 0]),  # weekly: not a week before it is due, on the eve of its week
        (14, [-1, 0]),
        (15, [-7, -1, 0]),
        (30, [-7, -1, 0]),  # monthly
    ],
)
def test_what_recurs_is_told_after_half_its_time(length, days):
    assert [number for number, _ in told([duty(length, once=False)], -60, 0)] == days


@pytest.mark.parametrize("length", [1, 7, 60])
def test_what_is_done_once_is_prepared_however_short_it_lasts(length):
    assert [number for number, _ in told([duty(length)], -60, 0)] == [-7, -1, 0]


def test_a_week_is_never_told_before_it_begins():
    week = duty(7, once=False)
    rules = Rules(before=(30, 14, 7, 6, 5, 4, 3, 2, 1))
    days = [number for number, _ in told([week], -60, 0, rules)]
    assert days == [-3, -2, -1, 0]
    assert all(day(number) >= week.start for number in days)


def test_the_day_itself_may_be_left_out():
    assert told([duty()], -60, 0, Rules(on_the_day=False)) == [(-7, "ahead"), (-1, "ahead")]


def test_without_days_before_only_the_day_itself_is_told():
    assert told([duty()], -60, 0, Rules(before=())) == [(0, "ahead")]


@pytest.mark.parametrize(
    ("every", "until", "days"), [(1, 3, [1, 2, 3]), (10, 30, [1, 11, 21]), (7, 1, [1]), (60, 30, [1])]
)
def test_late_is_told_again_and_again_until_the_end(every, until, days):
    rules = Rules(before=(), every=every, until=until, escalate_after=None)
    assert [number for number, _ in told([duty()], 1, 100, rules)] == days


@pytest.mark.parametrize(("after", "days"), [(None, []), (1, [1]), (14, [14]), (30, [30])])
def test_leaders_are_told_once_of_what_is_done_once(after, days):
    found = told([duty()], -60, 100, Rules(escalate_after=after))
    assert [number for number, what in found if what == "escalated"] == days


@pytest.mark.parametrize("looked", [0, 1, 3])
def test_who_was_away_is_told_once_of_the_last_day_missed(looked):
    (found,) = reminders_due([duty()], day(looked), RULES)
    assert found.about == day(min(looked, 1))


def test_a_plan_approved_a_few_days_before_something_is_due_tells_of_it_at_once():
    (found,) = reminders_due([duty()], day(-4), RULES)
    assert (found.occasion, found.about) == (Occasion.AHEAD, day(-7))


def test_what_has_been_late_for_long_is_left_in_peace():
    assert reminders_due([duty()], day(31), RULES) == []


def daily(first: int, last: int) -> list[Pending]:
    return [duty(1, due=number, key=number + 100, once=False) for number in range(first, last + 1)]


def test_what_is_missed_every_day_is_told_once_a_week():
    missed: list[Pending] = []
    found = set()
    for number in range(15):
        missed += daily(number, number)
        for one in reminders_due(missed, day(number), Rules(escalate_after=None)):
            found.add(one.about)
    assert sorted(found) == [day(1), day(8)]


def test_it_names_the_newest_and_counts_those_before():
    late, _escalated = reminders_due(daily(0, 20), day(21), RULES)
    assert (late.key, late.before) == (120, 20)


def test_every_week_missed_is_told_on_its_first_late_day():
    weeks = [duty(7, due=7 * number, key=number, once=False) for number in range(4)]
    rules = Rules(before=(), on_the_day=False, escalate_after=None)
    found = {
        one.about
        for number in range(1, 23)
        for one in reminders_due([week for week in weeks if week.start <= day(number)], day(number), rules)
    }
    assert sorted(found) == [day(1), day(8), day(15), day(22)]


def test_leaders_are_told_monthly_of_what_is_missed_every_week():
    rules, found = Rules(every=60), set()
    for number in range(100):
        weeks = [duty(7, due=due, once=False) for due in range(0, number, 7)]
        found |= {
            one.about
            for one in reminders_due(weeks, day(number), rules)
            if one.occasion is Occasion.ESCALATED
        }
    assert sorted(found) == [day(14), day(44), day(74)]


def test_a_late_week_and_the_one_that_runs_are_told_each_for_itself():
    found = reminders_due([duty(7, due=-6, key=1, once=False), duty(7, due=1, key=2, once=False)], DUE, RULES)
    assert [(one.key, one.occasion) for one in found] == [(2, Occasion.AHEAD), (1, Occasion.LATE)]


def test_channels_of_one_activity_are_told_apart():
    found = reminders_due([duty(line=(1, "radio")), duty(line=(1, "web"), key=2)], DUE, RULES)
    assert {one.key for one in found} == {1, 2}


def test_nothing_pending_is_nothing_told():
    assert reminders_due([], DUE, RULES) == []


@pytest.mark.parametrize(
    ("one", "number", "shown"),
    [
        (duty(7, once=False), -6, False),
        (duty(7, once=False), -3, True),
        (duty(1, once=False), 0, True),
        (duty(60), -50, True),
    ],
)
def test_what_recurs_presses_when_half_its_time_is_over(one, number, shown):
    assert presses(one, day(number)) is shown
