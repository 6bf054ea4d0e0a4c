"""Nothing is told twice, and nothing is lost on days without a clock."""

from campaigns.models import (
    Channel,
    DutyReminder,
)
from campaigns.reminders import calls, note
from cms.notifications.duties import digest, remind_of_duties
from cms.notifications.models import Notification
from cms.notifications.telling import tell
from tests.cms.notifications.duties.days import DUE, day, set_rules, told


def test_a_second_run_of_the_day_tells_nothing_new(owes, lan):
    owes()
    assert (remind_of_duties(DUE), remind_of_duties(DUE)) == (1, 0)
    assert len(told(lan)) == DutyReminder.objects.count() == 1


def test_two_that_reckon_at_once_tell_once(owes, lan):
    owes()
    for found in (calls(DUE), calls(DUE)):
        for person, its in found.items():
            tell([person], key=f"duties:{DUE}", words=digest(its, DUE))
        note(found, DUE)
    assert len(told(lan)) == DutyReminder.objects.count() == 1


def test_what_comes_up_after_todays_message_waits_for_tomorrow(owes, lan):
    owes()
    remind_of_duties(DUE)
    owes(title="Việc mới duyệt", timing="Trước 24/11/2026")
    assert remind_of_duties(DUE) == 0
    remind_of_duties(day(1))
    assert "Việc mới duyệt" in told(lan)[1]


def test_after_three_days_off_one_message_says_how_it_stands_now(owes, lan):
    owes()
    owes(title="Việc khác", timing="Trước 20/11/2026")
    remind_of_duties(day(-2))
    Notification.objects.all().delete()
    remind_of_duties(day(2))  # -1, 0 and 1 were missed
    assert told(lan) == [
        "Nhắc việc theo kế hoạch: 2 việc quá hạn.\n"
        "– Quá hạn 3 ngày: Việc khác (chủ trì).\n"
        "– Quá hạn 2 ngày: Tổ chức hội nghị (chủ trì)."
    ]
    assert remind_of_duties(day(3)) == 0
    assert remind_of_duties(day(8)) == 1


def test_a_year_of_daily_work_that_nobody_did_is_a_message_a_week(owes, lan):
    owes(title="Phát thanh", timing="hằng ngày", channels=[Channel.RADIO])
    set_rules(escalate_after=None)
    days = [number for number in range(-28, 0) if remind_of_duties(day(number))]
    assert days == [-28, -21, -14, -7]
