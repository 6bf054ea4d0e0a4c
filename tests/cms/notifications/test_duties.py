"""Reminders of the work of plans: who is told what on which day, once."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
import time_machine
from django.urls import reverse

from campaigns import evidence
from campaigns.approval.deciding import approve, submit
from campaigns.duties.making import make_duties
from campaigns.models import (
    Activity,
    Campaign,
    CampaignState,
    Channel,
    Deed,
    Duty,
    DutyReminder,
    ReminderSettings,
    Unit,
)
from campaigns.reminders import calls, note
from cms.agenda import agenda_of
from cms.notifications.duties import NAMED, digest, remind_of_duties
from cms.notifications.mailing import mail_waiting
from cms.notifications.models import Notification
from cms.notifications.reminders import remind, remind_when_due
from cms.notifications.telling import tell
from cms.roles import Role

DUE = date(2026, 11, 20)
FIRST = date(2026, 1, 1)


def day(number: int) -> date:
    """The day so many days after the work is due."""
    return DUE + timedelta(days=number)


def told(person) -> list[str]:
    return list(Notification.objects.told_to(person).order_by("pk").values_list("words", flat=True))


def set_rules(**fields) -> None:
    ReminderSettings.load()
    ReminderSettings.objects.update(**fields)


@pytest.fixture
def unit(db):
    return Unit.objects.create(name="Văn phòng HĐND và UBND")


@pytest.fixture
def campaign(db):
    return Campaign.objects.create(
        title="Kế hoạch tuyên truyền năm 2026",
        starts_on=FIRST,
        ends_on=date(2026, 12, 31),
        state=CampaignState.RUNNING,
    )


@pytest.fixture
def owes(campaign, unit):
    """Makes work of the plan, due on DUE unless told otherwise, with its duties."""

    def make(*, helped_by=(), **fields):
        values = {"title": "Tổ chức hội nghị", "timing": "Trước 21/11/2026", "lead": unit}
        activity = Activity(campaign=campaign, **{**values, **fields})
        activity.coordinating = helped_by
        activity.save()
        make_duties(campaign, FIRST)
        return activity

    return make


@pytest.fixture
def lan(officer, unit):
    unit.members.add(officer)
    return officer


@pytest.fixture
def helper(person):
    """Somebody of a unit that helps, and the unit."""
    police = Unit.objects.create(name="Công an xã")
    user = person("binh", Role.CONTRIBUTOR)
    police.members.add(user)
    return user, police


@pytest.fixture
def did():
    """Writes a deed into the ledger."""
    numbers = count()

    def write(activity, when, channel=Channel.RADIO):
        evidence.record(
            key=f"test:{next(numbers)}",
            deed=Deed.DONE,
            channel=channel,
            title="Việc",
            words="Đã làm.",
            actor="Lan",
            happened_at=datetime(when.year, when.month, when.day, 3, tzinfo=UTC),
            activity=activity,
        )

    return write


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


def test_all_work_of_a_day_is_one_message(owes, lan):
    for number in range(3):
        owes(title=f"Việc {number}")
    owes(title="Việc trễ", timing="Trước 19/11/2026")
    remind_of_duties(DUE)
    (words,) = told(lan)
    assert words.splitlines()[0] == "Nhắc việc theo kế hoạch: 1 việc quá hạn, 3 việc đến hạn hôm nay."
    assert words.splitlines()[1] == "– Quá hạn 2 ngày: Việc trễ (chủ trì)."


def test_too_much_for_one_message_is_counted(owes, lan):
    for number in range(NAMED + 3):
        owes(title=f"Việc {number}")
    remind_of_duties(DUE)
    lines = told(lan)[0].splitlines()
    assert (len(lines), lines[-1]) == (NAMED + 2, "– và 3 việc nữa; mở thông báo này để xem đủ.")


def test_what_is_done_in_part_says_how_much(owes, lan, did):
    activity = owes(title="Phát thanh", timing="2 lần/tuần", channels=[Channel.RADIO])
    did(activity, date(2026, 11, 17))
    remind_of_duties(date(2026, 11, 21))
    assert "Hạn ngày 22/11/2026: Phát thanh (chủ trì, " in told(lan)[0]
    assert "đã làm 1/2)." in told(lan)[0]


def test_what_recurs_and_is_late_is_one_line_with_the_times_before(owes, lan):
    owes(title="Báo cáo tháng", timing="hằng tháng")
    remind_of_duties(date(2026, 4, 1))
    assert told(lan)[0].splitlines()[1:] == [
        "– Quá hạn 1 ngày: Báo cáo tháng (chủ trì, 2 kỳ trước cũng chưa xong)."
    ]


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


@pytest.fixture
def approved(campaign, owes, officer, leader):
    """The plan as the leader approved it, with work that nobody of the leaders does."""
    owes()
    Duty.objects.all().delete()
    Campaign.objects.update(state=CampaignState.DRAFT)
    campaign.refresh_from_db()
    with time_machine.travel(datetime(2026, 1, 2, 3, tzinfo=UTC), tick=False):
        submit(campaign, by=officer)
        approve(campaign, by=leader)
    Notification.objects.all().delete()
    return campaign


def test_the_leader_who_approved_is_told_when_it_is_late_for_long(approved, lan, leader, person):
    another = person("minh", Role.LEADER)
    remind_of_duties(day(13))
    assert told(leader) == []
    remind_of_duties(day(14))
    assert told(leader) == [
        "Nhắc việc theo kế hoạch: 1 việc quá hạn.\n"
        "– Quá hạn 14 ngày: Tổ chức hội nghị (đơn vị chủ trì: Văn phòng HĐND và UBND)."
    ]
    assert told(another) == []
    assert leader not in calls(day(15))


def test_the_leader_is_led_to_all_that_is_late(approved, leader, signed_in):
    remind_of_duties(day(14))
    with time_machine.travel(datetime(2026, 12, 4, 3, tzinfo=UTC), tick=False):
        page = signed_in(leader).get(Notification.objects.get(user=leader).link).text
    assert "Tổ chức hội nghị" in page


def test_all_leaders_are_told_where_that_is_chosen(approved, leader, person):
    another = person("minh", Role.LEADER)
    set_rules(leaders="all")
    remind_of_duties(day(14))
    assert len(told(leader)) == len(told(another)) == 1


@pytest.mark.parametrize("gone", ["left", "no leader any more"])
def test_where_the_approver_is_gone_all_leaders_are_told(approved, leader, person, gone):
    another = person("minh", Role.LEADER)
    if gone == "left":
        leader.is_active = False
        leader.save()
    else:
        leader.groups.clear()
    remind_of_duties(day(14))
    assert (len(told(leader)), len(told(another))) == (0, 1)


def test_a_leader_who_does_the_work_is_reminded_of_it_once(approved, leader, unit):
    unit.members.add(leader)
    remind_of_duties(day(14))
    assert told(leader)[0].count("hội nghị") == 1
    assert "(chủ trì)" in told(leader)[0]


def test_leaders_are_not_told_where_that_is_left_empty(approved, leader):
    set_rules(escalate_after=None)
    for number in range(40):
        remind_of_duties(day(number))
    assert told(leader) == []


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
