import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from cms.models import User
from cms.roles import Role
from media.models import Pronunciation
from media.models.pronunciations import Origin
from media.shipped import sync_shipped
from media.signals import reading_changed


@pytest.fixture
def desk(db):
    """A browser in which the culture officer is signed in."""
    officer = User.objects.create_user("lan", password="mat-khau-thu")
    officer.groups.add(Role.OFFICER.group())
    client = Client()
    client.force_login(officer)
    return client


def fields(**more):
    return {
        "written": "NTM",
        "spoken": "nông thôn mới",
        "case_sensitive": "on",
        "note": "",
        "active": "on",
        **more,
    }


def test_the_shipped_entries_are_shown(db):
    rows = Pronunciation.objects.filter(origin=Origin.SHIPPED)
    assert rows.count() >= 250
    assert rows.get(written="UBND").spoken.lower() == "ủy ban nhân dân"


def test_showing_them_again_changes_nothing(db):
    before = set(Pronunciation.objects.values_list("pk", "written", "spoken"))
    sync_shipped()
    assert set(Pronunciation.objects.values_list("pk", "written", "spoken")) == before


def test_an_ambiguous_entry_names_its_readings(db):
    note = Pronunciation.objects.get(written="TT", origin=Origin.SHIPPED).note
    assert note.startswith("Tùy từ đứng bên cạnh")
    assert "thông tư" in note


def test_an_entry_is_added_and_used(desk):
    desk.post(reverse("tu-dien:add"), fields(written="ZZKQ", spoken="dét dét ca quy"))
    assert Pronunciation.objects.own().get().written == "ZZKQ"
    answer = desk.post(reverse("media_try"), {"text": "Theo ZZKQ."}).json()
    assert "dét dét ca quy" in answer["html"]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"spoken": ""}, "Xin ghi cách đọc bằng chữ"),
        ({"spoken": "mục 12"}, "Xin viết số bằng chữ"),
        ({"spoken": "của UBND"}, "vẫn là chữ viết tắt"),
        ({"written": ""}, "Xin ghi mục cần đọc"),
        ({"written": "--"}, "Xin ghi mục cần đọc"),
    ],
)
def test_a_wrong_entry_is_refused_in_vietnamese(desk, wrong, sentence):
    answer = desk.post(reverse("tu-dien:add"), fields(**wrong))
    assert sentence in answer.content.decode()
    assert not Pronunciation.objects.own().exists()


def test_an_entry_twice_is_refused(desk):
    desk.post(reverse("tu-dien:add"), fields())
    assert "đã có trong từ điển" in desk.post(reverse("tu-dien:add"), fields()).content.decode()


def test_editing_a_shipped_entry_makes_one_of_the_commune(desk):
    shipped = Pronunciation.objects.get(written="UBND", origin=Origin.SHIPPED)
    desk.post(reverse("tu-dien:edit", args=(shipped.pk,)), fields(written="UBND", spoken="ủy ban xã"))
    shipped.refresh_from_db()
    assert shipped.spoken != "ủy ban xã"
    assert Pronunciation.objects.own().get(written="UBND").spoken == "ủy ban xã"


def test_overruling_an_ambiguous_entry_warns(desk):
    answer = desk.post(reverse("tu-dien:add"), fields(written="TT", spoken="thị trấn"), follow=True)
    assert "trước đây được đọc tùy từ đứng bên cạnh" in answer.content.decode()


def test_a_shipped_entry_is_not_deleted(desk):
    shipped = Pronunciation.objects.get(written="UBND", origin=Origin.SHIPPED)
    answer = desk.post(reverse("tu-dien:delete", args=(shipped.pk,)), follow=True)
    assert "xóa thì không" in answer.content.decode()
    assert Pronunciation.objects.filter(pk=shipped.pk).exists()


def test_the_list_searches_and_filters(desk):
    desk.post(reverse("tu-dien:add"), fields(written="ZZKQ", spoken="dét dét ca quy"))
    found = desk.get(reverse("tu-dien:index"), {"q": "ZZKQ"}).content.decode()
    assert "dét dét ca quy" in found
    own = desk.get(reverse("tu-dien:index"), {"origin": "commune"}).content.decode()
    assert "dét dét ca quy" in own
    assert "ADN" not in own


def test_trying_shows_the_entry_being_typed(desk):
    typed = {"text": "Họp ZZKQ.", "written": "ZZKQ", "spoken": "dét dét", "case_sensitive": "on"}
    assert "dét dét" in desk.post(reverse("media_try"), typed).json()["html"]


def test_trying_too_much_is_refused(desk):
    assert "2.000" in desk.post(reverse("media_try"), {"text": "a" * 2001}).json()["error"]


def test_the_station_is_told_when_the_dictionary_changes(desk):
    heard = []

    def hear(sender, **kwargs):
        heard.append(sender)

    reading_changed.connect(hear)
    desk.post(reverse("tu-dien:add"), fields())
    reading_changed.disconnect(hear)
    assert heard == [Pronunciation]


def test_whoever_may_only_look_changes_nothing(db):
    operator = User.objects.create_user("van-hanh", password="mat-khau-thu")
    operator.groups.add(Role.OPERATOR.group())
    client = Client()
    client.force_login(operator)
    assert client.get(reverse("tu-dien:index")).status_code == 200
    client.post(reverse("tu-dien:add"), fields())
    assert not Pronunciation.objects.own().exists()
    assert Permission.objects.filter(codename="view_pronunciation").exists()
