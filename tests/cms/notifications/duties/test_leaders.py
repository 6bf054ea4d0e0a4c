"""Leaders are told of what is late for long."""

from datetime import UTC, datetime

import pytest
import time_machine

from campaigns.reminders import calls
from cms.notifications.duties import remind_of_duties
from cms.notifications.models import Notification
from cms.roles import Role
from tests.cms.notifications.duties.days import day, set_rules, told


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
