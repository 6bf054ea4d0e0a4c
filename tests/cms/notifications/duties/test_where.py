"""Where reminders stand: the clock, mail, the page of the duty, the dashboard."""

from datetime import UTC, date, datetime, timedelta

import time_machine
from django.urls import reverse

from campaigns.models import (
    Duty,
    ReminderSettings,
)
from cms.agenda import agenda_of
from cms.notifications.duties import remind_of_duties
from cms.notifications.mailing import mail_waiting
from cms.notifications.models import Notification
from cms.notifications.reminders import remind, remind_when_due
from tests.cms.notifications.duties.days import DUE, day, told


def test_the_queries_do_not_grow_with_the_work(owes, lan, leader, helper, django_assert_max_num_queries):
    user, police = helper
    for number in range(40):
        owes(title=f"Việc {number}", helped_by=[police])
    ReminderSettings.load()
    for number in (0, 14):
        Notification.objects.all().delete()
        with django_assert_max_num_queries(30):
            remind_of_duties(day(number))
    assert [len(told(one)) for one in (lan, user, leader)] == [1, 1, 1]


def test_the_clock_reminds_in_the_morning_once(owes, lan):
    owes()
    morning = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
    with time_machine.travel(morning, tick=False):
        assert [remind_when_due(morning), remind_when_due(morning + timedelta(hours=2))] == [True, False]
    assert len(told(lan)) == 1


def test_the_message_is_mailed_with_its_first_line_as_the_subject(owes, lan, mailoutbox):
    lan.email = "can-bo@xa.example"
    lan.save()
    owes()
    remind_of_duties(DUE)
    Notification.objects.update(made_at=datetime(2026, 11, 20, 1, tzinfo=UTC))
    assert mail_waiting(datetime(2026, 11, 20, 2, tzinfo=UTC)) == 1
    assert mailoutbox[0].subject == "Nhắc việc theo kế hoạch: 1 việc đến hạn hôm nay."
    assert "– Hạn hôm nay: Tổ chức hội nghị (chủ trì)." in mailoutbox[0].body


def test_the_page_of_the_duty_says_who_was_reminded_when(owes, lan, helper, signed_in):
    user, police = helper
    owes(helped_by=[police])
    for number in (-7, 0, 1):
        remind_of_duties(day(number))
    page = signed_in(lan).get(reverse("campaigns_duty", args=(Duty.objects.get().pk,))).text
    assert "13/11/2026, trước hạn 7 ngày" in page
    assert "20/11/2026, đúng ngày đến hạn" in page
    assert "21/11/2026, quá hạn 1 ngày" in page
    assert f"{lan.signature} – chủ trì; {user.signature} – phối hợp" in page


def test_the_list_shows_a_line_for_each_work(owes, lan, signed_in):
    owes(title="Việc <b>một</b>")
    remind_of_duties(DUE)
    page = signed_in(lan).get(reverse("cms_notifications")).text
    assert "hôm nay.</b><br>– Hạn hôm nay: Việc &lt;b&gt;một&lt;/b&gt;" in page


def test_the_dashboard_shows_what_is_late_and_what_presses(owes, lan):
    owes(title="Trễ", timing="Trước 19/11/2026")
    owes(title="Sắp tới hạn", timing="Trước 25/11/2026")
    owes(title="Còn lâu", timing="Trước 30/12/2026")
    owes(title="Tuần này", timing="1 lần/tuần", starts_on=date(2026, 11, 16))
    found = agenda_of(lan, date(2026, 11, 18), shown=True)
    assert [one.words for one in found.late] == []
    assert [one.words for one in found.coming] == ["Trễ (chủ trì)", "Sắp tới hạn (chủ trì)"]
    found = agenda_of(lan, DUE, shown=True)
    assert [one.words for one in found.late] == ["Trễ (chủ trì)"]
    assert [one.words for one in found.coming] == ["Tuần này (chủ trì)", "Sắp tới hạn (chủ trì)"]


def test_what_the_dashboard_shows_is_not_told_a_second_time(owes, lan):
    owes()
    remind(DUE)
    assert told(lan) == []


def test_a_long_list_on_the_dashboard_is_folded(owes, lan, index, signed_in):
    for number in range(9):
        owes(title=f"Việc số {number}")
    with time_machine.travel(datetime(2026, 11, 20, 3, tzinfo=UTC), tick=False):
        page = signed_in(lan).get(reverse("wagtailadmin_home")).text
    assert "Xem thêm 3 việc" in page
    assert "Việc số 8" in page
