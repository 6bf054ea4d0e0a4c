"""The page on which the days of reminders are said."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from campaigns.duties.reminding import Rules
from campaigns.models import ReminderSettings
from campaigns.models.reminding import read_days
from cms.models import User
from cms.roles import Role

WRITTEN = {"active": "on", "before": "10; 3", "on_the_day": "on", "every": 5, "until": 20, "leaders": "all"}


@pytest.fixture
def browser(db):
    def sign_in(role):
        user = User.objects.create_user("ai-do")
        user.groups.add(role.group())
        client = Client()
        client.force_login(user)
        return client

    return sign_in


def send(client, **fields):
    address = reverse(
        "wagtailsettings:edit", args=("campaigns", "remindersettings", ReminderSettings.load().pk)
    )
    return client.post(address, {**WRITTEN, **fields})


@pytest.mark.parametrize(
    ("written", "days"),
    [("7, 1", (7, 1)), ("1 7", (7, 1)), ("3;3,14", (14, 3)), ("", ()), (" ", ()), ("90", (90,))],
)
def test_days_are_read_as_people_write_them(written, days):
    assert read_days(written) == days


@pytest.mark.parametrize(
    "written", ["0", "91", "-1", "bảy", "7.5", "1,2,3,4,5,6", "٣", "99999999999999999999"]
)
def test_what_are_no_days_is_refused(written):
    with pytest.raises(ValidationError):
        read_days(written)


def test_as_installed_the_rules_are_those_of_the_module(db):
    assert ReminderSettings.load().rules == Rules()


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEADER, Role.STATISTICS])
def test_the_office_and_leaders_set_the_days(browser, role):
    assert send(browser(role), escalate_after="").status_code == 302
    assert ReminderSettings.load().rules == Rules((10, 3), True, 5, 20, None)


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.OPERATOR])
def test_others_do_not(browser, role):
    send(browser(role))
    assert ReminderSettings.load().rules == Rules()


def test_a_wrong_day_is_said_and_nothing_kept(browser):
    page = send(browser(Role.OFFICER), before="bảy").text
    assert "Xin ghi các số ngày từ 1 đến 90" in page
    assert ReminderSettings.load().rules == Rules()


def test_leaders_are_told_before_the_reminders_end(browser):
    page = send(browser(Role.OFFICER), escalate_after=21).text
    assert "nhỏ hơn hoặc bằng số ngày thôi nhắc" in page
