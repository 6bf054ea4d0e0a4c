from datetime import date, time

import pytest
import time_machine
from django.urls import reverse

from broadcast.models import ExceptionKind, Programme, ProgrammeException
from broadcast.recurrence import from_recurrence
from campaigns.models import Activity, Campaign, CampaignState
from cms.roles import Role
from tests.broadcast.admin.scene import Office

LIST = "/quan-tri/truyen-thanh/chuong-trinh/"
NEW = f"{LIST}new/"


@pytest.fixture
def scene(db: None, moment: time_machine.Traveller) -> Office:
    return Office()


def text(response) -> str:
    return response.content.decode()


def posted(**changes):
    """What a browser sends for a morning programme."""
    return {
        "title": "Thông báo buổi sáng",
        "description": "",
        "activity": "",
        "active": "on",
        "weekdays": ["0", "2"],
        "times": ["5:30", ""],
        "every": "1",
        "starts_on": "07/12/2026",
        "ends_on": "",
        "holidays": "air",
        "kind": "bulletin",
        "priority": "1",
        "interruption": "resume",
        "stream_url": "",
        "stream_timeout": "10",
        "max_minutes": "5",
        "max_items": "3",
        "lock_hours": "12",
        "slug": "",
        "rows-TOTAL_FORMS": "0",
        "rows-INITIAL_FORMS": "0",
    } | changes


def row(**fields: str) -> dict[str, str]:
    return {"rows-TOTAL_FORMS": "1"} | {f"rows-0-{name}": value for name, value in fields.items()}


def test_weekdays_and_times_become_a_programme(scene, officer):
    tomorrow = posted(times=["17h30", "5:30"], starts_on="08/12/2026")  # today's are locked already
    assert officer.post(NEW, tomorrow).status_code == 302
    made = Programme.objects.get(title="Thông báo buổi sáng")
    picked = from_recurrence(made.recurrence)
    assert (picked.weekdays, picked.times) == ({0, 2}, (time(5, 30), time(17, 30)))
    assert (made.station, made.slug, made.starts_on) == (
        scene.station,
        "thong-bao-buoi-sang",
        date(2026, 12, 8),
    )


def test_officers_never_see_the_rule(scene, officer):
    for address in (NEW, f"{LIST}edit/{scene.programme.pk}/", LIST):
        page = text(officer.get(address))
        assert "FREQ" not in page
        assert "BYDAY" not in page


def test_the_form_shows_what_was_picked_and_saving_it_changes_nothing(scene, officer):
    address = f"{LIST}edit/{scene.programme.pk}/"
    page = text(officer.get(address))
    assert page.count("checked") >= 2
    assert 'name="times" id="id_times_0" value="17:00"' in page
    before = scene.programme.recurrence
    same = posted(title=scene.programme.title, weekdays=["1", "4"], times=["17:00"], starts_on="01/01/2026")
    assert officer.post(address, same | {"slug": scene.programme.slug}).status_code == 302
    assert Programme.objects.get(pk=scene.programme.pk).recurrence == before


def test_an_interval_of_weeks_survives_the_form(scene, officer):
    officer.post(NEW, posted(every="2"))
    made = Programme.objects.get(title="Thông báo buổi sáng")
    assert from_recurrence(made.recurrence).every == 2
    Programme.objects.filter(pk=made.pk).update(
        recurrence=made.recurrence.replace("INTERVAL=2", "INTERVAL=6")
    )
    assert '<option value="6" selected>' in text(officer.get(f"{LIST}edit/{made.pk}/"))


def test_a_rule_by_another_hand_is_said_to_be_one(scene, officer):
    Programme.objects.filter(pk=scene.programme.pk).update(
        recurrence="FREQ=MONTHLY;BYMONTHDAY=1;BYHOUR=17;BYMINUTE=0;BYSECOND=0"
    )
    page = text(officer.get(f"{LIST}edit/{scene.programme.pk}/"))
    assert "phát theo lịch riêng" in page
    assert "theo lịch riêng" in text(officer.get(LIST))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"weekdays": []}, "Xin chọn ít nhất một ngày trong tuần."),
        ({"times": ["", ""]}, "Xin ghi ít nhất một giờ phát."),
        ({"times": ["25:00"]}, "“25:00” không phải là giờ. Ghi theo mẫu 17:00 hoặc 5:30."),
        ({"starts_on": "2026/40/1"}, "Ghi ngày theo mẫu 21/11/2026."),
        ({"times": ["22:00"]}, "giờ yên tĩnh"),
        ({"max_minutes": "40"}, "40 phút"),
        ({"weekdays": ["1"], "times": ["17:05"]}, "Tin hai lần một tuần"),
        ({"ends_on": "01/12/2026"}, "Ngày kết thúc đứng trước ngày bắt đầu."),
        ({"slug": "chuong-trinh-0"}, "Đài đã có chương trình ở địa chỉ này."),
        ({"title": "!!!"}, "Xin ghi địa chỉ"),
    ],
)
def test_what_speaks_against_a_programme_is_said_in_words(scene, officer, changes, sentence):
    response = officer.post(NEW, posted(**changes))
    assert response.status_code == 200
    assert sentence in text(response)
    assert Programme.objects.count() == 1


