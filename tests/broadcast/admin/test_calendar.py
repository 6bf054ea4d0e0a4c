import pytest
from django.urls import reverse

from broadcast.models import Slot, Station
from broadcast.states import SlotState
from cms.roles import Role
from tests.broadcast.admin.scene import MONDAY

CALENDAR = "/quan-tri/truyen-thanh/lich/"


def text(response) -> str:
    return response.content.decode()


def test_the_week_shows_each_slot_with_time_title_and_state(scene, officer):
    page = text(officer.get(CALENDAR))
    assert "Tuần từ 07/12 đến 13/12/2026" in page
    assert reverse("broadcast_slot", args=[scene.slot.pk]) in page
    assert "17:00" in page
    assert "Sẵn sàng phát" in page
    assert "bc-slot--ready" in page


def test_the_month_leads_to_the_months_beside_it_and_back_to_today(scene, officer):
    page = text(officer.get(f"{CALENDAR}thang/2026-12/"))
    assert "Tháng 12/2026" in page
    for month in ("2026-11", "2027-01"):
        assert f'href="{CALENDAR}thang/{month}/"' in page
    assert page.count("bc-day--today") >= 1


def test_a_slot_stands_on_the_stations_local_day(scene, officer):
    """00:30 on Thursday in Vietnam is still Wednesday in Greenwich."""
    early = MONDAY.replace(day=10, hour=0, minute=30)
    Slot.objects.filter(pk=scene.slot.pk).update(start=early)
    page = text(officer.get(CALENDAR))
    thursday = page[page.index("10/12/2026") :]
    assert "00:30" in thursday[: thursday.index("11/12/2026")]


def test_public_holidays_are_named(scene, officer):
    assert "Tết Dương lịch" in text(officer.get(f"{CALENDAR}thang/2027-01/"))


@pytest.mark.parametrize("written", ["thang/2026-13", "tuan/2026-02-30", "tuan/0001-01-01", "nam/2026-01"])
def test_a_day_that_does_not_exist_is_not_found(scene, officer, written):
    assert officer.get(f"{CALENDAR}{written}/").status_code == 404


def test_who_may_see_the_calendar(scene):
    for role in (Role.OFFICER, Role.LEADER, Role.OPERATOR):
        assert scene.signed_in(role).get(CALENDAR).status_code == 200
    for role in (Role.STATISTICS, Role.CONTRIBUTOR):
        assert scene.signed_in(role).get(CALENDAR).status_code == 302


def test_a_month_takes_the_same_queries_however_many_slots_it_has(
    scene, officer, django_assert_max_num_queries
):
    officer.get(CALENDAR)
    with django_assert_max_num_queries(25):
        officer.get(f"{CALENDAR}thang/2026-12/")


def test_a_site_without_a_station_says_so(scene, officer):
    Slot.objects.update(bulletin=None)
    Slot.objects.all().delete()
    Station.objects.all().delete()
    assert "Trang này chưa thiết lập đài truyền thanh." in text(officer.get(CALENDAR))


def test_cancelling_asks_for_a_reason_first(scene, officer):
    address = reverse("broadcast_slot_cancel", args=[scene.slot.pk])
    assert "Hủy buổi phát" in text(officer.get(address))
    assert "Xin ghi lý do." in text(officer.post(address, {"reason": ""}))
    scene.reload()
    assert scene.slot.state == SlotState.READY


def test_a_cancelled_slot_keeps_reason_and_name_and_stays_cancelled(scene, officer):
    from broadcast.planning import plan_station

    officer.post(reverse("broadcast_slot_cancel", args=[scene.slot.pk]), {"reason": "Sửa loa"})
    plan_station(Station.objects.get(), MONDAY)
    scene.reload()
    assert (scene.slot.state, scene.slot.reason) == (SlotState.CANCELLED, "Sửa loa")
    assert scene.slot.cancelled_by == scene.people[Role.OFFICER].signature
    assert "Đã hủy" in text(officer.get(CALENDAR))


def test_a_slot_on_air_cannot_be_cancelled(scene, officer):
    Slot.objects.filter(pk=scene.slot.pk).update(state=SlotState.AIRING, began_at=MONDAY)
    response = officer.post(
        reverse("broadcast_slot_cancel", args=[scene.slot.pk]), {"reason": "Sửa loa"}, follow=True
    )
    assert "không hủy được nữa" in text(response)
    assert Slot.objects.get(pk=scene.slot.pk).state == SlotState.AIRING


def test_only_officers_cancel(scene):
    address = reverse("broadcast_slot_cancel", args=[scene.slot.pk])
    for role in (Role.LEADER, Role.OPERATOR, Role.STATISTICS, Role.CONTRIBUTOR):
        assert scene.signed_in(role).post(address, {"reason": "x"}).status_code == 302
    scene.reload()
    assert scene.slot.state == SlotState.READY


def test_the_front_page_of_the_admin_tells_what_is_on_today(scene, officer, moment):
    moment.move_to(MONDAY.replace(day=8, hour=9))
    page = text(scene.signed_in(Role.OFFICER).get("/quan-tri/"))
    assert "Hôm nay loa phát gì" in page
    assert reverse("broadcast_slot", args=[scene.slot.pk]) in page
    assert "Bản tin cần duyệt" not in page


def test_a_leader_finds_what_waits_for_approval_on_the_front_page(scene, leader):
    waiting = scene.by_hand()
    page = text(leader.get("/quan-tri/"))
    assert "Bản tin cần duyệt" in page
    assert reverse("broadcast_bulletin", args=[waiting.pk]) in page


def test_a_contributor_sees_nothing_of_the_station(scene):
    page = text(scene.signed_in(Role.CONTRIBUTOR).get("/quan-tri/"))
    assert "Hôm nay loa phát gì" not in page
    assert "truyen-thanh" not in page
