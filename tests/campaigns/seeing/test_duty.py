"""One duty, and waiving it."""

from datetime import date

import pytest
from django.urls import reverse

from campaigns.duties.making import make_duties
from campaigns.models import Duty
from cms.roles import Role

FIRST = date(2026, 1, 1)


@pytest.fixture
def duty(campaign, activity):
    activity(timing="Trước 01/4/2026")
    make_duties(campaign, FIRST)
    return Duty.objects.get()


def waive(client, duty, why="Bão số 3."):
    return client.post(reverse("campaigns_duty_waive", args=(duty.pk,)), {"ly-do": why})


def test_a_duty_shows_the_deeds_it_takes_and_no_others(duty, did, signed_in):
    did(duty.activity, date(2026, 5, 4))
    did(duty.activity, date(2025, 12, 4))
    page = signed_in().get(reverse("campaigns_duty", args=(duty.pk,))).text
    assert "04/05/2026" in page
    assert "04/12/2025" not in page
    assert "hoàn thành trễ hạn" in page


def test_a_leader_waives_it_with_a_reason_and_takes_that_back(duty, signed_in):
    client = signed_in()
    waive(client, duty)
    page = client.get(reverse("campaigns_duty", args=(duty.pk,))).text
    assert "Bão số 3." in page
    assert "không phải làm nữa" in page
    waive(client, duty, "")
    duty.refresh_from_db()
    assert (duty.waived_at, duty.waived_by, duty.waived_why) == (None, "", "")


def test_without_a_reason_nothing_is_waived(duty, signed_in):
    answer = waive(signed_in(), duty, "  ")
    duty.refresh_from_db()
    assert duty.waived_at is None
    assert "Xin ghi lý do" in signed_in_follow(answer, signed_in).text


def signed_in_follow(answer, signed_in):
    return answer.client.get(answer.headers["Location"])


@pytest.mark.parametrize("role", [Role.OFFICER, Role.STATISTICS, Role.CONTRIBUTOR])
def test_only_leaders_waive(duty, signed_in, role):
    assert waive(signed_in(role), duty).status_code in (302, 403)
    duty.refresh_from_db()
    assert duty.waived_at is None


def test_in_a_closed_plan_nothing_is_waived_any_more(duty, signed_in):
    duty.activity.campaign.state = "closed"
    duty.activity.campaign.save()
    waive(signed_in(), duty)
    duty.refresh_from_db()
    assert duty.waived_at is None


def test_whoever_belongs_to_a_unit_that_does_it_sees_it(duty, unit, signed_in, person):
    member = person(Role.CONTRIBUTOR, "thanh-vien")
    client = signed_in(user=member)
    address = reverse("campaigns_duty", args=(duty.pk,))
    assert client.get(address).status_code == 302
    unit.members.add(member)
    assert client.get(address).status_code == 200
