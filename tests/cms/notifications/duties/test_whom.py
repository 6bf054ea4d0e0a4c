"""Who is reminded of work of plans, and on which days."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from campaigns.models import (
    Activity,
    Campaign,
    CampaignState,
    Duty,
    DutyReminder,
)
from cms.notifications.duties import remind_of_duties
from cms.notifications.models import Notification
from cms.roles import Role
from tests.cms.notifications.duties.days import DUE, day, set_rules, told


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (
            -7,
            "Nhắc việc theo kế hoạch: 1 việc sắp đến hạn.\n"
            "– Hạn ngày 20/11/2026: Tổ chức hội nghị (chủ trì).",
        ),
        (
            0,
            "Nhắc việc theo kế hoạch: 1 việc đến hạn hôm nay.\n– Hạn hôm nay: Tổ chức hội nghị (chủ trì).",
        ),
        (
            1,
            "Nhắc việc theo kế hoạch: 1 việc quá hạn.\n– Quá hạn 1 ngày: Tổ chức hội nghị (chủ trì).",
        ),
    ],
)
def test_the_message_says_what_is_due_and_when(owes, lan, number, words):
    owes()
    remind_of_duties(day(number))
    assert told(lan) == [words]


def test_it_leads_to_ones_own_work(owes, lan):
    owes()
    remind_of_duties(DUE)
    assert Notification.objects.get().link == reverse("campaigns_mine")


def test_lead_and_coordinating_units_are_told_their_part(owes, lan, helper):
    user, police = helper
    owes(helped_by=[police])
    remind_of_duties(DUE)
    assert "(chủ trì)" in told(lan)[0]
    assert "(phối hợp)" in told(user)[0]


def test_who_leads_and_helps_leads(owes, lan, helper):
    _user, police = helper
    police.members.add(lan)
    owes(helped_by=[police])
    remind_of_duties(DUE)
    assert "(chủ trì)" in told(lan)[0]
    assert told(lan)[0].count("hội nghị") == 1


def test_a_stranger_is_told_nothing(owes, lan, person):
    other = person("khac", Role.OFFICER)
    owes()
    remind_of_duties(DUE)
    assert told(other) == []


def test_who_left_is_told_nothing_and_nothing_is_noted(owes, lan):
    lan.is_active = False
    lan.save()
    owes()
    assert remind_of_duties(DUE) == 0
    assert not DutyReminder.objects.exists()


def test_a_day_without_an_occasion_is_silent(owes, lan):
    owes()
    assert remind_of_duties(day(-5)) == 1  # the seventh day before, caught up
    assert remind_of_duties(day(-4)) == 0


def test_what_is_done_is_not_told(owes, lan, did):
    did(owes(), date(2026, 6, 1))
    assert remind_of_duties(DUE) == 0


def test_what_is_waived_is_not_told(owes, lan):
    owes()
    Duty.objects.update(waived_at=datetime(2026, 6, 1, tzinfo=UTC), waived_by="Hùng", waived_why="Bão")
    assert remind_of_duties(DUE) == 0


@pytest.mark.parametrize("state", [CampaignState.CLOSED, CampaignState.DRAFT, CampaignState.WAITING])
def test_a_plan_that_does_not_run_reminds_nobody(owes, lan, campaign, state):
    owes()
    Campaign.objects.update(state=state)
    assert remind_of_duties(DUE) == 0


def test_what_an_amendment_left_out_is_not_told(owes, lan):
    owes()
    Activity.objects.update(dropped_on=DUE)
    assert remind_of_duties(day(1)) == 0


def test_switched_off_nobody_is_told(owes, lan):
    set_rules(active=False)
    owes()
    assert remind_of_duties(DUE) == 0


def test_the_days_are_those_of_the_settings(owes, lan):
    set_rules(before="3", on_the_day=False)
    owes()
    assert [number for number in range(-10, 1) if remind_of_duties(day(number))] == [-3]
