"""The form on which officers say what became of an event."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Pillow
from wagtail.images import get_image_model

from campaigns.models import Deed, Evidence
from cms.events.models import EventRecord
from cms.roles import Role
from tests.cms.events.conftest import NOW

PAST = {"starts_at": NOW - timedelta(hours=3), "ends_at": NOW - timedelta(hours=1)}


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


def address(page):
    return reverse("events_standing", args=(page.pk,))


def taken(name="anh.jpg", kind="JPEG"):
    drawn = io.BytesIO()
    Pillow.new("RGB", (640, 480), "#b08a4a").save(drawn, kind)
    return SimpleUploadedFile(name, drawn.getvalue(), content_type="image/jpeg")


def test_number_and_photo_are_written_down(signed_in, officer, public):
    page = public(**PAST)
    client = signed_in(officer)
    assert 'capture="environment"' in client.get(address(page)).content.decode()
    answer = client.post(address(page), {"state": "held", "attended": "85", "photo": taken()}, follow=True)
    assert "Đã ghi nhận." in answer.content.decode()
    record = EventRecord.objects.get()
    assert (record.state, record.attended, record.changed_by) == ("held", 85, officer.signature)
    assert record.photo.width == 640
    assert Evidence.objects.get(deed=Deed.HELD).detail["photo"] == record.photo_id


@pytest.mark.parametrize(
    "photo",
    [
        SimpleUploadedFile("anh.jpg", b"<script>alert(1)</script>"),
        SimpleUploadedFile("anh.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        SimpleUploadedFile("anh.exe", b"MZ"),
    ],
)
def test_what_is_no_photo_is_refused_and_nothing_is_kept(signed_in, officer, public, photo):
    page = public(**PAST)
    photo.seek(0)
    answer = signed_in(officer).post(address(page), {"state": "held", "attended": "85", "photo": photo})
    assert 'role="alert"' in answer.content.decode()
    assert not Evidence.objects.filter(deed=Deed.HELD).exists()


def test_where_it_is_refused_the_photo_is_not_kept_either(signed_in, officer, public):
    page = public(**PAST)
    said = {"state": "cancelled", "reason": "", "photo": taken()}
    assert 'role="alert"' in signed_in(officer).post(address(page), said).content.decode()
    assert not get_image_model().objects.exists()


def test_the_photo_bears_the_name_of_the_event_and_of_who_took_it(signed_in, officer, public):
    page = public(**PAST)
    signed_in(officer).post(address(page), {"state": "held", "attended": "85", "photo": taken()})
    picture = get_image_model().objects.get()
    assert (picture.title, picture.uploaded_by_user) == (page.title, officer)


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"state": "held", "attended": ""},
        {"state": "held", "attended": "-1"},
        {"state": "held", "attended": "9" * 20},
        {"state": "cancelled", "reason": ""},
        {"state": "cancelled", "reason": "x" * 301},
        {"state": "planned"},
        {"state": "khong-co"},
    ],
)
def test_bad_input_is_refused(signed_in, officer, public, typed):
    page = public(**PAST)
    answer = signed_in(officer).post(address(page), typed)
    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
    assert EventRecord.objects.get().state == "planned"


def test_a_held_event_only_has_its_number_corrected(signed_in, officer, public):
    page = public(**PAST)
    client = signed_in(officer)
    client.post(address(page), {"state": "held", "attended": "85"})
    assert 'name="state"' not in client.get(address(page)).content.decode()
    client.post(address(page), {"attended": "86", "state": "cancelled", "reason": "x"})
    record = EventRecord.objects.get()
    assert (record.state, record.attended) == ("held", 86)


def test_a_cancelled_event_offers_nothing_more(signed_in, officer, public):
    page = public()
    client = signed_in(officer)
    client.post(address(page), {"state": "cancelled", "reason": "Bão."})
    assert client.post(address(page), {"state": "held", "attended": "3"}).status_code == 200
    assert EventRecord.objects.get().state == "cancelled"


@pytest.mark.parametrize("role", list(Role))
def test_who_may_say_what_became_of_it(signed_in, person, public, role):
    page = public()
    answer = signed_in(person("ai-do", role)).post(address(page), {"state": "cancelled", "reason": "Bão."})
    assert EventRecord.objects.get().state == (
        "cancelled" if role in (Role.OFFICER, Role.LEADER) else "planned"
    )
    assert answer.status_code == 302


def test_a_draft_has_no_standing(signed_in, officer, draft):
    assert signed_in(officer).get(address(draft())).status_code == 302


def test_a_stranger_is_sent_to_the_sign_in(client, public):
    page = public()
    assert "login" in client.post(address(page), {"state": "cancelled", "reason": "x"})["Location"]
    assert EventRecord.objects.get().state == "planned"


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEADER, Role.CONTRIBUTOR])
def test_events_stand_in_the_menu(signed_in, person, public, role):
    public("Họp thôn 1")
    assert "Họp thôn 1" in signed_in(person("ai-do", role)).get(reverse("su-kien:index")).content.decode()
