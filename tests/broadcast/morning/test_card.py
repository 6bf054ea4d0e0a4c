"""The card of a real day: told once, caught up, on its page."""

from datetime import datetime, time, timedelta

import pytest
from django.core import mail

from broadcast import cancelling
from broadcast.clock import tick
from broadcast.models import Player, Station
from broadcast.morning.telling import tell_when_due
from broadcast.states import PlayerState
from cms.models import User
from cms.notifications.mailing import mail_waiting
from cms.notifications.models import Notification
from cms.roles import Role
from tests.broadcast.admin.scene import MONDAY, TUESDAY
from tests.broadcast.planning.commune import VIETNAM

PAGE = "/van-hanh/hom-nay/"
MORNING = datetime(2026, 12, 8, 6, 30, tzinfo=VIETNAM)


@pytest.fixture
def told(scene, moment):
    """Let the clock look at a moment and return what the leader was told of the day."""
    Station.objects.update(morning_told_on=MONDAY.date())

    def look(now: datetime) -> list[str]:
        moment.move_to(now)
        tell_when_due(Station.objects.all(), now)
        rows = Notification.objects.filter(user=scene.people[Role.LEADER], key__startswith="morning:")
        return list(rows.order_by("made_at").values_list("words", flat=True))

    return look


def test_it_names_what_is_heard_where_how_long_and_who_approved_it(told):
    (words,) = told(MORNING)
    assert words.splitlines() == [
        "Hôm nay loa phát gì (thứ Ba 08/12/2026): 1 buổi, lúc 17:00.",
        "– 17:00 “Tin hai lần một tuần”, toàn bộ các cụm loa, dài 10 phút, Hung duyệt.",
    ]


def test_it_is_told_once_and_not_before_its_hour(told):
    assert told(MORNING - timedelta(minutes=1)) == []
    assert len(told(MORNING)) == 1
    assert len(told(MORNING + timedelta(hours=2))) == 1


def test_it_is_told_before_an_airing_that_is_earlier_than_its_hour(told):
    Station.objects.update(morning_at=time(16, 45))
    assert told(TUESDAY - timedelta(minutes=31)) == []
    assert len(told(TUESDAY - timedelta(minutes=30))) == 1


def test_a_clock_that_was_off_tells_it_later_and_names_the_days_it_missed(told):
    Station.objects.update(morning_told_on=MONDAY.date() - timedelta(days=3))
    (words,) = told(TUESDAY + timedelta(hours=1))
    assert "! Từ 05/12 đến 07/12 không báo được lịch phát trong ngày vì phần mềm không chạy." in words


def test_officers_and_leaders_are_told_and_nobody_else(told):
    told(MORNING)
    rows = Notification.objects.filter(key__startswith="morning:").values_list("user__username", flat=True)
    assert sorted(rows) == ["hung", "lan"]


def test_a_silent_player_and_a_cancelled_slot_are_unusual(told, scene):
    Player.objects.create(
        station=scene.station, name="Loa chợ", state=PlayerState.ACTIVE, last_seen_at=MONDAY
    )
    cancelling.cancel(scene.slot, scene.people[Role.OFFICER], "Lễ tang", MONDAY)
    (words,) = told(MORNING)
    assert "! 17:00 “Tin hai lần một tuần” đã hủy. Lễ tang" in words
    assert "! Máy phát “Loa chợ” không báo về từ 08:00 07/12." in words
    assert "không có buổi nào. Có 2 điều cần chú ý." in words


def test_it_is_mailed(told, scene):
    User.objects.filter(pk=scene.people[Role.LEADER].pk).update(email="hung@example.test")
    told(MORNING)
    mail_waiting(MORNING)
    subject = "Hôm nay loa phát gì (thứ Ba 08/12/2026): 1 buổi, lúc 17:00."
    assert subject in [message.subject for message in mail.outbox]


def test_the_clock_tells_it(scene, moment):
    tick(MONDAY)
    assert Station.objects.get().morning_told_on == MONDAY.date()


def test_the_page_shows_the_day(scene, officer):
    page = officer.get(f"{PAGE}2026-12-08/").content.decode()
    assert "Hôm nay loa phát gì (thứ Ba 08/12/2026): 1 buổi" in page
    assert "Nộp hồ sơ qua mạng" in page
    assert "Hung duyệt" in page
    assert officer.get(f"{PAGE}2026-13-40/").status_code == 404


def test_a_day_without_airings(scene, officer):
    assert "Ngày này không có buổi phát nào." in officer.get(PAGE).content.decode()


def test_it_is_for_those_who_see_the_station(scene):
    assert scene.signed_in(Role.CONTRIBUTOR).get(PAGE).status_code == 403
