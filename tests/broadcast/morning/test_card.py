"""The card of a real day: told once, caught up, on its page."""

import re
from datetime import date, datetime, time, timedelta

import pytest
from django.core import mail

from broadcast import cancelling
from broadcast.clock import tick
from broadcast.models import ChangeDeed, Emergency, EmergencyKind, Player, PreflightFinding, Station
from broadcast.morning.telling import tell_when_due
from broadcast.morning.wording import title
from broadcast.second_person.slots import do_or_ask
from broadcast.states import EmergencyState, PlayerState
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
    assert "Ngày mai loa phát gì</h2>" in page
    assert "1 buổi, lúc 17:00." in page
    assert re.search(r"Nộp hồ sơ qua mạng\s*<span[^>]*>\(Hung duyệt\)", page)
    assert "Hung duyệt" in page
    assert officer.get(f"{PAGE}2026-13-40/").status_code == 404


def test_a_day_without_airings(scene, officer):
    assert "Ngày này không có buổi phát nào." in officer.get(PAGE).content.decode()


def test_it_is_for_those_who_see_the_station(scene):
    assert scene.signed_in(Role.CONTRIBUTOR).get(PAGE).status_code == 403


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 12, 8), "Hôm nay loa phát gì"),
        (date(2026, 12, 9), "Ngày mai loa phát gì"),
        (date(2026, 12, 7), "Hôm qua loa phát gì"),
        (date(2026, 12, 14), "Thứ Hai 14/12 loa phát gì"),
        (date(2026, 11, 23), "Thứ Hai 23/11 loa đã phát gì"),
    ],
)
def test_the_card_is_headed_with_its_day(day, words):
    assert title(day, date(2026, 12, 8)) == words


def test_the_page_leads_to_the_days_beside_it_and_back_to_today(scene, officer):
    page = officer.get(f"{PAGE}2026-12-09/").content.decode()
    for day in ("2026-12-08", "2026-12-10"):
        assert f'href="{PAGE}{day}/"' in page
    assert f'href="{PAGE}"' in page


def alarm(scene, **fields) -> Emergency:
    chosen = {
        "kind": EmergencyKind.STORM,
        "title": "Bão số 9",
        "text": "Bão.",
        "state": EmergencyState.ON_AIR,
        "author_name": "Lan",
        "drafted_at": MORNING,
        "approved_at": MORNING - timedelta(hours=1),
        "approved_by": "Hung",
        "voiced_at": MORNING - timedelta(hours=2),
        "until": MORNING + timedelta(hours=2),
        "every_minutes": 10,
        "seconds": 60.0,
    }
    return Emergency.objects.create(station=scene.station, **chosen | fields)


def test_an_emergency_on_air_is_named_with_its_repeats(told, scene):
    alarm(scene)
    (words,) = told(MORNING)
    lines = words.splitlines()
    assert lines[0].endswith("1 buổi, lúc 17:00. Có 1 thông báo khẩn cấp.")
    assert lines[1] == (
        "! Thông báo khẩn cấp “Bão số 9”, từ 05:30 đến 08:30, 10 phút phát lại một lần, dài 1 phút, "
        "toàn bộ các cụm loa, Hung duyệt phát."
    )


def test_a_drill_is_called_a_drill(told, scene):
    alarm(scene, drill=True, title="Diễn tập phòng lụt")
    (words,) = told(MORNING)
    assert "Có 1 cuộc diễn tập." in words
    assert "! Diễn tập “Diễn tập phòng lụt”, từ 05:30" in words


def test_an_emergency_of_another_day_is_not_named(told, scene):
    alarm(scene, state=EmergencyState.ENDED, over_at=MONDAY, approved_at=MONDAY - timedelta(hours=1))
    assert "khẩn cấp" not in told(MORNING)[0]


def test_an_emergency_that_waits_is_to_be_looked_at(told, scene):
    alarm(scene, state=EmergencyState.WAITING, approved_at=None)
    assert "! Thông báo khẩn cấp “Bão số 9” do Lan soạn đang chờ duyệt phát." in told(MORNING)[0]


def test_the_page_shows_an_emergency_above_the_airings(scene, moment):
    alarm(scene)
    moment.move_to(MORNING)
    page = scene.signed_in(Role.OFFICER).get(PAGE).content.decode()
    assert page.index("Thông báo khẩn cấp “Bão số 9”</h3>") < page.index("Tin hai lần một tuần")


def test_what_waits_for_a_second_person_is_to_be_looked_at(told, scene):
    do_or_ask(scene.slot, ChangeDeed.CANCEL, scene.people[Role.OFFICER], "Lễ tang.", MORNING)
    assert (
        "! Lan đề nghị đổi, chờ người thứ hai xác nhận: "
        "Hủy buổi “Tin hai lần một tuần” lúc 17:00 ngày 08/12/2026."
    ) in told(MORNING)[0]


def test_an_open_finding_is_to_be_looked_at_and_a_mended_one_is_not(told, scene):
    finding = {"slot": scene.slot, "found_at": MONDAY}
    PreflightFinding.objects.create(code="file_gone", words="Tệp không còn.", **finding)
    PreflightFinding.objects.create(code="too_quiet", words="Quá nhỏ.", cleared_at=MONDAY, **finding)
    (words,) = told(MORNING)
    assert "! 17:00 “Tin hai lần một tuần”, kiểm tra trước giờ phát thấy: Tệp không còn." in words
    assert "Quá nhỏ." not in words


def test_silent_players_are_no_matter_of_another_day(scene, officer):
    Player.objects.create(station=scene.station, name="Loa chợ", state=PlayerState.ACTIVE)
    assert "Loa chợ" in officer.get(PAGE).content.decode()
    assert "Loa chợ" not in officer.get(f"{PAGE}2026-12-08/").content.decode()


def test_the_board_and_the_front_page_lead_to_it(scene, officer):
    assert f'href="{PAGE}"' in officer.get("/quan-tri/").content.decode()
    assert f'href="{PAGE}"' in scene.signed_in(Role.OPERATOR).get("/van-hanh/").content.decode()
