from datetime import timedelta

from django.urls import reverse

from broadcast.models import Slot, Station
from broadcast.states import SlotState
from cms.roles import Role
from tests.broadcast.admin.scene import SOUND, TUESDAY

BOARD = "/van-hanh/"


def text(response) -> str:
    return response.content.decode()


def test_the_board_shows_todays_slot_with_its_state_and_buttons(scene, operator):
    page = text(operator.get(BOARD))
    assert "Tin hai lần một tuần" in page
    assert "Sẵn sàng phát" in page
    assert reverse("broadcast:operator_start", args=[scene.slot.pk]) in page
    assert reverse("broadcast:operator_not_aired", args=[scene.slot.pk]) in page


def test_only_the_operator_may_open_the_board(scene):
    for role in (Role.OFFICER, Role.LEADER, Role.STATISTICS, Role.CONTRIBUTOR):
        response = scene.signed_in(role).get(BOARD)
        assert response.status_code == 403
        assert "Không có quyền mở trang này" in text(response)


def test_a_stranger_is_asked_to_sign_in(scene):
    response = scene.signed_in(None).get(BOARD)
    assert response.status_code == 302
    assert response["Location"].endswith("login/?next=/van-hanh/")


def test_the_board_is_not_kept_by_browsers(scene, operator):
    assert operator.get(BOARD)["Cache-Control"] == "no-store"


def test_no_script_or_style_stands_in_the_page(scene, operator):
    page = text(operator.get(BOARD))
    assert "<script>" not in page
    assert "style=" not in page
    assert "onclick" not in page


def test_slots_of_other_days_are_not_listed_but_the_next_is_announced(scene, moment):
    moment.move_to(TUESDAY + timedelta(hours=20))
    operator = scene.signed_in(Role.OPERATOR)
    Slot.objects.filter(pk=scene.slot.pk).update(state=SlotState.AIRED)
    page = text(operator.get(BOARD))
    assert "Hôm nay không có buổi phát nào." in page
    assert "Thứ Sáu, 11/12/2026" in page
    assert 'data-countdown="2026-12-11T17:00:00+07:00"' in page


def test_a_slot_left_on_air_yesterday_is_still_shown(scene, operator, moment):
    Slot.objects.filter(pk=scene.slot.pk).update(state=SlotState.AIRING, began_at=TUESDAY)
    moment.move_to(TUESDAY + timedelta(hours=10))
    assert f'id="lich-{scene.slot.pk}"' in text(operator.get(BOARD))


def test_before_its_time_a_slot_can_be_heard_but_not_played(scene, operator, moment):
    moment.move_to(TUESDAY - timedelta(minutes=30))
    page = text(operator.get(BOARD))
    assert "Được phát từ 16:55" in page
    assert reverse("broadcast:operator_start", args=[scene.slot.pk]) not in page
    assert reverse("broadcast:operator_audio", args=[scene.bulletin.pk]) in page


def test_a_slot_on_air_offers_both_endings(scene, operator):
    Slot.objects.filter(pk=scene.slot.pk).update(state=SlotState.AIRING, began_at=TUESDAY)
    page = text(operator.get(BOARD))
    assert "Đang phát từ 17:00." in page
    assert reverse("broadcast:operator_finish", args=[scene.slot.pk]) in page
    assert reverse("broadcast:operator_stop", args=[scene.slot.pk]) in page
    assert reverse("broadcast:operator_start", args=[scene.slot.pk]) not in page


def test_the_reason_of_a_missed_slot_is_shown(scene, operator):
    Slot.objects.filter(pk=scene.slot.pk).update(state=SlotState.MISSED, reason="Mất điện: cả xã")
    assert "Mất điện: cả xã" in text(operator.get(BOARD))


def test_a_slot_without_a_finished_bulletin_says_what_it_waits_for(scene, operator):
    Slot.objects.filter(pk=scene.slot.pk).update(state=SlotState.PLANNED, bulletin=None)
    scene.slot.versions.update(state="failed")
    page = text(operator.get(BOARD))
    assert "Không làm được bản tin. Xin báo công chức phụ trách." in page
    assert reverse("broadcast:operator_start", args=[scene.slot.pk]) not in page


def test_a_site_without_a_station_says_so(scene, operator):
    Slot.objects.update(bulletin=None)
    Slot.objects.all().delete()
    Station.objects.all().delete()
    assert "Đài chưa được thiết lập" in text(operator.get(BOARD))


def test_the_board_takes_few_queries_however_many_slots_there_are(
    scene, operator, django_assert_max_num_queries
):
    operator.get(BOARD)
    with django_assert_max_num_queries(16):
        operator.get(BOARD)


def test_the_file_of_an_unaired_bulletin_is_for_the_station_only(scene):
    address = reverse("broadcast:operator_audio", args=[scene.bulletin.pk])
    for role in (Role.OPERATOR, Role.OFFICER, Role.LEADER):
        response = scene.signed_in(role).get(address)
        assert b"".join(response) == SOUND
        assert response["Cache-Control"] == "private, no-cache"
        response.getvalue()
    for role in (Role.STATISTICS, Role.CONTRIBUTOR):
        assert scene.signed_in(role).get(address).status_code == 403


def test_a_stretch_of_the_file_is_served(scene, operator):
    address = reverse("broadcast:operator_audio", args=[scene.bulletin.pk])
    response = operator.get(address, headers={"Range": "bytes=100-199"})
    assert response.status_code == 206
    assert b"".join(response) == SOUND[100:200]
    response.getvalue()


def test_a_stranger_never_gets_the_file(scene):
    response = scene.signed_in(None).get(reverse("broadcast:operator_audio", args=[scene.bulletin.pk]))
    assert response.status_code == 302


def test_a_bulletin_without_a_file_is_not_found(scene, operator):
    draft = Slot.objects.order_by("start")[1].newest
    assert operator.get(reverse("broadcast:operator_audio", args=[draft.pk])).status_code == 404


def test_hours_before_its_time_nobody_is_offered_to_say_it_will_not_be_heard(scene, operator, moment):
    refuse = reverse("broadcast:operator_not_aired", args=[scene.slot.pk])
    moment.move_to(TUESDAY - timedelta(minutes=61))
    assert refuse not in text(operator.get(BOARD))
    moment.move_to(TUESDAY - timedelta(minutes=60))
    assert refuse in text(operator.get(BOARD))
