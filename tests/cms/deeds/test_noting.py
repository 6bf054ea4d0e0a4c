"""A deed done outside the system, noted on a phone."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image as Pixels
from wagtail.images import get_image_model

from campaigns.duties.making import make_duties
from campaigns.duties.reading import account
from campaigns.duties.states import FULFILLED
from campaigns.models import Channel, Deed, Evidence
from cms.roles import Role

HERE = "campaigns_deed_add"


def photo(name="bang-ron.jpg"):
    file = BytesIO()
    Pixels.new("RGB", (80, 60), "#8c1a1f").save(file, "JPEG")
    return SimpleUploadedFile(name, file.getvalue(), "image/jpeg")


@pytest.fixture
def send(signed_in, officer, activity):
    def post(**changed):
        said = {
            "token": str(uuid4()),
            "kind": "banner",
            "activity": activity.pk,
            "what": "",
            "number": "3",
            "place": "Thôn 2",
            "day": timezone.localdate().isoformat(),
            **changed,
        }
        return signed_in(officer).post(reverse(HERE), said)

    return post


def test_a_deed_becomes_a_row_of_the_ledger(send, activity, officer):
    assert send(photo=photo()).status_code == 302
    row = Evidence.objects.get()
    assert (row.activity, row.deed, row.channel) == (activity, Deed.POSTED, Channel.BANNER)
    assert (row.quantity, row.unit, row.detail["place"]) == (3, "chiếc", "Thôn 2")
    assert row.actor == officer.signature
    assert row.words == "Treo băng rôn, khẩu hiệu: “Treo băng rôn về tiêm chủng”, tại Thôn 2 (3 chiếc)."
    assert get_image_model().objects.get().pk == row.detail["photo"]


def test_it_fulfils_the_duty(send, activity):
    make_duties(activity.campaign, timezone.localdate())
    send()
    (one,) = account([activity.campaign], timezone.localdate()).counted
    assert one.standing.state in FULFILLED


def test_sending_the_same_page_twice_writes_one_row_and_keeps_one_photo(send):
    token = str(uuid4())
    for _time in range(2):
        assert send(token=token, photo=photo()).status_code == 302
    assert Evidence.objects.count() == get_image_model().objects.count() == 1


def test_work_of_no_channel_may_be_noted(send):
    send(kind="product", what="Báo cáo quý III")
    row = Evidence.objects.get()
    assert (row.channel, row.deed) == ("", Deed.DONE)


def test_a_deed_of_last_week_keeps_its_day(send):
    day = timezone.localdate() - timedelta(days=7)
    send(day=day.isoformat())
    assert timezone.localdate(Evidence.objects.get().happened_at) == day


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"day": (timezone.localdate() + timedelta(days=2)).isoformat()}, "Ngày ghi nhận sau ngày hôm nay."),
        ({"day": "1026-01-01"}, "quá hai năm"),
        ({"number": "0"}, "không được nhỏ hơn 1"),
        ({"number": "9" * 30}, "không được lớn hơn 1000000"),
        ({"activity": "", "what": ""}, "Xin viết nội dung hoặc chọn việc trong kế hoạch."),
        ({"kind": "khac"}, "Xin chọn lại"),
        ({"link": "javascript:alert(1)"}, "Xin nhập địa chỉ đúng"),
        ({"photo": SimpleUploadedFile("a.jpg", b"MZ\x90\x00", "image/jpeg")}, "không phải"),
        ({"token": "1"}, ""),
    ],
)
def test_bad_input_writes_nothing_and_is_told(send, changed, sentence):
    answer = send(**changed)
    assert answer.status_code == 200
    assert sentence in answer.text
    assert not Evidence.objects.exists()
    assert not get_image_model().objects.exists()


def test_the_activity_of_the_link_is_chosen_and_its_channel_comes_first(signed_in, officer, activity):
    page = signed_in(officer).get(reverse(HERE), {"activity": activity.pk}).text
    assert f'<option value="{activity.pk}" selected' in page
    assert page.index('id="kind-banner"') < page.index('id="kind-meeting"')
    assert "checked" in page[page.index('id="kind-banner"') : page.index('id="kind-car"')]


def test_no_kind_is_chosen_for_a_channel_without_one(signed_in, officer, activity):
    activity.channels = [Channel.RADIO]
    activity.save()
    assert "checked" not in signed_in(officer).get(reverse(HERE), {"activity": activity.pk}).text


@pytest.mark.parametrize("wish", ["", "0", "x", "999999", "-1"])
def test_an_activity_that_is_none_is_not_chosen(signed_in, officer, activity, wish):
    assert signed_in(officer).get(reverse(HERE), {"activity": wish}).status_code == 200


def test_who_notes_sees_what_was_noted_last(send, signed_in, officer):
    send()
    assert "tại Thôn 2 (3 chiếc)" in signed_in(officer).get(reverse(HERE)).text


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.OPERATOR, Role.STATISTICS, Role.LEADER])
def test_whoever_works_for_the_commune_may_note(signed_in, person, role):
    assert signed_in(person("ai", role)).get(reverse(HERE)).status_code == 200


def test_the_suggestion_names_the_activity(signed_in, officer, activity):
    answer = signed_in(officer).post(
        reverse("deeds_suggest"),
        {"title": "Lịch tiêm chủng tháng 6", "text": "", "channel": ""},
        content_type="application/json",
    )
    assert answer.json() == {"activities": [{"id": activity.pk, "label": activity.title}]}


@pytest.mark.parametrize("body", ["", "[]", "1", "{", '"a"'])
def test_a_suggestion_for_nonsense_is_refused(signed_in, officer, activity, body):
    answer = signed_in(officer).post(reverse("deeds_suggest"), body, content_type="application/json")
    assert answer.status_code == 400


def test_who_has_to_correct_a_deed_is_told_to_choose_the_photo_again(send):
    assert "Xin chọn lại tệp này" in send(number="0", photo=photo()).text
    assert "Xin chọn lại tệp này" not in send(number="0").text
