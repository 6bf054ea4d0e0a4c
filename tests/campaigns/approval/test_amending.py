"""Amendments: a copy is written and approved, then taken over; the past stays as it was."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns.approval.amending import amend, open_amendment
from campaigns.approval.deciding import approve, submit
from campaigns.approval.rights import NotReady, Refused
from campaigns.copying import add_activity, as_data, from_data
from campaigns.models import Activity, Campaign, CampaignState, Duty, PlanVersion
from cms.models import User
from cms.roles import Role
from tests.campaigns.approval.conftest import PLAN

pytestmark = pytest.mark.django_db


def said(data):
    """Without ids and without what belongs to the paper."""
    activities = [{k: v for k, v in one.items() if k != "id"} for one in data["activities"]]
    return {**data, "activities": activities, "symbol": "", "issued_on": None}


def taken_over(amendment, officer, leader):
    submit(amendment, by=officer)
    return approve(amendment, by=leader)


def test_an_amendment_begins_as_the_plan_stands(running, officer):
    amendment = amend(running, by=officer)
    assert said(as_data(amendment)) == said(as_data(running))
    assert (amendment.symbol, amendment.issued_on) == ("", None)
    assert running.state == CampaignState.RUNNING


def test_one_amendment_is_open_at_a_time(running, officer, leader):
    first = amend(running, by=officer)
    with pytest.raises(Refused):
        amend(running, by=officer)
    assert open_amendment(running) == first
    first.activities.filter(title="Họp thôn").update(timing="hằng tháng")
    taken_over(first, officer, leader)
    assert amend(running, by=officer).pk != first.pk


def test_only_running_plans_are_amended(draft, officer):
    with pytest.raises(Refused):
        amend(draft, by=officer)


def test_an_amendment_that_changes_nothing_is_not_submitted(running, officer):
    amendment = amend(running, by=officer)
    with pytest.raises(NotReady):
        submit(amendment, by=officer)


def test_it_is_taken_over_into_the_plan(running, officer, leader):
    meeting = Activity.objects.get(campaign=running, title="Họp thôn")
    report = Activity.objects.get(campaign=running, title="Báo cáo năm")
    amendment = amend(running, by=officer)
    Campaign.objects.filter(pk=amendment.pk).update(symbol="40/KH-UBND", purpose="Mục đích mới.")
    amendment = Campaign.objects.get(pk=amendment.pk)
    amendment.activities.filter(title="Họp thôn").update(title="Họp tổ dân phố", timing="hằng tháng")
    amendment.activities.filter(title="Báo cáo năm").delete()
    amendment.recipients.all().delete()
    amendment.save()
    add_activity(amendment, {"title": "Thi tìm hiểu", "channels": ["contest"], "timing": "Quý IV/2026"})

    plan = taken_over(amendment, officer, leader)

    assert plan == running
    plan, amendment = Campaign.objects.get(pk=plan.pk), Campaign.objects.get(pk=amendment.pk)
    assert (plan.state, amendment.state) == (CampaignState.RUNNING, CampaignState.TAKEN_OVER)
    assert (plan.version, plan.symbol, plan.purpose) == (2, "15/KH-UBND", "Mục đích mới.")
    assert plan.recipients.count() == 0
    meeting.refresh_from_db()
    report.refresh_from_db()
    assert (meeting.title, meeting.timing, meeting.dropped_on) == ("Họp tổ dân phố", "hằng tháng", None)
    assert report.dropped_on == date(2026, 5, 20)
    assert Activity.objects.get(campaign=plan, title="Thi tìm hiểu").duties.count() == 1
    version = PlanVersion.objects.get(campaign=plan, number=2)
    assert (version.symbol, version.content) == ("40/KH-UBND", as_data(plan))
    assert said(version.content) == said(as_data(amendment))


def test_what_was_left_out_owes_no_more_and_keeps_its_past(running, officer, leader):
    meeting = Activity.objects.get(campaign=running, title="Họp thôn")
    amendment = amend(running, by=officer)
    amendment.activities.filter(title="Họp thôn").delete()
    taken_over(amendment, officer, leader)
    assert list(meeting.duties.values_list("starts_on", flat=True)) == [date(2026, 1, 1)]


def test_the_amendment_of_a_plan_closed_meanwhile_is_refused(running, officer, leader):
    amendment = amend(running, by=officer)
    amendment.activities.filter(title="Họp thôn").delete()
    submit(amendment, by=officer)
    Campaign.objects.filter(pk=running.pk).update(state=CampaignState.CLOSED)
    with pytest.raises(Refused):
        approve(amendment, by=leader)
    amendment.refresh_from_db()
    assert amendment.state == CampaignState.WAITING


TIMINGS = [
    "2 lần/tuần",
    "hằng tháng",
    "hằng quý",
    "Trước 30/11/2026",
    "Quý III/2026",
    "Thường xuyên",
    "01 lần/năm",
]
CHANNELS = ["radio", "website", "meeting"]
line = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["Một", "Hai", "Ba"]),
        "timing": st.sampled_from(TIMINGS),
        "channels": st.lists(st.sampled_from(CHANNELS), unique=True, max_size=2),
        "every_days": st.sampled_from([None, 10, 45]),
    }
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=st.lists(line, min_size=1, max_size=3), after=st.lists(line, max_size=3), data=st.data())
def test_an_amendment_never_changes_past_duties(person, time_machine, before, after, data):
    officer = User.objects.filter(username="o").first() or person("o", Role.OFFICER)
    leader = User.objects.filter(username="l").first() or person("l", Role.LEADER)
    time_machine.move_to("2026-01-02T03:00Z", tick=False)
    plan = from_data({**PLAN, "activities": before})
    submit(plan, by=officer)
    approve(plan, by=leader)
    day = data.draw(st.dates(date(2026, 1, 3), date(2026, 12, 30)))
    time_machine.move_to(f"{day}T03:00Z", tick=False)
    past = list(Duty.objects.filter(activity__campaign=plan, ends_on__lt=day).order_by("pk").values())
    amendment = amend(plan, by=officer)
    kept = list(amendment.activities.all())
    for activity, said_now in zip(kept, after, strict=False):
        Activity.objects.filter(pk=activity.pk).update(**said_now)
    for activity in kept[len(after) :]:
        activity.delete()
    for said_now in after[len(kept) :]:
        add_activity(amendment, said_now)
    add_activity(amendment, {"title": "Việc mới", "timing": "hằng quý"})
    submit(amendment, by=officer)
    approve(amendment, by=leader)
    assert list(Duty.objects.filter(activity__campaign=plan, ends_on__lt=day).order_by("pk").values()) == past
    assert said(PlanVersion.objects.get(campaign=plan, number=2).content) == said(as_data(amendment))