def test_programmes_of_separate_zones_may_air_at_once(scene, officer):
    east, west = (scene.station.zones.create(name=name) for name in ("Thôn Đông", "Thôn Đoài"))
    scene.programme.zones.add(east)
    at_once = posted(weekdays=["1"], times=["17:00"], zones=[str(west.pk)])
    assert officer.post(NEW, at_once).status_code == 302
    assert list(Programme.objects.get(slug="thong-bao-buoi-sang").zones.all()) == [west]


def test_a_programme_out_of_use_may_clash(scene, officer):
    data = posted(weekdays=["1"], times=["17:00"])
    del data["active"]
    assert officer.post(NEW, data).status_code == 302


def test_days_that_are_different_are_saved_with_the_programme(scene, officer):
    different = row(day="09/12/2026", kind=ExceptionKind.MOVE, at="6h", reason="Trùng hội nghị")
    officer.post(NEW, posted(**different))
    found = ProgrammeException.objects.get()
    assert (found.day, found.at, found.reason) == (date(2026, 12, 9), time(6), "Trùng hội nghị")


def test_a_different_day_without_its_time_is_refused(scene, officer):
    different = row(day="09/12/2026", kind=ExceptionKind.MOVE, at="", reason="Trùng hội nghị")
    page = text(officer.post(NEW, posted(**different)))
    assert "Xin ghi giờ phát của ngày đó." in page
    assert not ProgrammeException.objects.exists()


def test_a_day_moved_into_the_quiet_hours_is_refused(scene, officer):
    different = row(day="09/12/2026", kind=ExceptionKind.MOVE, at="23:00", reason="Trùng hội nghị")
    assert "giờ yên tĩnh" in text(officer.post(NEW, posted(**different)))
    assert Programme.objects.count() == 1


@pytest.mark.parametrize("kind", list(ExceptionKind))
def test_a_different_day_that_has_passed_is_refused(scene, officer, kind):
    different = row(day="02/12/2026", kind=kind, at="6h", reason="Lễ")
    page = text(officer.post(NEW, posted(starts_on="01/12/2026", **different)))
    assert "Ngày 02/12/2026 đã qua." in page
    assert not ProgrammeException.objects.exists()


@pytest.mark.parametrize("kind", [ExceptionKind.CANCEL, ExceptionKind.MOVE])
def test_a_different_day_without_an_airing_is_refused(scene, officer, kind):
    page = text(officer.post(NEW, posted(**row(day="10/12/2026", kind=kind, at="6h", reason="Lễ"))))
    assert "Ngày 10/12/2026 chương trình này vốn không phát." in page
    assert not ProgrammeException.objects.exists()


def test_an_extra_airing_may_be_on_any_day_to_come(scene, officer):
    extra = row(day="10/12/2026", kind=ExceptionKind.ADD, at="6h", reason="Bão")
    assert officer.post(NEW, posted(**extra)).status_code == 302


def test_a_different_day_can_be_taken_back(scene, officer):
    found = ProgrammeException.objects.create(
        programme=scene.programme, day=date(2026, 12, 11), kind=ExceptionKind.CANCEL, reason="Lễ"
    )
    data = posted(title="Tin", weekdays=["1", "4"], times=["17:00"], starts_on="01/01/2026", slug="tin")
    data |= row(id=str(found.pk), day="11/12/2026", kind="cancel", at="", reason="Lễ", DELETE="on")
    data["rows-INITIAL_FORMS"] = "1"
    assert officer.post(f"{LIST}edit/{scene.programme.pk}/", data).status_code == 302
    assert not ProgrammeException.objects.exists()


