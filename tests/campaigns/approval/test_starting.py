"""From which day a plan is counted: what fell due before it is not owed, deeds of before still count."""

from datetime import date

import pytest

from campaigns.approval.amending import amend
from campaigns.approval.closing import copy_to_next_year
from campaigns.approval.deciding import approve, submit
from campaigns.approval.rights import Refused
from campaigns.approval.starting import proposed_start
from campaigns.copying import add_activity, as_data, from_data
from campaigns.duties.reading import account
from campaigns.duties.states import DutyState
from campaigns.models import Activity, Campaign, Channel, Deed, Duty
from tests.campaigns.conftest import did

__all__ = ["did"]

pytestmark = pytest.mark.django_db

AUTUMN = date(2026, 10, 7)  # a Wednesday


@pytest.fixture
def submitted(draft, officer, time_machine):
    """The plan of 2026, submitted in autumn."""
    time_machine.move_to("2026-10-07T03:00Z", tick=False)
    submit(draft, by=officer)
    return draft


def late(plan, today):
    return [one for one in account([plan], today).counted if one.standing.state is DutyState.LATE]


def test_a_plan_approved_in_autumn_owes_nothing_that_is_late_at_once(submitted, leader):
    plan = approve(submitted, by=leader)
    assert Campaign.objects.get(pk=plan.pk).counted_from == AUTUMN
    assert late(plan, AUTUMN) == []
    assert Duty.objects.order_by("ends_on").values_list("ends_on", flat=True)[0] == date(2026, 10, 11)


def test_what_is_owed_once_after_the_day_and_each_quarter_to_come_stays_owed(submitted, leader):
    approve(submitted, by=leader)
    rest = Duty.objects.exclude(activity__title="Phát bản tin")
    assert list(rest.order_by("due_on").values_list("activity__title", "due_on")) == [
        ("Báo cáo năm", date(2026, 11, 29)),
        ("Họp thôn", date(2026, 12, 31)),
    ]


def test_a_plan_approved_before_it_begins_is_counted_from_its_first_day(draft):
    assert proposed_start(draft, date(2025, 12, 20)) == date(2026, 1, 1)
    assert proposed_start(draft, date(2026, 1, 1)) == date(2026, 1, 1)


def test_a_plan_that_is_past_is_counted_from_its_last_day_at_the_latest(draft):
    assert proposed_start(draft, date(2027, 3, 1)) == date(2026, 12, 31)


def test_with_deeds_written_down_the_first_day_is_proposed(draft, did):
    did(draft.activities.first(), date(2026, 2, 3))
    assert proposed_start(draft, AUTUMN) == date(2026, 1, 1)


def test_deeds_of_before_still_count(submitted, leader, did):
    meeting = submitted.activities.get(title="Họp thôn")
    early = did(meeting, date(2026, 10, 2), Deed.HELD, Channel.MEETING)
    plan = approve(submitted, by=leader, counted_from=AUTUMN)
    stand = account([plan], AUTUMN)
    assert [one.standing.done for one in stand.of(meeting)] == [1]
    assert early.activity == meeting


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2027, 1, 1)])
def test_a_day_outside_the_plan_is_refused_and_nothing_is_approved(submitted, leader, day):
    with pytest.raises(Refused, match="01/01/2026"):
        approve(submitted, by=leader, counted_from=day)
    assert not Duty.objects.exists()
    assert not submitted.versions.exists()


def test_an_amendment_keeps_the_day_and_rewrites_nothing_before_it(submitted, officer, leader, time_machine):
    plan = approve(submitted, by=leader)
    before = list(Duty.objects.filter(ends_on__lt=date(2026, 11, 2)).order_by("pk").values())
    time_machine.move_to("2026-11-04T03:00Z", tick=False)
    amendment = amend(plan, by=officer)
    assert amendment.counted_from == AUTUMN
    amendment.activities.filter(title="Phát bản tin").update(timing="3 lần/tuần")
    add_activity(amendment, {"title": "Niêm yết", "channels": ["notice_board"], "timing": "hằng tháng"})
    submit(amendment, by=officer)
    approve(amendment, by=leader)
    plan.refresh_from_db()
    assert plan.counted_from == AUTUMN
    assert list(Duty.objects.filter(ends_on__lt=date(2026, 11, 2)).order_by("pk").values()) == before
    assert Duty.objects.order_by("ends_on").first().ends_on >= AUTUMN


def test_an_amendment_of_a_plan_that_owed_nothing_yet_owes_nothing_in_the_past(
    draft, officer, leader, time_machine
):
    time_machine.move_to("2026-01-01T03:00Z", tick=False)
    Activity.objects.filter(campaign=draft).update(timing="Khi có yêu cầu")
    submit(draft, by=officer)
    plan = approve(draft, by=leader)
    time_machine.move_to("2026-10-07T03:00Z", tick=False)
    amendment = amend(plan, by=officer)
    amendment.activities.filter(title="Phát bản tin").update(timing="2 lần/tuần")
    submit(amendment, by=officer)
    approve(amendment, by=leader)
    assert Duty.objects.order_by("ends_on").first().ends_on >= AUTUMN


def test_every_version_keeps_the_day(submitted, officer, leader):
    plan = approve(submitted, by=leader, counted_from=date(2026, 10, 12))
    amendment = amend(plan, by=officer)
    amendment.activities.filter(title="Họp thôn").update(timing="hằng tháng")
    submit(amendment, by=officer)
    approve(amendment, by=leader)
    kept = [version.content["counted_from"] for version in plan.versions.all()]
    assert kept == ["2026-10-12", "2026-10-12"]


def test_next_years_copy_is_counted_from_its_own_first_day(submitted, officer, leader, time_machine):
    plan = approve(submitted, by=leader)
    copy = copy_to_next_year(plan, by=officer)
    assert copy.counted_from is None
    time_machine.move_to("2026-12-20T03:00Z", tick=False)
    submit(copy, by=officer)
    assert approve(copy, by=leader).counted_from == date(2027, 1, 1)


def test_the_day_is_in_the_plan_as_data(submitted, leader):
    plan = approve(submitted, by=leader)
    assert from_data(as_data(plan)).counted_from == AUTUMN
