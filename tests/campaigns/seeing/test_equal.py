"""One account: whatever page shows a number shows the same, and the list behind it is as long."""

from collections import Counter
from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from campaigns.duties.reading import account
from campaigns.duties.states import DutyState
from campaigns.seeing import chosen
from campaigns.seeing.board import board
from campaigns.seeing.burnup import burn_up
from campaigns.seeing.calendar.entries import Kind as Entry
from campaigns.seeing.calendar.gathering import gathered
from campaigns.seeing.calendar.grid import month_of
from campaigns.seeing.choice import Choice
from campaigns.seeing.rows import Kind, listed_deeds, listed_duties, required
from campaigns.seeing.views.coverage import tables
from tests.campaigns.seeing.chance import TODAY, chances

MONTHS = [
    Choice(since=span.first, until=span.last)
    for span in (month_of(date(year, month, 1)) for year in (2025, 2026, 2027) for month in range(1, 13))
]
pytestmark = pytest.mark.django_db
by_chance = settings(
    max_examples=15,
    phases=[Phase.explicit, Phase.generate],  # making an example smaller takes minutes here
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def undone(check):
    """Write a chance, check it, and leave the database as it was."""

    def checked(chance):
        with transaction.atomic(), pytest.MonkeyPatch.context() as patch:
            plans = chance.write()
            patch.setattr(chosen, "account", remembering())
            check(plans)
            transaction.set_rollback(True)

    return checked


def remembering():
    """Nothing changes while a chance is checked: the lists read the same plans once, and choose from that."""
    known = {}

    def read_once(campaigns, today, only):
        key = (tuple(one.pk for one in campaigns), today, str(only))
        if key not in known:
            known[key] = account(campaigns, today, only)
        return known[key]

    return read_once


def duties(choice):
    return len(listed_duties(choice, TODAY))


def deeds(choice, kind=Kind.DEEDS):
    return listed_deeds(choice, kind, TODAY).count()


@by_chance
@given(chances)
def test_the_board_is_as_long_as_its_lists(chance):
    undone(compare_board)(chance)


def compare_board(plans):
    for plan in plans:
        drawn = board(account([plan], TODAY))
        choice = Choice(campaign=plan.pk)
        compare_sums(drawn.sums, choice)
        for line in (line for group in drawn.groups for line in group.lines):
            compare_line(line, choice.but(activity=line.activity.pk))


def compare_sums(sums, choice):
    assert sums.duties == duties(choice)
    for state in DutyState:
        assert sums.states[state] == duties(choice.but(states=(state,)))
    assert sums.deeds == deeds(choice)
    assert sums.failed == deeds(choice, Kind.FAILED)


def compare_line(line, choice):
    compare_sums(line.sums, choice)
    assert sum(len(cell.duties) for cell in line.cells) == line.sums.duties
    assert sum(cell.deeds for cell in line.cells) == line.sums.deeds
    for cell in line.cells:
        if cell.duties or cell.deeds or cell.failed:
            week = choice.but(since=cell.week.monday, until=cell.week.sunday)
            found = listed_duties(week, TODAY)
            assert (cell.done, cell.required) == (required(found).done, required(found).wanted)
            assert (cell.deeds, cell.failed) == (deeds(week), deeds(week, Kind.FAILED))


@by_chance
@given(chances)
def test_the_chart_ends_where_the_duties_do(chance):
    undone(compare_chart)(chance)


def compare_chart(plans):
    stand = account(plans, TODAY)
    drawn = burn_up(stand, board(stand).weeks)
    owed = [one for one in stand.counted if one.standing.state != DutyState.WAIVED]
    if drawn is None:
        assert owed == []
        return
    assert drawn.points[-1].planned == sum(one.duty.required for one in owed)
    if drawn.now:
        assert drawn.now.done == sum(min(one.duty.required, one.standing.done) for one in owed)


@by_chance
@given(chances, st.sampled_from([(None, None), (date(2026, 2, 1), date(2026, 5, 20)), (None, TODAY)]))
def test_the_coverage_is_as_long_as_its_lists(chance, days):
    def compare(plans):
        for plan in (None, *(one.pk for one in plans)):
            compare_coverage(Choice(campaign=plan, since=days[0], until=days[1]))

    undone(compare)(chance)


def compare_coverage(choice):
    for table in tables(choice, TODAY):
        compare_row(table.total)
        for row in table.rows:
            compare_row(row)
        for number in ("owed", "done", "behind", "due", "ahead", "waived", "deeds"):
            assert sum(getattr(row.sums, number) for row in table.rows) == getattr(table.total.sums, number)


def compare_row(row):
    assert row.sums.duties == duties(row.choice)
    for state in DutyState:
        assert row.sums.states[state] == duties(row.choice.but(states=(state,)))
    assert row.sums.deeds == deeds(row.choice)


@by_chance
@given(chances)
def test_coverage_and_boards_have_the_same_totals(chance):
    undone(compare_totals)(chance)


def compare_totals(plans):
    whole = board(account(plans, TODAY)).sums
    for table in tables(Choice(), TODAY):
        assert (table.total.sums.states, table.total.sums.deeds) == (whole.states, whole.deeds)


@by_chance
@given(chances)
def test_the_months_of_the_calendar_add_up_to_the_board(chance):
    undone(compare_calendar)(chance)


def compare_calendar(plans):
    for plan in plans:
        found = [entry for month in MONTHS for entry in gathered(month.but(campaign=plan.pk), TODAY)]
        whole = board(account([plan], TODAY)).sums
        duties_found = Counter(entry.state for entry in found if entry.kind is Entry.DUTY)
        assert duties_found == Counter(
            {state.value: number for state, number in whole.states.items() if number}
        )
        assert sum(entry.tone == "done" for entry in found if entry.kind is Entry.DEED) == whole.deeds
        assert sum(entry.tone == "late" for entry in found if entry.kind is Entry.DEED) == whole.failed