def test_the_form_shows_the_next_eight_times_on_air(scene, officer):
    page = text(officer.get(f"{LIST}edit/{scene.programme.pk}/"))
    assert "8 lần phát tới" in page
    assert "Thứ Ba, 08/12/2026, 17:00" in page.replace("thứ Ba", "Thứ Ba")
    assert page.count(", 17:00</li>") == 8


def test_the_preview_follows_the_form_and_saves_nothing(scene, officer):
    page = text(officer.post(reverse("broadcast_preview"), posted()))
    assert page.count(", 05:30</li>") == 8
    assert Programme.objects.count() == 1


def test_the_preview_of_a_saved_programme_shows_the_days_that_are_different(scene, officer):
    address = reverse("broadcast_preview_of", args=[scene.programme.pk])
    data = posted(weekdays=["1", "4"], times=["17:00"], starts_on="01/01/2026", slug="tin")
    page = text(officer.post(address, data | row(day="11/12/2026", kind="cancel", at="", reason="Lễ")))
    assert "11/12/2026" not in page
    assert "08/12/2026" in page


def test_the_preview_names_what_speaks_against_it(scene, officer):
    page = text(officer.post(reverse("broadcast_preview"), posted(times=["22:00"])))
    assert "giờ yên tĩnh" in page


def test_an_unfinished_form_has_no_preview_yet(scene, officer):
    page = text(officer.post(reverse("broadcast_preview"), posted(weekdays=[])))
    assert "Chọn ngày trong tuần và giờ phát" in page


def test_programmes_are_put_out_of_use_never_deleted(scene, officer):
    assert officer.post(f"{LIST}delete/{scene.programme.pk}/").status_code == 404
    assert f"delete/{scene.programme.pk}" not in text(officer.get(f"{LIST}edit/{scene.programme.pk}/"))


def test_the_list_says_when_each_is_on_air(scene, officer):
    page = text(officer.get(LIST))
    assert "thứ Ba, thứ Sáu: 17:00" in page


def test_who_may_change_programmes(scene):
    address = f"{LIST}edit/{scene.programme.pk}/"
    for role in (Role.LEADER, Role.OPERATOR, Role.STATISTICS, Role.CONTRIBUTOR):
        client = scene.signed_in(role)
        assert client.post(address, posted(title="Khác")).status_code == 302
        assert client.post(NEW, posted()).status_code == 302
    assert Programme.objects.get().title == scene.programme.title
    seen = text(scene.signed_in(Role.LEADER).get(LIST))
    assert scene.programme.title in seen
    assert address not in seen
    assert address in text(scene.signed_in(Role.OFFICER).get(LIST))
    assert scene.signed_in(Role.CONTRIBUTOR).post(reverse("broadcast_preview"), posted()).status_code == 403


def test_a_programme_is_offered_activities_of_running_plans_those_on_air_first(scene, officer):
    plan = Campaign.objects.create(
        title="Kế hoạch 2026",
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
        state=CampaignState.RUNNING,
    )
    draft = Campaign.objects.create(
        title="Kế hoạch 2027", starts_on=date(2027, 1, 1), ends_on=date(2027, 12, 31)
    )
    Activity.objects.create(campaign=plan, title="Phát bản tin", channels=["radio"])
    Activity.objects.create(campaign=draft, title="Chưa duyệt", channels=["radio"])
    page = text(officer.get(NEW))
    assert 'data-channel="radio"' in page
    assert "Phát bản tin" in page
    assert "Chưa duyệt" not in page
    assert "cms/admin/activities" in page


def test_a_relay_has_its_address_and_may_be_long(scene, officer):
    relay = {"kind": "relay", "stream_url": "https://vov.example/vov1.mp3", "max_minutes": "30"}
    assert officer.post(NEW, posted(**relay)).status_code == 302
    programme = Programme.objects.latest("pk")
    assert (programme.is_relay, programme.stream_url) == (True, relay["stream_url"])


def test_what_is_no_address_of_a_stream_is_refused_in_words(scene, officer):
    answer = officer.post(NEW, posted(kind="relay", stream_url="vov1"))
    assert "“vov1” không phải địa chỉ luồng phát." in text(answer)


def test_a_bulletin_keeps_no_stream(scene, officer):
    assert officer.post(NEW, posted(stream_url="https://vov.example/a")).status_code == 302
    assert Programme.objects.latest("pk").stream_url == ""
