"""“Why was it (not) heard?”: the answer and the chain of a real slot."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from wagtail.log_actions import log

from broadcast import approval, cancelling, clock, playout
from broadcast.models import Bulletin, ExceptionKind, Player, PlayReport, ProgrammeException, Slot
from broadcast.player import protocol
from broadcast.states import BulletinState
from cms.notifications.telling import tell
from cms.roles import Role
from tests.broadcast.admin.scene import MONDAY, TUESDAY

HOUR = timedelta(hours=1)


def read(client, slot) -> str:
    """The page's text, blanks as one."""
    html = client.get(reverse("broadcast_why", args=[slot.pk])).content.decode()
    main = html[html.index('<div class="bc-page">') :]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", main)))


def follow(page: str, *parts: str) -> None:
    """Each part stands in the page, and after the one before it."""
    missing = [part for part in parts if part not in page]
    assert not missing, page
    places = [page.index(part) for part in parts]
    assert places == sorted(places)


def test_a_slot_that_was_heard_tells_all_its_steps(scene, moment):
    operator = scene.people[Role.OPERATOR]
    moment.move_to(TUESDAY)
    playout.start(scene.slot, operator, TUESDAY)
    moment.move_to(TUESDAY + timedelta(minutes=10))
    playout.finish(scene.slot, operator, TUESDAY + timedelta(minutes=10))
    follow(
        read(scene.signed_in(Role.OFFICER), scene.slot),
        "Đã phát đủ.",
        "có lịch phát: thứ Ba, thứ Sáu: 17:00.",
        "Lập phiên bản 1 của bản tin.",
        "“Nộp hồ sơ qua mạng”",
        "Dựng xong phiên bản 1, dài 10 phút 0 giây.",
        "Phiên bản 1 được duyệt theo các tin đã duyệt; người duyệt tin: Hung",
        "08/12/2026 05:00:00 Bản tin đã khóa",
        "08/12/2026 17:00:00 Bắt đầu phát.",
        "08/12/2026 17:10:00 Ghi sổ: đã phát đủ (Tam)",
        "của sổ minh chứng: Đài Truyền thanh xã Tân Hòa đã phát",
    )


def test_a_slot_nobody_played_says_so_first(scene, moment):
    moment.move_to(TUESDAY + HOUR)
    clock.tick(TUESDAY + HOUR)
    follow(
        read(scene.signed_in(Role.OFFICER), scene.slot),
        "Không phát vì bản tin đã sẵn sàng nhưng không ai bấm “Phát” trước 17:15.",
        "Bản tin đã khóa",
        "Ghi sổ: không phát",
    )


def test_a_bulletin_that_failed_tells_why(scene, officer):
    friday = Slot.objects.order_by("start")[1]
    failed = {"state": BulletinState.FAILED, "failure": "Ổ đĩa đầy.", "attempts": 3}
    Bulletin.objects.filter(pk=friday.newest.pk).update(**failed)
    page = read(officer, friday)
    assert "Buổi này chưa sẵn sàng. Không dựng được bản tin. Lý do: Ổ đĩa đầy." in page
    assert "Phiên bản 1 không dựng được sau 3 lần thử. Ổ đĩa đầy." in page


def test_a_refused_bulletin_names_who_refused_it_and_why(scene, officer):
    bulletin = scene.by_hand()
    approval.reject(bulletin, scene.people[Role.LEADER], "Sai ngày tiêm.", MONDAY)
    page = read(officer, bulletin.slot)
    assert "Hung không duyệt phiên bản 1. Lý do: Sai ngày tiêm." in page
    assert "Bản tin không được duyệt. Lý do: Sai ngày tiêm." in page


def test_a_cancelled_slot_names_who_cancelled_it(scene, officer):
    cancelling.cancel(scene.slot, scene.people[Role.OFFICER], "Lễ tang", MONDAY)
    page = read(officer, scene.slot)
    assert "Buổi này sẽ không phát vì đã hủy: lễ tang." in page
    assert "Lan đã hủy buổi phát. Lý do: Lễ tang" in page


def test_changes_of_the_programme_name_who_made_them(scene, officer, moment):
    moment.move_to(MONDAY + HOUR)
    log(instance=scene.programme, action="wagtail.edit", user=scene.people[Role.OFFICER])
    day = TUESDAY.date()
    ProgrammeException.objects.create(
        programme=scene.programme, day=day, kind=ExceptionKind.CANCEL, reason="Mất điện theo lịch"
    )
    page = read(officer, scene.slot)
    assert "07/12/2026 09:00:00 Lan đã sửa chương trình." in page
    assert "Ngày đó chương trình được cho nghỉ. Lý do: Mất điện theo lịch" in page


def test_who_was_told_stands_among_the_steps(scene, officer):
    link = reverse("broadcast_bulletin", args=[scene.bulletin.pk])
    tell([scene.people[Role.LEADER]], key="bell", words="Bản tin chờ duyệt.", link=link)
    assert "Đã báo cho Hung: “Bản tin chờ duyệt.”" in read(officer, scene.slot)


@pytest.mark.parametrize("role", [Role.STATISTICS, Role.CONTRIBUTOR])
def test_it_is_for_those_who_see_the_station(scene, role):
    assert scene.signed_in(role).get(reverse("broadcast_why", args=[scene.slot.pk])).status_code == 302


def test_the_page_of_a_slot_leads_to_it(scene, officer):
    page = officer.get(reverse("broadcast_slot", args=[scene.slot.pk])).content.decode()
    assert reverse("broadcast_why", args=[scene.slot.pk]) in page


def test_each_player_s_own_row_stands_among_the_steps(scene, moment):
    player = Player.objects.create(station=scene.station, name="Loa Thôn Đông")
    began = TUESDAY + timedelta(milliseconds=240)
    report = {"item": f"slot:{scene.slot.pk}", "kind": "bulletin", "planned_start": TUESDAY, "pairing": 1}
    PlayReport.objects.create(
        player=player,
        slot=scene.slot,
        play_id="p1",
        sequence=1,
        started_at=began,
        ended_at=began + timedelta(minutes=4),
        seconds=240.0,
        outcome=protocol.Outcome.PARTIAL,
        reason=protocol.Reason.POWER_CUT,
        trigger=protocol.Trigger.SCHEDULE,
        received_at=TUESDAY + HOUR,
        **report,
    )
    moment.move_to(TUESDAY + 2 * HOUR)
    assert (
        "Máy phát “Loa Thôn Đông” phát được một phần (4 phút 0 giây). Lệch giờ bắt đầu 240 ms. "
        "Máy phát mất điện hoặc bị tắt trong lúc phát. Máy báo về lúc 18:00:00 08/12/2026."
    ) in read(scene.signed_in(Role.OFFICER), scene.slot)
