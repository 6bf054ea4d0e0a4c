"""A locked airing is neither cancelled nor put back by one person alone."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from broadcast import cancelling, clock
from broadcast.models import Bulletin, ChangeDeed, Outcome, PendingChange, PlayLogEntry, ProgrammeException
from broadcast.second_person.asking import lapse
from broadcast.states import ChangeState, SlotState
from cms.models import User
from cms.notifications.models import Notification
from cms.roles import Role
from tests.broadcast.admin.conftest import moment, scene  # noqa: F401 - fixtures
from tests.broadcast.admin.scene import MONDAY, TUESDAY, Scene
from tests.broadcast.admin.test_programme_form import text

CHANGES = "/quan-tri/truyen-thanh/thay-doi/"
LOCKED = TUESDAY - timedelta(hours=3)
REASON = {"reason": "Sửa loa ở nhà văn hóa."}


@pytest.fixture
def locked(scene: Scene, moment: time_machine.Traveller) -> Scene:  # noqa: F811
    """14:00 on Tuesday: the slot of 17:00 has been locked for nine hours."""
    moment.move_to(LOCKED)
    return scene


def cancel(scene: Scene, **how) -> str:  # noqa: F811
    """The officer cancels the slot; returns where the browser is sent."""
    address = reverse("broadcast_slot_cancel", args=[scene.slot.pk])
    return scene.signed_in(Role.OFFICER).post(address, REASON, **how).url


def restore(scene: Scene) -> str:  # noqa: F811
    address = reverse("broadcast_slot_restore", args=[scene.slot.pk])
    return scene.signed_in(Role.OFFICER).post(address, {"reason": "Loa đã sửa xong."}).url


def confirmed(scene: Scene, role: Role = Role.LEADER) -> PendingChange:  # noqa: F811
    change = PendingChange.objects.latest("pk")
    scene.signed_in(role).post(f"{CHANGES}{change.pk}/xac-nhan/")
    change.refresh_from_db()
    scene.reload()
    return change


def state(scene: Scene) -> str:  # noqa: F811
    scene.reload()
    return str(scene.slot.state)


def cancelled(scene: Scene) -> Scene:  # noqa: F811
    """With the slot cancelled by hand while nothing was locked."""
    cancelling.cancel(scene.slot, scene.people[Role.OFFICER], "Sửa loa.", MONDAY)
    return scene


def test_cancelling_a_locked_slot_waits_and_says_what_will_not_be_heard(locked: Scene) -> None:
    address = cancel(locked)
    assert state(locked) == SlotState.READY
    page = text(locked.signed_in(Role.LEADER).get(address))
    assert "Hủy buổi “Tin hai lần một tuần” lúc 17:00 ngày 08/12/2026." in page
    assert "Bà con sẽ không nghe được" in page
    assert "“Nộp hồ sơ qua mạng”; “Tiêm chủng mở rộng”" in page
    assert "Lý do nêu ra: Sửa loa ở nhà văn hóa." in page


def test_the_leader_is_told_with_the_reason(locked: Scene) -> None:
    cancel(locked)
    told = Notification.objects.get(key__startswith="change:")
    assert told.user == locked.people[Role.LEADER]
    assert "Sửa loa ở nhà văn hóa." in told.words


def test_confirmed_it_is_cancelled_in_the_name_of_who_asked(locked: Scene) -> None:
    cancel(locked)
    assert confirmed(locked).state == ChangeState.CONFIRMED
    assert (locked.slot.state, locked.slot.reason) == (SlotState.CANCELLED, REASON["reason"])
    assert locked.slot.cancelled_by == locked.people[Role.OFFICER].signature


def test_who_asked_does_not_confirm_it(locked: Scene) -> None:
    boss = User.objects.create_superuser(username="quan-tri")
    client = Client()
    client.force_login(boss, backend="django.contrib.auth.backends.ModelBackend")
    client.post(reverse("broadcast_slot_cancel", args=[locked.slot.pk]), REASON)
    change = PendingChange.objects.get()
    client.post(f"{CHANGES}{change.pk}/xac-nhan/")
    assert state(locked) == SlotState.READY


def test_refused_it_is_heard(locked: Scene) -> None:
    cancel(locked)
    change = PendingChange.objects.get()
    locked.signed_in(Role.LEADER).post(f"{CHANGES}{change.pk}/tu-choi/", {"reason": "Vẫn phát."})
    change.refresh_from_db()
    assert (change.state, state(locked)) == (ChangeState.REFUSED, SlotState.READY)


def test_what_nobody_confirmed_in_time_is_heard_and_who_asked_is_told(locked: Scene) -> None:
    cancel(locked)
    assert lapse(TUESDAY) == 1
    assert state(locked) == SlotState.READY
    told = Notification.objects.get(user=locked.people[Role.OFFICER], key__startswith="change:")
    assert "không được xác nhận kịp" in told.words


def test_asked_twice_it_waits_once(locked: Scene) -> None:
    cancel(locked)
    cancel(locked)
    assert PendingChange.objects.count() == 1


def test_the_slot_s_page_shows_what_waits(locked: Scene) -> None:
    cancel(locked)
    page = text(locked.signed_in(Role.OFFICER).get(reverse("broadcast_slot", args=[locked.slot.pk])))
    assert "Lan đề nghị hủy buổi này; người thứ hai chưa xác nhận." in page


def test_where_nobody_else_may_confirm_the_page_says_so(locked: Scene) -> None:
    locked.people[Role.LEADER].groups.clear()
    page = text(locked.signed_in(Role.OFFICER).get(cancel(locked)))
    assert "Ngoài anh/chị, chưa ai có quyền xác nhận" in page


def test_before_the_lock_one_person_cancels(scene: Scene) -> None:  # noqa: F811
    cancel(scene)
    assert state(scene) == SlotState.CANCELLED
    assert not PendingChange.objects.exists()


def test_a_longer_lock_of_the_programme_counts_at_once(scene: Scene) -> None:  # noqa: F811
    scene.programme.lock_hours = 72
    scene.programme.save()
    cancel(scene)
    assert PendingChange.objects.get().deed == ChangeDeed.CANCEL


def test_when_its_time_has_come_nobody_cancels_it(scene: Scene, moment) -> None:  # noqa: F811
    moment.move_to(TUESDAY)
    cancel(scene)
    assert state(scene) == SlotState.READY
    assert not PendingChange.objects.exists()


def test_before_the_lock_one_person_puts_it_back_with_its_bulletin(scene: Scene) -> None:  # noqa: F811
    restore(cancelled(scene))
    assert state(scene) == SlotState.READY
    assert (scene.slot.bulletin, scene.slot.cancelled_by) == (scene.bulletin, "")


def test_within_the_lock_putting_back_takes_two(scene: Scene, moment) -> None:  # noqa: F811
    cancelled(scene)
    moment.move_to(LOCKED)
    restore(scene)
    assert state(scene) == SlotState.CANCELLED
    change = confirmed(scene)
    assert (change.deed, scene.slot.state) == (ChangeDeed.RESTORE, SlotState.READY)


def test_a_bulletin_refused_meanwhile_is_not_played_when_the_slot_is_back(scene: Scene) -> None:  # noqa: F811
    cancelled(scene)
    Bulletin.objects.filter(pk=scene.bulletin.pk).update(state="rejected")
    restore(scene)
    assert (state(scene), scene.slot.bulletin) == (SlotState.PLANNED, None)


def test_what_the_timetable_no_longer_has_is_not_put_back(scene: Scene) -> None:  # noqa: F811
    cancelled(scene)
    ProgrammeException.objects.create(programme=scene.programme, day=TUESDAY.date(), kind="cancel", reason="")
    restore(scene)
    assert state(scene) == SlotState.CANCELLED


def test_what_the_timetable_cancelled_is_not_put_back_by_hand(scene: Scene) -> None:  # noqa: F811
    type(scene.slot).objects.filter(pk=scene.slot.pk).update(state=SlotState.CANCELLED)
    restore(scene)
    assert state(scene) == SlotState.CANCELLED


def test_the_operator_at_the_board_stays_one_person(locked: Scene, moment) -> None:  # noqa: F811
    """What is not played at its moment is a fact of playout with its reason, no change of the plan."""
    moment.move_to(TUESDAY)
    operator = locked.signed_in(Role.OPERATOR)
    operator.post(reverse("broadcast:operator_not_aired", args=[locked.slot.pk]), {"choice": "power"})
    assert not PendingChange.objects.exists()
    assert PlayLogEntry.objects.get().outcome == Outcome.MISSED


def test_a_confirmed_cancellation_stands_in_the_play_log(locked: Scene, moment) -> None:  # noqa: F811
    cancel(locked)
    confirmed(locked)
    moment.move_to(TUESDAY + timedelta(hours=1))
    clock.tick(TUESDAY + timedelta(hours=1))
    entry = PlayLogEntry.objects.get()
    assert (entry.outcome, entry.reason) == (Outcome.CANCELLED, REASON["reason"])
