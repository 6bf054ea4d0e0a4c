from datetime import time

import pytest
import time_machine

from broadcast.models import ApprovalRule, Slot, Station, Zone
from cms.roles import Role
from tests.broadcast.admin.scene import Office

LIST = "/quan-tri/truyen-thanh/dai/"


@pytest.fixture
def scene(db: None, moment: time_machine.Traveller) -> Office:
    return Office()


def text(response) -> str:
    return response.content.decode()


@pytest.fixture
def address(scene) -> str:
    return f"{LIST}edit/{scene.station.pk}/"


@pytest.fixture
def posted(scene):
    def fill(**changes):
        return {
            "name": "Đài Truyền thanh xã Tân Hòa",
            "site": str(scene.station.site_id),
            "voice": str(scene.station.voice_id),
            "ident": "Đây là Đài Truyền thanh xã Tân Hòa.",
            "greeting": "Kính chào bà con.",
            "closing": "Xin cảm ơn bà con.",
            "quiet_from": "20h30",
            "quiet_until": "5:15",
            "max_minutes": "15",
            "grace_minutes": "15",
            "weekends": "on",
            "day_minutes": "",
            "build_ahead_days": "14",
            "approval": ApprovalRule.BY_HAND,
            "morning_at": "6:30",
            "export_sound": "",
            "signature": "",
            "separator": "",
            "time_zone": "Asia/Ho_Chi_Minh",
            "rows-TOTAL_FORMS": "0",
            "rows-INITIAL_FORMS": "0",
        } | changes

    return fill


def zone(**fields: str) -> dict[str, str]:
    filled = {"volume": "100", **fields}
    return {"rows-TOTAL_FORMS": "1"} | {f"rows-0-{name}": value for name, value in filled.items()}


def test_the_station_is_set_with_its_hours_and_rule(scene, officer, address, posted):
    assert officer.post(address, posted()).status_code == 302
    station = Station.objects.get()
    assert (station.quiet_from, station.quiet_until) == (time(20, 30), time(5, 15))
    assert station.approval == ApprovalRule.BY_HAND


def test_a_change_of_the_station_makes_its_plan_stale(scene, officer, address, posted):
    before = Station.objects.get().changed_at
    officer.post(address, posted(ident="Đây là đài xã."))
    assert Station.objects.get().changed_at >= before


def test_quiet_hours_that_forbid_a_programme_are_refused_with_its_times(scene, officer, address, posted):
    page = text(officer.post(address, posted(quiet_from="16h30")))
    assert f"Giờ yên tĩnh mới trùng với giờ phát của: {scene.programme.title} 17:00." in page
    assert Station.objects.get().quiet_from == scene.station.quiet_from


def test_a_bulletin_that_would_last_into_the_quiet_hours_is_refused_too(scene, officer, address, posted):
    assert "17:00" in text(officer.post(address, posted(quiet_from="17h05")))
    assert Station.objects.get().quiet_from == scene.station.quiet_from


def test_a_programme_not_in_use_forbids_no_hours(scene, officer, address, posted):
    type(scene.programme).objects.update(active=False)
    assert officer.post(address, posted(quiet_from="16h30")).status_code == 302


def test_a_longest_bulletin_below_a_programmes_is_refused(scene, officer, address, posted):
    minutes = scene.programme.max_minutes
    page = text(officer.post(address, posted(max_minutes=str(minutes - 1))))
    assert f"Chương trình “{scene.programme.title}” đặt tối đa {minutes} phút" in page
    assert Station.objects.get().max_minutes == scene.station.max_minutes


def test_a_greeting_with_an_unknown_place_is_refused_in_words(scene, officer, address, posted):
    page = text(officer.post(address, posted(greeting="Chào bà con, {ngay}.")))
    assert "Lời chào có chỗ chưa đúng: “{ngay}”. Chỉ dùng {programme}, {weekday}, {date}." in page


def test_zones_are_added_with_the_station(scene, officer, address, posted):
    officer.post(address, posted(**zone(name="Thôn Đông", clusters="3", order="1")))
    assert Zone.objects.get().clusters == 3


def test_two_zones_of_one_name_are_refused_in_words(scene, officer, address, posted):
    scene.station.zones.create(name="Thôn Đông")
    page = text(officer.post(address, posted(**zone(name="Thôn Đông", clusters="1", order="1"))))
    assert "Đài đã có khu vực tên này." in page
    assert Zone.objects.count() == 1


def test_a_zone_can_be_taken_away(scene, officer, address, posted):
    old = scene.station.zones.create(name="Thôn Đông")
    gone = zone(id=str(old.pk), name="Thôn Đông", clusters="1", order="0", DELETE="on")
    officer.post(address, posted(**gone | {"rows-INITIAL_FORMS": "1"}))
    assert not Zone.objects.exists()


def test_a_time_that_is_none_is_refused_in_words(scene, officer, address, posted):
    page = text(officer.post(address, posted(quiet_from="tối")))
    assert "“tối” không phải là giờ." in page


def test_the_form_is_in_vietnamese(scene, officer, address):
    page = text(officer.get(address))
    for words in ("Lời xướng", "Giờ yên tĩnh từ", "Các khu vực", "Cách duyệt bản tin", "Lọc âm cho loa nén"):
        assert words in page


def test_a_first_station_can_be_made(scene, officer, posted):
    Slot.objects.update(bulletin=None)
    Slot.objects.all().delete()
    Station.objects.all().delete()
    assert (
        officer.post(f"{LIST}new/", posted(**zone(name="Thôn", clusters="1", order="0"))).status_code == 302
    )
    assert Station.objects.get().zones.count() == 1


def test_the_station_is_never_deleted_here(scene, officer):
    assert officer.post(f"{LIST}delete/{scene.station.pk}/").status_code == 404


def test_who_may_set_the_station(scene, address, posted):
    for role in (Role.LEADER, Role.OPERATOR, Role.STATISTICS, Role.CONTRIBUTOR):
        assert scene.signed_in(role).post(address, posted(name="Khác")).status_code == 302
    assert Station.objects.get().name == scene.station.name
