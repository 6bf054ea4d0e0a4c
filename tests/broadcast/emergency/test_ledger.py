"""What stands in the ledger afterwards: an emergency as one, a drill as a drill."""

import uuid

import pytest
from django.utils import timezone

from broadcast.emergency import book, deciding
from broadcast.emergency.hearing import heard
from broadcast.emergency.watching import watch_over
from broadcast.models import Emergency, EmergencyDeed, Player, PlayReport
from broadcast.reported import bulletins
from campaigns.models import Channel, Deed, Evidence
from campaigns.reporting.periods import Stretch
from tests.broadcast.emergency.alarm import Alarm

pytestmark = pytest.mark.django_db


def reports(player: Player, emergency: Emergency, number: int = 0, outcome: str = "aired") -> PlayReport:
    now = timezone.now()
    name = f"emergency:{emergency.pk}" + (f"#{number}" if emergency.every_minutes else "")
    return PlayReport.objects.create(
        player=player, pairing=1, play_id=str(uuid.uuid4()), sequence=number + 1, item=name,
        kind="emergency", title=emergency.title, planned_start=now, started_at=now, ended_at=now,
        seconds=30.0 if outcome == "aired" else 0.0, outcome=outcome, trigger="push", received_at=now,
    )  # fmt: skip


def stopped(alarm: Alarm, **more: object) -> Emergency:
    emergency = alarm.sounded(alarm.on_air(**more))
    return deciding.stop(emergency, alarm.operator, timezone.now())


def evidence(emergency: Emergency) -> Evidence:
    return Evidence.objects.get(key=f"broadcast.emergency:{emergency.pk}")


def test_it_is_written_when_every_player_has_told(alarm: Alarm) -> None:
    first, second = alarm.player("Thôn Đông"), alarm.player("Thôn Tây")
    emergency = stopped(alarm, every_minutes=5, for_minutes=60)
    reports(first, emergency)
    watch_over(timezone.now())
    assert not Evidence.objects.exists()
    reports(second, emergency)
    reports(second, emergency, number=1)
    watch_over(timezone.now())
    row = evidence(emergency)
    assert (row.deed, row.channel) == (Deed.AIRED, Channel.RADIO)
    assert row.detail["priority"] == "emergency"
    assert "2/2 máy" in row.words
    assert "3 lượt" in row.words


def test_after_a_day_nobody_waits_for_a_silent_player(alarm: Alarm, later) -> None:
    emergency = stopped(alarm)
    reports(alarm.player("Thôn Đông"), emergency)
    alarm.player("Thôn Tây")
    later(hours=24)
    watch_over(timezone.now())
    assert evidence(emergency).deed == Deed.PARTLY_AIRED


def test_what_no_player_heard_was_not_aired(alarm: Alarm) -> None:
    emergency = stopped(alarm)
    reports(alarm.player(), emergency, outcome="missed")
    watch_over(timezone.now())
    assert evidence(emergency).deed == Deed.MISSED


def test_without_players_the_operators_machine_counts(alarm: Alarm) -> None:
    emergency = stopped(alarm)
    book.note(emergency, EmergencyDeed.HEARD_HERE, "Tâm", timezone.now(), once="1")
    watch_over(timezone.now())
    assert evidence(emergency).deed == Deed.AIRED


def test_a_drill_is_held_and_never_aired(alarm: Alarm) -> None:
    emergency = stopped(alarm, drill=True)
    reports(alarm.player(), emergency)
    watch_over(timezone.now())
    row = evidence(emergency)
    assert row.deed == Deed.HELD
    assert row.detail["priority"] == "drill"
    assert row.title == "cuộc diễn tập “Bão số 12”"


def test_reports_count_drills_apart(alarm: Alarm) -> None:
    stopped(alarm)
    stopped(alarm, drill=True)
    stopped(alarm, drill=True)
    today = timezone.localdate()
    numbers = {one.key: int(one.number) for one in bulletins(Stretch(today, today))}
    assert (numbers["emergencies"], numbers["drills"]) == (1, 2)


def test_players_of_other_zones_are_not_waited_for(alarm: Alarm) -> None:
    alarm.player("Tây").zones.add(alarm.west)
    east = alarm.player("Đông")
    east.zones.add(alarm.east)
    everywhere = alarm.player("Trụ sở")
    emergency = stopped(alarm, zones=[alarm.east])
    for player in (east, everywhere):
        reports(player, emergency)
    watch_over(timezone.now())
    assert evidence(emergency).deed == Deed.AIRED


def test_the_screen_knows_where_it_has_begun(alarm: Alarm, later) -> None:
    emergency = alarm.sounded(alarm.on_air(every_minutes=5, for_minutes=60))
    alarm.player("Mất mạng")
    later(minutes=5)
    alarm.player("Đang phát", playing=f"emergency:{emergency.pk}#0")
    alarm.player("Sắp phát")
    reports(alarm.player("Đã phát"), emergency)
    found = heard(emergency, timezone.now())
    assert found.playing == ("Đang phát",)
    assert found.heard == ("Đã phát",)
    assert found.expected == ("Sắp phát",)
    assert found.unreachable == ("Mất mạng",)
    assert (found.begun, found.all) == (2, 4)
