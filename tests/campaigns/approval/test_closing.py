"""Closing a plan, and what carries over."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from campaigns.approval.amending import amend
from campaigns.approval.closing import close, copy_to_next_year, unfinished
from campaigns.approval.deciding import approve, submit
from campaigns.approval.rights import Overtaken, Refused
from campaigns.models import Campaign, CampaignState

pytestmark = pytest.mark.django_db
DONE = "Đã làm gần đủ."


def test_only_with_the_permission(running, officer, leader):
    with pytest.raises(PermissionDenied):
        close(running, by=officer, words=DONE)
    close(running, by=leader, words=DONE)
    running.refresh_from_db()
    assert (running.state, running.closing_words) == (CampaignState.CLOSED, DONE)


def test_it_says_what_was_achieved(running, leader):
    with pytest.raises(ValueError, match="kết quả"):
        close(running, by=leader, words=" ")


def test_there_is_no_way_back(running, officer, leader):
    close(running, by=leader, words=DONE)
    with pytest.raises(Overtaken):
        close(running, by=leader, words=DONE)
    with pytest.raises(Refused):
        amend(running, by=officer)


def test_not_while_an_amendment_is_open(running, officer, leader):
    amend(running, by=officer)
    with pytest.raises(Refused):
        close(running, by=leader, words=DONE)


def test_what_is_not_done_is_said(running):
    found = {one.activity.title: (one.left, one.owed) for one in unfinished(running, date(2026, 5, 20))}
    assert found["Họp thôn"] == (4, 4)
    assert found["Báo cáo năm"] == (1, 1)


def test_chosen_activities_are_carried_into_next_years_draft(running, leader):
    meeting = running.activities.get(title="Báo cáo năm")
    draft = close(running, by=leader, words=DONE, carried=[meeting.pk])
    assert (draft.title, draft.state) == ("Kế hoạch tuyên truyền năm 2027", CampaignState.DRAFT)
    assert [(one.title, one.timing, one.origin) for one in draft.activities.all()] == [
        ("Báo cáo năm", "Trước 30/11/2027", meeting)
    ]


def test_they_join_the_draft_that_is_there_once(running, officer, leader):
    draft = copy_to_next_year(running, by=officer)
    draft.activities.filter(title="Họp thôn").delete()
    chosen = list(running.activities.values_list("pk", flat=True))
    assert close(running, by=leader, words=DONE, carried=chosen) == draft
    assert sorted(draft.activities.values_list("title", flat=True)) == [
        "Báo cáo năm",
        "Họp thôn",
        "Phát bản tin",
    ]


def test_whoever_closed_may_approve_what_was_carried_over(running, officer, leader):
    draft = close(running, by=leader, words=DONE, carried=running.activities.values_list("pk", flat=True))
    submit(draft, by=officer)
    approve(draft, by=leader)
    assert Campaign.objects.get(pk=draft.pk).state == CampaignState.RUNNING
