"""From the first word to the end, through the doors people use."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from broadcast.emergency import deciding, drafting
from broadcast.emergency.watching import watch_over
from broadcast.models import Emergency, EmergencyLogEntry
from broadcast.models.playlog import PlayLogIsAppendOnly
from broadcast.refusals import Refused
from broadcast.states import EmergencyState
from cms.notifications.models import Notification
from tests.broadcast.emergency.alarm import NIGHT, WORDS, Alarm

pytestmark = pytest.mark.django_db


def deeds(emergency: Emergency) -> list[str]:
    return list(emergency.deeds.values_list("deed", flat=True))


def refused(deed: Callable[[], object]) -> str:
    with pytest.raises(Refused) as told:
        deed()
    assert str(told.value)
    return told.value.code


def test_it_waits_for_the_second_person(alarm: Alarm) -> None:
    waiting = alarm.waiting()
    assert waiting.state == EmergencyState.WAITING
    assert deeds(waiting) == ["drafted", "submitted"]


def test_leaders_are_told_that_it_waits_and_its_author_is_not(alarm: Alarm) -> None:
    alarm.waiting(by=alarm.leader)
    told = Notification.objects.filter(key__startswith="emergency:").values_list("user__username", flat=True)
    assert set(told) == {"mai"}


def test_a_second_person_puts_it_on_air(alarm: Alarm) -> None:
    emergency = alarm.on_air(every_minutes=5, for_minutes=60)
    assert emergency.state == EmergencyState.ON_AIR
    assert emergency.approved_by == alarm.leader.signature
    assert (emergency.until - emergency.approved_at).total_seconds() == 3600
    assert deeds(emergency) == ["drafted", "submitted", "approved"]


def test_its_author_does_not_approve_it(alarm: Alarm) -> None:
    waiting = alarm.waiting(by=alarm.leader)
    assert refused(lambda: deciding.approve(waiting, alarm.leader, timezone.now())) == "own_words"


def test_an_operator_does_not_approve_it(alarm: Alarm) -> None:
    waiting = alarm.waiting()
    assert refused(lambda: deciding.approve(waiting, alarm.operator, timezone.now())) == "not_allowed"


def test_a_named_approver_decides_alone_where_the_station_says_so(alarm: Alarm) -> None:
    alarm.name(alarm.leader, alone=True)
    waiting = alarm.waiting(by=alarm.leader)
    assert deciding.approve(waiting, alarm.leader, timezone.now()).state == EmergencyState.ON_AIR


def test_the_quiet_hours_need_a_named_approver(alarm: Alarm, moment) -> None:
    moment.move_to(NIGHT)
    waiting = alarm.waiting()
    assert refused(lambda: deciding.approve(waiting, alarm.leader, timezone.now())) == "quiet_hours"
    alarm.name(alarm.leader)
    assert deciding.approve(waiting, alarm.leader, timezone.now()).state == EmergencyState.ON_AIR


def test_what_is_repeated_into_the_quiet_hours_needs_a_named_approver(alarm: Alarm) -> None:
    waiting = alarm.waiting(every_minutes=30, for_minutes=24 * 60)
    assert refused(lambda: deciding.approve(waiting, alarm.leader, timezone.now())) == "quiet_hours"


def test_a_drill_is_never_heard_in_the_quiet_hours(alarm: Alarm, moment) -> None:
    moment.move_to(NIGHT)
    alarm.name(alarm.leader)
    waiting = alarm.waiting(drill=True)
    assert refused(lambda: deciding.approve(waiting, alarm.leader, timezone.now())) == "drill_in_quiet_hours"


def test_pressing_twice_is_once(alarm: Alarm) -> None:
    pk = uuid.uuid4()
    for _again in range(2):
        waiting = drafting.submit(alarm.draft(pk=pk), alarm.operator, timezone.now())
    for _again in range(2):
        emergency = deciding.approve(waiting, alarm.leader, timezone.now())
    for _again in range(2):
        emergency = deciding.stop(emergency, alarm.operator, timezone.now())
    assert emergency.state == EmergencyState.STOPPED
    assert deeds(emergency) == ["drafted", "submitted", "approved", "stopped"]


def test_a_draft_written_anew_says_so_in_the_log(alarm: Alarm) -> None:
    draft = alarm.draft()
    alarm.draft(pk=draft.pk, by=alarm.officer, text="Bão đổi hướng.")
    draft.refresh_from_db()
    assert draft.author == alarm.officer
    rows = draft.deeds.values_list("deed", "who", "words")
    assert list(rows) == [
        ("drafted", alarm.operator.signature, WORDS),
        ("changed", alarm.officer.signature, "Bão đổi hướng."),
    ]


def test_what_was_sent_is_not_written_anew(alarm: Alarm) -> None:
    waiting = alarm.waiting()
    alarm.draft(pk=waiting.pk, text="Khác.")
    waiting.refresh_from_db()
    assert waiting.text == WORDS


def test_blanks_are_filled_in_before_it_is_sent(alarm: Alarm) -> None:
    draft = alarm.draft(text="Bão [số hiệu] sắp đến.")
    assert refused(lambda: drafting.submit(draft, alarm.operator, timezone.now())) == "blanks"


@pytest.mark.parametrize(
    ("repeat", "code"),
    [
        ({"every_minutes": 5}, "half_a_repeat"),
        ({"every_minutes": 1, "for_minutes": 60}, "every"),
        ({"every_minutes": 5, "for_minutes": 24 * 60 + 1}, "for_how_long"),
    ],
)
def test_repeats_that_make_no_sense_are_refused(alarm: Alarm, repeat: dict[str, int], code: str) -> None:
    assert refused(lambda: alarm.draft(**repeat)) == code


def test_a_leader_refuses_it_with_a_reason(alarm: Alarm) -> None:
    waiting = alarm.waiting()
    assert refused(lambda: deciding.refuse(waiting, alarm.leader, " ", timezone.now())) == "no_reason"
    gone = deciding.refuse(waiting, alarm.leader, "Tin chưa kiểm chứng.", timezone.now())
    assert (gone.state, gone.reason) == (EmergencyState.REFUSED, "Tin chưa kiểm chứng.")
    assert refused(lambda: deciding.approve(gone, alarm.second_leader, timezone.now())) == "is_refused"


def test_anybody_on_duty_stops_it_at_once(alarm: Alarm) -> None:
    stopped = deciding.stop(alarm.on_air(), alarm.officer, timezone.now())
    assert (stopped.state, stopped.over_by) == (EmergencyState.STOPPED, alarm.officer.signature)


def test_what_nobody_decides_expires(alarm: Alarm, later) -> None:
    waiting, draft = alarm.sounded(alarm.waiting()), alarm.draft()
    later(hours=1)
    watch_over(timezone.now())
    waiting.refresh_from_db()
    assert waiting.state == EmergencyState.EXPIRED
    later(hours=23)
    watch_over(timezone.now())
    draft.refresh_from_db()
    assert draft.state == EmergencyState.EXPIRED


def test_it_ends_by_itself_when_its_time_is_over(alarm: Alarm, later) -> None:
    emergency = alarm.sounded(alarm.on_air(every_minutes=5, for_minutes=30))
    assert watch_over(timezone.now()).next_due == emergency.until + timedelta(seconds=30)
    later(minutes=30)
    watch_over(timezone.now())
    emergency.refresh_from_db()
    assert emergency.state == EmergencyState.ON_AIR  # the last airing may just have begun
    later(seconds=30)
    watch_over(timezone.now())
    emergency.refresh_from_db()
    assert emergency.state == EmergencyState.ENDED


def test_the_log_is_never_changed(alarm: Alarm) -> None:
    row = alarm.draft().deeds.get()
    for change in (row.save, row.delete, EmergencyLogEntry.objects.all().delete):
        with pytest.raises(PlayLogIsAppendOnly):
            change()
    with pytest.raises(PlayLogIsAppendOnly):
        EmergencyLogEntry.objects.update(who="ai đó")
