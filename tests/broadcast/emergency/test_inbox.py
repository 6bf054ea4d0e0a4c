"""Warnings received: kept once, told to the people on duty, decided by one of them, never aired alone."""

import pytest
from django.utils import timezone

from broadcast.emergency import drafting
from broadcast.emergency.warnings import cap, inbox
from broadcast.models import CapMessage, CapState, Emergency
from broadcast.refusals import Refused
from broadcast.states import EmergencyState
from cms.notifications.models import Notification
from tests.broadcast.emergency.alarm import Alarm
from tests.broadcast.emergency.samples import an_alert, referring

pytestmark = pytest.mark.django_db


def received(alarm: Alarm, content: bytes) -> CapMessage:
    return inbox.receive(alarm.station, content, inbox.Arrival("bao.xml", "Tâm"), timezone.now())[0]


def on_air_of(alarm: Alarm, content: bytes) -> Emergency:
    emergency = inbox.accept(received(alarm, content), alarm.operator, timezone.now())
    Emergency.objects.filter(pk=emergency.pk).update(state=EmergencyState.ON_AIR)
    return emergency


def test_the_same_message_is_kept_once(alarm: Alarm) -> None:
    assert received(alarm, an_alert()) == received(alarm, an_alert({"headline": "Khác"}))
    assert CapMessage.objects.count() == 1


def test_nothing_is_announced_by_itself(alarm: Alarm) -> None:
    received(alarm, an_alert())
    assert not Emergency.objects.exists()


def test_people_on_duty_are_told_once(alarm: Alarm) -> None:
    for _again in range(2):
        received(alarm, an_alert())
    told = Notification.objects.filter(key__startswith="cap:")
    assert set(told.values_list("user__username", flat=True)) == {"lan", "hung", "mai", "tam"}
    assert "Bão số 12 đổ bộ chiều nay" in told[0].words


def test_accepted_it_is_a_draft_in_vietnamese(alarm: Alarm) -> None:
    emergency = inbox.accept(received(alarm, an_alert()), alarm.operator, timezone.now())
    assert (emergency.state, emergency.kind, emergency.drill) == (EmergencyState.DRAFTED, "storm", False)
    assert "Đài Khí tượng thử nghiệm cảnh báo: Bão số 12 đổ bộ chiều nay." in emergency.text
    assert "Không ra khỏi nhà khi bão đổ bộ." in emergency.text
    assert "14:00 08/12/2026" in emergency.text


def test_accepting_twice_makes_one_draft(alarm: Alarm) -> None:
    message = received(alarm, an_alert())
    first, second = (inbox.accept(message, alarm.operator, timezone.now()) for _again in range(2))
    assert first == second


@pytest.mark.parametrize("status", ["Exercise", "Test"])
def test_an_exercise_becomes_a_drill_only(alarm: Alarm, status: str) -> None:
    message = received(alarm, an_alert(status=status))
    assert "diễn tập" in inbox.told(message)
    emergency = inbox.accept(message, alarm.operator, timezone.now())
    assert emergency.drill


def test_what_is_not_vietnamese_waits_for_a_person(alarm: Alarm) -> None:
    english = an_alert({"language": "en", "headline": "Typhoon", "description": "Strong wind."})
    emergency = inbox.accept(received(alarm, english), alarm.operator, timezone.now())
    with pytest.raises(Refused) as told:
        drafting.submit(emergency, alarm.operator, timezone.now())
    assert told.value.code == "blanks"


@pytest.mark.parametrize(("kind", "word"), [("Cancel", "HỦY"), ("Update", "thay đổi")])
def test_a_change_of_what_is_on_air_says_so(alarm: Alarm, kind: str, word: str) -> None:
    emergency = on_air_of(alarm, an_alert())
    message = received(alarm, referring(kind))
    assert inbox.concerned(message) == [emergency]
    assert word in inbox.told(message)
    emergency.refresh_from_db()
    assert emergency.state == EmergencyState.ON_AIR  # a person decides


def test_what_is_no_longer_in_force_is_not_announced(alarm: Alarm) -> None:
    message = received(alarm, an_alert({"expires": "2026-12-08T08:59:00+07:00"}))
    with pytest.raises(Refused) as told:
        inbox.accept(message, alarm.operator, timezone.now())
    assert told.value.code == "expired"


def test_dismissing_needs_a_reason_and_ends_it(alarm: Alarm) -> None:
    message = received(alarm, an_alert())
    with pytest.raises(Refused):
        inbox.dismiss(message, alarm.operator, "", timezone.now())
    gone = inbox.dismiss(message, alarm.operator, "Không thuộc địa bàn.", timezone.now())
    assert (gone.state, gone.reason) == (CapState.DISMISSED, "Không thuộc địa bàn.")
    with pytest.raises(Refused):
        inbox.accept(message, alarm.operator, timezone.now())


def test_what_machines_tell_each_other_is_not_kept(alarm: Alarm) -> None:
    with pytest.raises(cap.Unreadable):
        received(alarm, an_alert(status="System"))
    assert not CapMessage.objects.exists()
