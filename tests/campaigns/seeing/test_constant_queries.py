"""No page asks the database more often for more plans, activities, duties and deeds."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.duties.making import make_duties
from campaigns.models import Activity, Campaign, Channel, Deed, Report, Unit
from campaigns.seeing.calendar.feed import secret_of
from cms.roles import Role

FIRST, LAST, JUNE = date(2026, 1, 1), date(2026, 12, 31), date(2026, 6, 1)
PAGES = {
    "board": lambda plan, _user: reverse("campaign:inspect", args=(plan.pk,)),
    "boards": lambda _plan, _user: reverse("campaigns_boards"),
    "plans": lambda _plan, _user: reverse("campaign:index"),
    "month": lambda _plan, _user: reverse("campaigns_calendar"),
    "week": lambda _plan, _user: reverse("campaigns_calendar") + "?xem=tuan",
    "list": lambda _plan, _user: reverse("campaigns_calendar") + "?xem=danh-sach",
    "feed": lambda _plan, user: reverse("campaigns_feed", args=(user.pk, secret_of(user))),
    "coverage": lambda _plan, _user: reverse("campaigns_coverage"),
    "duties": lambda _plan, _user: reverse("campaigns_rows"),
    "deeds": lambda _plan, _user: reverse("campaigns_rows") + "?loai=luot",
    "mine": lambda _plan, _user: reverse("campaigns_mine"),
    "report": lambda plan, _user: _report(plan),
    "report of all": lambda _plan, _user: _report(None),
    "file": lambda _plan, _user: f"{_report(None)}tep.xlsx",
}


def _report(plan):
    made = Report.objects.create(title="Báo cáo", first_day=FIRST, last_day=date(2026, 6, 30), campaign=plan)
    return reverse("campaigns_report", args=(made.pk,))


@pytest.fixture
def grow(unit, did):
    """Adds a plan with two activities of two units, and what was done of them in places of their own."""

    def add(number):
        plan = Campaign.objects.create(
            title=f"Kế hoạch {number}", starts_on=FIRST, ends_on=LAST, state="running"
        )
        other = Unit.objects.create(name=f"Thôn {number}", kind="village")
        for lead, channels in ((unit, [Channel.RADIO, Channel.WEBSITE]), (other, [])):
            line = Activity.objects.create(
                campaign=plan, title="Việc", timing="hằng tháng", channels=channels, lead=lead
            )
            line.coordinating.add(unit)
            line.save()
            for day in range(8):
                deed, channel = ((Deed.AIRED, Channel.RADIO), (Deed.HANDED_OUT, Channel.LEAFLET))[day % 2]
                did(line, JUNE + timedelta(day), deed, channel, detail={"place": other.name})
        make_duties(plan, FIRST)
        return plan

    return add


@pytest.mark.parametrize("page", PAGES)
def test_more_plans_and_deeds_ask_nothing_more(page, grow, unit, person, signed_in):
    leader = person(Role.LEADER)
    unit.members.add(leader)
    client, plan = signed_in(user=leader), grow(0)
    address = PAGES[page](plan, leader)
    asked = queries(client, address)
    for number in range(1, 4):
        grow(number)
    assert queries(client, address) == asked


def queries(client, address):
    """Asked twice: what a process reads once is read by then."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_a_board_of_more_activities_asks_nothing_more(campaign, activity, did, signed_in):
    client, address = signed_in(), reverse("campaign:inspect", args=(campaign.pk,))
    found = []
    for many in (1, 12):
        for number in range(many):
            line = activity(title=f"Việc {number}", channels=[Channel.RADIO, Channel.WEBSITE])
            did(line, date(2026, 5, number + 1))
        make_duties(campaign, FIRST)
        found.append(queries(client, address))
    assert found[0] == found[1]
