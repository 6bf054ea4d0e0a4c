"""My work."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from campaigns.duties.making import make_duties
from campaigns.models import Duty, Unit
from campaigns.seeing.mine import mine
from cms.roles import Role

FIRST, TODAY = date(2026, 1, 1), date(2026, 6, 10)


@pytest.fixture
def member(person, unit):
    user = person(Role.CONTRIBUTOR, "thanh-vien")
    unit.members.add(user)
    return user


def titles(tasks):
    return [task.one.duty.activity.title for task in tasks]


def test_work_is_sorted_by_what_presses(campaign, activity, did, member):
    for title, timing in (
        ("Trễ", "Trước 01/4/2026"),
        ("Bây giờ", "Trước 30/11/2026"),
        ("Xong", "Trước 13/6/2026"),
    ):
        line = activity(title=title, timing=timing)
        if title == "Xong":
            did(line, date(2026, 5, 4))
    activity(title="Sắp tới", timing="Trước 30/9/2026", starts_on=date(2026, 6, 20))
    activity(title="Còn lâu", timing="Trước 30/11/2026", starts_on=date(2026, 10, 1))
    make_duties(campaign, FIRST)
    found = mine(member, TODAY)
    assert [titles(part) for part in (found.late, found.now, found.soon, found.done)] == [
        ["Trễ"],
        ["Bây giờ"],
        ["Sắp tới"],
        ["Xong"],
    ]


def test_what_recurs_is_late_once_with_the_number_of_times_before(campaign, activity, member, signed_in):
    activity(timing="hằng tháng")
    make_duties(campaign, FIRST)
    (task,) = mine(member, TODAY).late
    assert (task.one.duty.due_on, task.before) == (date(2026, 5, 31), 4)
    assert ": 5" in signed_in().get(task.rows).text


def test_work_of_others_is_not_mine_unless_we_help(campaign, activity, unit, member):
    other = Unit.objects.create(name="Công an xã")
    activity(title="Của họ", timing="Trước 01/4/2026", lead=other)
    helped = activity(title="Cùng làm", timing="Trước 01/4/2026", lead=other)
    helped.coordinating.add(unit)
    helped.save()
    make_duties(campaign, FIRST)
    (task,) = mine(member, TODAY).late
    assert (task.one.duty.activity.title, task.leads) == ("Cùng làm", False)


def test_two_units_of_one_person_do_not_double_the_work(campaign, activity, unit, member):
    second = Unit.objects.create(name="Văn phòng")
    second.members.add(member)
    line = activity(timing="Trước 01/4/2026")
    line.coordinating.add(second)
    line.save()
    make_duties(campaign, FIRST)
    assert len(mine(member, TODAY).late) == 1


def test_a_closed_plan_gives_no_work(campaign, activity, member):
    activity(timing="Trước 01/4/2026")
    make_duties(campaign, FIRST)
    campaign.state = "closed"
    campaign.save()
    assert mine(member, TODAY).late == []


def test_one_tap_leads_to_writing_the_deed_down(campaign, activity, member, signed_in):
    activity(timing="Trước 01/4/2026")
    make_duties(campaign, FIRST)
    client, duty = signed_in(user=member), Duty.objects.get()
    page = BeautifulSoup(client.get(reverse("campaigns_mine")).content, "html.parser")
    tap = page.find("a", string="Ghi việc đã làm", class_="button")
    assert tap["href"].endswith(f"?activity={duty.activity_id}&duty={duty.pk}")
    assert client.get(tap["href"]).status_code == 200
    assert page.find("a", string="Miễn") is None


def test_whoever_belongs_to_no_unit_is_told_what_to_do(signed_in):
    page = signed_in(Role.CONTRIBUTOR).get(reverse("campaigns_mine")).text
    assert "chưa thuộc đơn vị nào" in page


def test_the_queries_of_my_work_do_not_grow(
    campaign, activity, member, signed_in, django_assert_max_num_queries
):
    client = signed_in(user=member)
    for number in range(12):
        activity(title=f"Việc {number}")
    make_duties(campaign, FIRST)
    with django_assert_max_num_queries(20):
        client.get(reverse("campaigns_mine"))
