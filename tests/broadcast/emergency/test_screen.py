"""The emergency screen: what its pages and buttons do."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from broadcast.models import CapMessage, Emergency, EmergencyTemplate
from broadcast.states import EmergencyState
from tests.broadcast.emergency.alarm import Alarm
from tests.broadcast.emergency.samples import BOMB, an_alert

pytestmark = pytest.mark.django_db

SCREEN = "/van-hanh/khan-cap/"


def sent(**more: object) -> dict[str, object]:
    chosen = {"pk": uuid.uuid4(), "drill": "0", "kind": "fire", "title": "Cháy chợ", "text": "Cháy ở chợ."}
    return chosen | more


def text(response) -> str:
    return response.content.decode()


def test_it_begins_with_the_ready_wordings(alarm: Alarm) -> None:
    page = text(alarm.signed_in(alarm.operator).get(SCREEN))
    for title in ("Bão", "Lũ, ngập lụt", "Cháy", "Dịch bệnh", "Chất lượng không khí", "Việc khẩn khác"):
        assert f">{title}</a>" in page


def test_a_wording_fills_the_form(alarm: Alarm) -> None:
    fire = EmergencyTemplate.objects.get(kind="fire")
    page = text(alarm.signed_in(alarm.operator).get(f"{SCREEN}?mau={fire.pk}"))
    assert "Đang có cháy tại [địa điểm]" in page
    assert '<option value="fire" selected>' in page


@pytest.mark.parametrize("query", ["mau=99999999", f"nhap={uuid.UUID(int=9)}"])
def test_what_is_not_there_is_not_found(alarm: Alarm, query: str) -> None:
    assert alarm.signed_in(alarm.operator).get(f"{SCREEN}?{query}").status_code == 404


def test_one_press_writes_it_and_sends_it(alarm: Alarm) -> None:
    operator, form = alarm.signed_in(alarm.operator), sent(every="5", how_long="60", zones=[alarm.east.pk])
    for _twice in range(2):
        assert operator.post(f"{SCREEN}gui/", form).status_code == 302
    emergency = Emergency.objects.get()
    assert (emergency.state, emergency.every_minutes, emergency.for_minutes) == ("waiting", 5, 60)
    assert list(emergency.zones.all()) == [alarm.east]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"drill": ""}, "khẩn cấp hay diễn tập"),
        ({"text": ""}, "Xin nhập nội dung cần phát"),
        ({"text": "Cháy tại [địa điểm]."}, "Xin điền trước: [địa điểm]"),
        ({"recording": SimpleUploadedFile("a.mp3", b"%PDF-1.7 khong phai tieng")}, "âm thanh"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(alarm: Alarm, wrong: dict, sentence: str) -> None:
    answer = alarm.signed_in(alarm.operator).post(f"{SCREEN}gui/", sent(**wrong))
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert not Emergency.objects.exists()


def test_the_second_person_puts_it_on_air_and_anybody_stops_it(alarm: Alarm) -> None:
    operator, leader = alarm.signed_in(alarm.operator), alarm.signed_in(alarm.leader)
    operator.post(f"{SCREEN}gui/", sent())
    emergency = Emergency.objects.get()
    refused = operator.post(f"{SCREEN}{emergency.pk}/phat/", follow=True)
    assert "Chỉ lãnh đạo được duyệt phát" in text(refused)
    leader.post(f"{SCREEN}{emergency.pk}/phat/")
    assert "DỪNG PHÁT" in text(operator.get(f"{SCREEN}hien-tai/"))
    operator.post(f"{SCREEN}{emergency.pk}/dung/")
    emergency.refresh_from_db()
    assert emergency.state == EmergencyState.STOPPED


def test_a_drill_says_so_wherever_it_stands(alarm: Alarm) -> None:
    drill = alarm.sounded(alarm.on_air(drill=True))
    operator = alarm.signed_in(alarm.operator)
    for address in (SCREEN, f"{SCREEN}hien-tai/", f"{SCREEN}so/", f"{SCREEN}so/{drill.pk}/"):
        page = text(operator.get(address))
        assert "DIỄN TẬP" in page
        assert '<p class="sort">KHẨN CẤP' not in page
        assert '<span class="tag">KHẨN CẤP' not in page


def test_playing_it_here_is_written_once_an_airing(alarm: Alarm) -> None:
    emergency, operator = alarm.sounded(alarm.on_air()), alarm.signed_in(alarm.operator)
    for token in ("a-0", "a-0", "a-1"):
        assert operator.post(f"{SCREEN}{emergency.pk}/tai-may/", {"token": token}).status_code == 204
    assert emergency.deeds.filter(deed="heard_here").count() == 2


def test_its_pages_hold_no_script_or_style(alarm: Alarm) -> None:
    alarm.sounded(alarm.on_air())
    page = text(alarm.signed_in(alarm.operator).get(SCREEN))
    assert "<script>" not in page
    assert "style=" not in page


def test_a_warning_is_brought_in_and_becomes_a_draft(alarm: Alarm) -> None:
    operator = alarm.signed_in(alarm.operator)
    file = SimpleUploadedFile("bao.xml", an_alert(status="Exercise"))
    shown = operator.post(f"{SCREEN}canh-bao/nhan/", {"file": file}, follow=True)
    assert "Bão số 12 đổ bộ chiều nay" in text(shown)
    assert "Lập thành DIỄN TẬP" in text(shown)
    message = CapMessage.objects.get()
    form = operator.post(f"{SCREEN}canh-bao/{message.pk}/lap-thong-bao/", follow=True)
    assert "Không ra khỏi nhà khi bão đổ bộ." in text(form)
    draft = Emergency.objects.get()
    answer = operator.post(f"{SCREEN}gui/", sent(pk=draft.pk, message=message.pk, drill="0"))
    assert answer.status_code == 302
    draft.refresh_from_db()
    assert (draft.state, draft.drill) == ("waiting", True)  # whatever was chosen in the form


@pytest.mark.parametrize(
    ("brought", "sentence"),
    [
        ({"file": BOMB}, "có thể gây hại"),
        ({"file": an_alert(status="")}, "Cảnh báo thiếu phần alert.status"),
        ({"address": "http://127.0.0.1:9/cap"}, "mạng nội bộ"),
        ({"address": "khong-phai"}, "không phải địa chỉ mạng"),
        ({}, "không phải địa chỉ mạng"),
    ],
)
def test_what_is_no_warning_is_refused_in_words(alarm: Alarm, brought: dict, sentence: str) -> None:
    if "file" in brought:
        brought = {"file": SimpleUploadedFile("x.xml", brought["file"])}
    answer = alarm.signed_in(alarm.operator).post(f"{SCREEN}canh-bao/nhan/", brought)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert not CapMessage.objects.exists()
