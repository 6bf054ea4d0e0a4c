"""Submitting, approving and sending back."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.log_actions import log

from campaigns.approval.deciding import approve, send_back, submit, take_back
from campaigns.approval.rights import NotIndependent, NotReady, Overtaken
from campaigns.copying import as_data
from campaigns.models import Activity, Campaign, CampaignState, Duty, PlanVersion
from campaigns.signals import plan_approved, plan_returned, plan_submitted
from cms.roles import Role

pytestmark = pytest.mark.django_db


def test_approving_keeps_a_version_and_makes_what_is_owed(draft, officer, leader):
    submit(draft, by=officer)
    approve(draft, by=leader, counted_from=draft.starts_on)
    draft.refresh_from_db()
    version = PlanVersion.objects.get()
    assert draft.state == CampaignState.RUNNING
    assert (version.number, version.symbol, version.approved_by) == (1, "15/KH-UBND", leader.signature)
    assert version.content == as_data(draft)
    assert Duty.objects.filter(activity__title="Họp thôn").count() == 4


def test_a_draft_with_gaps_is_not_submitted_and_says_all_of_them(draft, officer):
    draft.activities.filter(title="Họp thôn").update(timing="khi trời đẹp")
    draft.activities.filter(title="Báo cáo năm").update(timing="")
    with pytest.raises(NotReady) as refusal:
        submit(draft, by=officer)
    said = " ".join(refusal.value.messages)
    assert "khi trời đẹp" in said
    assert "Báo cáo năm" in said
    draft.refresh_from_db()
    assert draft.state == CampaignState.DRAFT


@pytest.mark.parametrize("role", [Role.LEADER, Role.OPERATOR, Role.CONTRIBUTOR])
def test_only_writers_submit(draft, person, role):
    with pytest.raises(PermissionDenied):
        submit(draft, by=person("ai-do", role))


@pytest.mark.parametrize("role", [Role.OFFICER, Role.STATISTICS, Role.OPERATOR])
def test_only_leaders_approve(draft, officer, person, role):
    submit(draft, by=officer)
    with pytest.raises(NotIndependent, match="ãnh đạo"):
        approve(draft, by=person("ai-do", role))


def test_whoever_submitted_does_not_approve(draft, person):
    both = person("ca-hai", Role.OFFICER, Role.LEADER)
    submit(draft, by=both)
    with pytest.raises(NotIndependent):
        approve(draft, by=both)
    assert not PlanVersion.objects.exists()


def test_whoever_wrote_on_it_does_not_approve(draft, officer, person):
    both = person("ca-hai", Role.OFFICER, Role.LEADER)
    log(draft, "wagtail.edit", user=both)
    submit(draft, by=officer)
    with pytest.raises(NotIndependent):
        approve(draft, by=both)


def test_a_plan_is_approved_once(draft, officer, leader, person):
    submit(draft, by=officer)
    stale = Campaign.objects.get(pk=draft.pk)
    approve(draft, by=leader)
    with pytest.raises(Overtaken):
        approve(stale, by=person("pho", Role.LEADER))
    assert PlanVersion.objects.count() == 1


def test_what_was_written_anew_since_it_was_read_is_not_approved(draft, officer, leader):
    submit(draft, by=officer)
    read = draft.submitted_at
    take_back(draft, by=officer)
    submit(draft, by=officer)
    with pytest.raises(Overtaken):
        approve(draft, by=leader, read=read)
    approve(draft, by=leader, read=draft.submitted_at)


def test_sending_back_says_why(draft, officer, leader):
    submit(draft, by=officer)
    with pytest.raises(ValueError, match="lý do"):
        send_back(draft, by=leader, reason=" ")
    send_back(draft, by=leader, reason="Thiếu kinh phí.")
    draft.refresh_from_db()
    assert (draft.state, draft.returned_why) == (CampaignState.DRAFT, "Thiếu kinh phí.")
    submit(draft, by=officer)
    draft.refresh_from_db()
    assert draft.returned_why == ""


def test_others_are_told(draft, officer, leader):
    heard = []
    for signal, name in ((plan_submitted, "s"), (plan_returned, "r"), (plan_approved, "a")):
        signal.connect(
            lambda name=name, **more: heard.append((name, more["by"])), weak=False, dispatch_uid=name
        )
    try:
        submit(draft, by=officer)
        send_back(draft, by=leader, reason="Sửa.")
        submit(draft, by=officer)
        approve(draft, by=leader)
    finally:
        for signal, name in ((plan_submitted, "s"), (plan_returned, "r"), (plan_approved, "a")):
            signal.disconnect(dispatch_uid=name)
    assert heard == [("s", officer), ("r", leader), ("s", officer), ("a", leader)]


def test_what_is_marked_as_uncounted_passes_and_owes_nothing(draft, officer, leader):
    Activity.objects.filter(title="Họp thôn").update(timing="khi trời đẹp", uncounted=True)
    submit(draft, by=officer)
    approve(draft, by=leader)
    assert not Duty.objects.filter(activity__title="Họp thôn").exists()
