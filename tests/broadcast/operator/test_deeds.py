from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from broadcast.models import Outcome, PlayLogEntry, Slot
from broadcast.states import SlotState
from campaigns.models import Evidence
from cms.roles import Role
from tests.broadcast.admin.scene import TUESDAY

DEEDS = ("start", "finish", "stop", "not_aired")


@pytest.fixture
def press(scene, operator):
    """Press a button: press("start") posts it and returns the page the operator then sees."""

    def post(deed: str, client: Client = operator, **fields: str):
        return client.post(reverse(f"broadcast:operator_{deed}", args=[scene.slot.pk]), fields, follow=True)

    return post


def state(scene) -> str:
    return Slot.objects.get(pk=scene.slot.pk).state


def test_pressing_play_puts_the_slot_on_air(scene, press):
    page = press("start")
    assert state(scene) == SlotState.AIRING
    assert "Đang phát từ 16:58." in page.content.decode()


def test_pressing_play_twice_is_one_start(scene, press):
    press("start")
    began = Slot.objects.get(pk=scene.slot.pk).began_at
    assert press("start").status_code == 200
    assert Slot.objects.get(pk=scene.slot.pk).began_at == began


def test_playing_to_the_end_is_written_down_once(scene, press, moment):
    press("start")
    moment.shift(timedelta(seconds=605))
    page = press("finish")
    assert "Đã ghi nhận: phát xong." in page.content.decode()
    press("finish")
    assert state(scene) == SlotState.AIRED
    entry = PlayLogEntry.objects.get()
    assert (entry.outcome, entry.operator) == (Outcome.AIRED, scene.people[Role.OPERATOR].signature)
    assert Evidence.objects.filter(subject=f"broadcast.slot:{scene.slot.pk}").count() == 1


def test_the_operators_word_counts_when_the_page_was_closed_in_between(scene, press, moment):
    press("start")
    moment.shift(timedelta(hours=3))
    press("finish")
    assert state(scene) == SlotState.AIRED


def test_a_slip_of_the_finger_is_not_an_airing(scene, press, moment):
    press("start")
    moment.shift(timedelta(seconds=80))
    page = press("finish").content.decode()
    assert "Mới phát được 1:20" in page
    assert state(scene) == SlotState.AIRING
    assert not PlayLogEntry.objects.exists()


def test_breaking_off_needs_a_reason_and_is_aired_in_part(scene, press, moment):
    press("start")
    moment.shift(timedelta(seconds=200))
    assert press("stop").status_code == 422
    assert state(scene) == SlotState.AIRING
    press("stop", choice="power", words="thôn Đông")
    entry = PlayLogEntry.objects.get()
    assert (entry.outcome, entry.reason) == (Outcome.PARTIAL, "Mất điện: thôn Đông")


def test_not_playing_needs_a_reason(scene, press):
    page = press("not_aired")
    assert page.status_code == 422
    assert "Xin chọn một lý do." in page.content.decode()
    assert state(scene) == SlotState.READY


def test_another_reason_has_to_be_written(scene, press):
    page = press("not_aired", choice="other", words="  ")
    assert page.status_code == 422
    assert "Xin ghi rõ lý do." in page.content.decode()


def test_a_refused_reason_stays_open_with_what_was_chosen(scene, press):
    page = press("not_aired", choice="other").content.decode()
    assert '<details class="why" open>' in page
    assert 'value="other" required checked' in page or 'value="other" checked' in page


def test_not_playing_is_written_with_its_reason(scene, press):
    page = press("not_aired", choice="other", words="Loa chính đang sửa")
    assert "Đã ghi nhận: không phát, kèm lý do." in page.content.decode()
    press("not_aired", choice="power")
    assert PlayLogEntry.objects.get().reason == "Loa chính đang sửa"
    assert state(scene) == SlotState.MISSED


def test_finishing_what_never_began_is_refused_in_words(scene, press):
    page = press("finish").content.decode()
    assert "message--error" in page
    assert state(scene) == SlotState.READY
    assert not PlayLogEntry.objects.exists()


def test_playing_too_early_is_refused_in_words(scene, press, moment):
    moment.move_to(TUESDAY - timedelta(hours=1))
    assert "message--error" in press("start").content.decode()
    assert state(scene) == SlotState.READY


def test_playing_without_the_file_is_refused_in_words(scene, press):
    (scene.media / scene.bulletin.file.name).unlink()
    assert "message--error" in press("start").content.decode()
    assert state(scene) == SlotState.READY


def test_nobody_else_may_press_the_buttons(scene):
    for deed in DEEDS:
        address = reverse(f"broadcast:operator_{deed}", args=[scene.slot.pk])
        for role in (Role.OFFICER, Role.LEADER, Role.STATISTICS, Role.CONTRIBUTOR):
            assert scene.signed_in(role).post(address, {"choice": "power"}).status_code == 403
        assert scene.signed_in(None).post(address, {"choice": "power"}).status_code == 302
    assert state(scene) == SlotState.READY


def test_a_link_presses_no_button(scene, operator):
    for deed in DEEDS:
        assert operator.get(reverse(f"broadcast:operator_{deed}", args=[scene.slot.pk])).status_code == 405


def test_a_form_of_another_site_is_refused(scene):
    client = Client(enforce_csrf_checks=True)
    client.force_login(scene.people[Role.OPERATOR], backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(reverse("broadcast:operator_start", args=[scene.slot.pk])).status_code == 403
    assert state(scene) == SlotState.READY


def test_listening_beforehand_writes_nothing_down(scene, operator):
    response = operator.get(reverse("broadcast:operator_audio", args=[scene.bulletin.pk]))
    b"".join(response)
    response.getvalue()
    assert state(scene) == SlotState.READY
    assert not PlayLogEntry.objects.exists()
