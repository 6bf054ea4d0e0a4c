"""The calendar as a feed for phones."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from campaigns.duties.making import make_duties
from campaigns.models import Duty
from campaigns.seeing.calendar.feed import secret_of
from cms.models import User
from cms.roles import Role

FIRST = date(2026, 1, 1)


@pytest.fixture
def officer(person):
    return person(Role.OFFICER, "lan")


@pytest.fixture
def duty(campaign, activity):
    activity(title="Đối thoại, có dấu phẩy; và chấm phẩy", timing="Trước 21/6/2026")
    make_duties(campaign, FIRST)
    return Duty.objects.get()


def address(user):
    return reverse("campaigns_feed", args=(user.pk, secret_of(user)))


def events(user, query=""):
    answer = Client().get(address(user) + query)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/calendar")
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_a_duty_is_a_whole_day_with_an_id_that_outlives_a_change_of_the_plan(duty, officer):
    (event,) = events(officer)
    assert event["summary"] == "▶ Đối thoại, có dấu phẩy; và chấm phẩy (0/1)"
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 6, 20), date(2026, 6, 21))
    line = duty.activity
    line.timing = "Trước 30/6/2026"
    line.save()
    make_duties(line.campaign, date(2026, 6, 10))
    (moved,) = events(officer)
    assert moved["uid"] == event["uid"]
    assert moved.decoded("dtstart") == date(2026, 6, 29)


def test_lines_are_folded_and_end_as_the_standard_says(duty, officer):
    written = Client().get(address(officer)).content
    assert written.endswith(b"END:VCALENDAR\r\n")
    assert max(len(line) for line in written.split(b"\r\n")) <= 75
    assert b"\n" not in written.replace(b"\r\n", b"")


def test_deeds_are_left_out_unless_asked_for(duty, did, officer):
    did(duty.activity, date(2026, 6, 9), "missed")
    assert len(events(officer)) == 1
    (deed,) = events(officer, "?trang-thai=da-lam")
    assert deed["uid"].startswith("deed-")


def test_filters_hold_in_the_feed(duty, officer):
    assert events(officer, "?kenh=website") == []


def test_the_page_gives_the_address_with_its_filters(duty, officer, signed_in):
    page = signed_in(user=officer).get(reverse("campaigns_calendar") + "?kenh=radio")
    shown = BeautifulSoup(page.content, "html.parser").select_one(".pl-feed input")["value"]
    assert shown == f"http://testserver{address(officer)}?kenh=radio"


def test_nobody_reads_it_without_the_secret(duty, officer, person):
    wrong = reverse("campaigns_feed", args=(officer.pk, secret_of(person(name="khac"))))
    assert Client().get(wrong).status_code == 404
    assert Client().get(reverse("campaigns_feed", args=(999, "x"))).status_code == 404


def test_a_new_password_makes_a_new_address(duty, officer):
    before = address(officer)
    officer.set_password("mat-khau-moi")
    officer.save()
    assert Client().get(before).status_code == 404


@pytest.mark.parametrize("change", [{"is_active": False}, {"groups": []}])
def test_whoever_lost_the_right_reads_it_no_more(duty, officer, change):
    before = address(officer)
    if "groups" in change:
        officer.groups.clear()
    User.objects.filter(pk=officer.pk).update(**{k: v for k, v in change.items() if k != "groups"})
    assert Client().get(before).status_code == 404


def test_it_is_kept_nowhere(duty, officer):
    assert Client().get(address(officer)).headers["Cache-Control"] == "private, no-store"
