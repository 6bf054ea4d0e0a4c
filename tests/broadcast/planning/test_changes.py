"""What changes around slots that stand: the timetable, a day, the time zone, the quiet hours."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection

from broadcast.freshness import Wake
from broadcast.models import ExceptionKind, HolidayRule, Programme, ProgrammeException, Slot, Station
from broadcast.planning import plan_station
from broadcast.states import SlotState
from tests.broadcast.planning.commune import MONDAY, VIETNAM, Commune

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 12, 8, 17, 0, tzinfo=VIETNAM)
AFTER_LOCK = TUESDAY - timedelta(hours=6)
AT_18 = "FREQ=WEEKLY;BYDAY=TU,FR;BYHOUR=18;BYMINUTE=0"


@pytest.fixture(autouse=True)
def _monday_morning():
    with time_machine.travel(MONDAY, tick=True):
        yield


@pytest.fixture
def programme(commune: Commune) -> Programme:
    made = commune.programme()
    commune.article("Nộp hồ sơ qua mạng", airings_wanted=60)
    plan_station(commune.station, MONDAY)
    return made


def slots(state: str) -> list[str]:
    rows = Slot.objects.filter(state=state).order_by("start").values_list("start", flat=True)
    return [f"{start.astimezone(VIETNAM):%d %H:%M}" for start in rows]


def test_a_changed_timetable_moves_the_open_slots(commune: Commune, programme: Programme) -> None:
    programme.recurrence = AT_18
    programme.save()
    planned = plan_station(commune.station, MONDAY)
    assert (planned.created, planned.cancelled) == (8, 8)
    assert slots(SlotState.PLANNED)[:2] == ["08 18:00", "11 18:00"]
    reason = Slot.objects.filter(state=SlotState.CANCELLED).first().reason
    assert reason == "Lịch phát đã thay đổi; chương trình không còn phát vào giờ này."


def test_a_locked_slot_stays_and_says_why(commune: Commune, programme: Programme) -> None:
    programme.recurrence = AT_18
    programme.save()
    planned = plan_station(commune.station, AFTER_LOCK)
    assert (planned.kept, planned.cancelled) == (1, 7)
    kept = Slot.objects.get(start=TUESDAY)
    assert kept.state == SlotState.PLANNED
    assert kept.reason.endswith("nên buổi phát vẫn giữ như đã thông báo.")


def test_a_slot_on_air_stays(commune: Commune, programme: Programme) -> None:
    Slot.objects.filter(start=TUESDAY).update(state=SlotState.AIRING, began_at=TUESDAY)
    programme.recurrence = AT_18
    programme.save()
    plan_station(commune.station, TUESDAY - timedelta(minutes=1))
    assert Slot.objects.get(start=TUESDAY).state == SlotState.AIRING


def test_what_was_aired_today_is_not_aired_again_at_the_new_time(
    commune: Commune, programme: Programme
) -> None:
    Slot.objects.filter(start=TUESDAY).update(state=SlotState.AIRED)
    programme.recurrence = AT_18
    programme.save()
    plan_station(commune.station, TUESDAY + timedelta(minutes=20))
    assert slots(SlotState.PLANNED)[0] == "11 18:00"


def test_an_extra_airing_comes_on_top_of_what_was_aired_today(commune: Commune, programme: Programme) -> None:
    Slot.objects.filter(start=TUESDAY).update(state=SlotState.AIRED)
    ProgrammeException.objects.create(
        programme=programme, day=date(2026, 12, 8), kind=ExceptionKind.ADD, at=time(19), reason="Bão"
    )
    plan_station(commune.station, TUESDAY + timedelta(minutes=20))
    assert slots(SlotState.PLANNED)[0] == "08 19:00"


def test_a_station_in_another_time_zone_airs_at_its_own_five_o_clock(
    commune: Commune, programme: Programme
) -> None:
    commune.station.time_zone = "Asia/Tokyo"
    commune.station.save()
    planned = plan_station(commune.station, AFTER_LOCK)
    tokyo = ZoneInfo("Asia/Tokyo")
    open_ = Slot.objects.filter(state=SlotState.PLANNED, start__gt=TUESDAY)
    assert {slot.start.astimezone(tokyo).strftime("%H:%M") for slot in open_} == {"17:00"}
    assert (planned.created, planned.cancelled, planned.kept) == (8, 7, 1)  # on Tuesday the locked one only
    assert Slot.objects.get(start=TUESDAY).state == SlotState.PLANNED


def test_a_zone_with_the_same_time_changes_nothing(commune: Commune, programme: Programme) -> None:
    commune.station.time_zone = "Asia/Bangkok"
    commune.station.save()
    planned = plan_station(commune.station, MONDAY)
    assert (planned.created, planned.cancelled, planned.drafted) == (0, 0, 0)


def test_a_day_off_holds_for_a_locked_slot_too(commune: Commune, programme: Programme) -> None:
    ProgrammeException.objects.create(
        programme=programme, day=date(2026, 12, 8), kind=ExceptionKind.CANCEL, reason="Bảo trì cụm loa"
    )
    plan_station(commune.station, AFTER_LOCK)
    slot = Slot.objects.get(start=TUESDAY)
    assert slot.state == SlotState.CANCELLED
    assert slot.reason == "Chương trình không phát trong ngày này. Lý do: Bảo trì cụm loa"


def test_a_day_put_back_comes_back_with_its_bulletin(commune: Commune, programme: Programme) -> None:
    day_off = ProgrammeException.objects.create(
        programme=programme, day=date(2026, 12, 8), kind=ExceptionKind.CANCEL, reason="Bảo trì"
    )
    plan_station(commune.station, MONDAY)
    day_off.delete()
    assert plan_station(commune.station, MONDAY).revived == 1
    slot = Slot.objects.get(start=TUESDAY)
    assert (slot.state, slot.reason, slot.newest.version) == (SlotState.PLANNED, "", 1)


def test_a_slot_cancelled_by_hand_is_not_put_back(commune: Commune, programme: Programme) -> None:
    Slot.objects.filter(start=TUESDAY).update(state=SlotState.CANCELLED, cancelled_by="Bà Lan")
    Station.objects.update(planned_at=None)
    plan_station(commune.station, MONDAY)
    assert Slot.objects.get(start=TUESDAY).state == SlotState.CANCELLED


def test_a_moved_airing_is_filled_at_its_new_time(commune: Commune, programme: Programme) -> None:
    ProgrammeException.objects.create(
        programme=programme, day=date(2026, 12, 8), kind=ExceptionKind.MOVE, at=time(18, 30), reason="Họp"
    )
    plan_station(commune.station, MONDAY)
    assert slots(SlotState.CANCELLED) == ["08 17:00"]
    assert slots(SlotState.PLANNED)[0] == "08 18:30"
    assert Slot.objects.get(start=TUESDAY + timedelta(minutes=90)).newest is not None


def test_holidays_are_left_out_with_their_reason(commune: Commune, programme: Programme) -> None:
    programme.holidays = HolidayRule.SKIP
    programme.save()
    plan_station(commune.station, MONDAY)
    new_year = Slot.objects.get(start=datetime(2027, 1, 1, 17, 0, tzinfo=VIETNAM))
    assert new_year.state == SlotState.CANCELLED
    assert new_year.reason == "Chương trình không phát vào ngày nghỉ lễ."


def test_new_quiet_hours_cancel_what_lies_in_them_locked_or_not(
    commune: Commune, programme: Programme
) -> None:
    commune.station.quiet_from = time(16, 0)
    commune.station.save()
    planned = plan_station(commune.station, AFTER_LOCK)
    assert (planned.cancelled, planned.created) == (8, 0)
    assert Slot.objects.get(start=TUESDAY).reason == "Giờ này nằm trong giờ yên tĩnh của đài."


def test_a_programme_out_of_use_loses_its_open_slots(commune: Commune, programme: Programme) -> None:
    programme.active = False
    programme.save()
    assert plan_station(commune.station, MONDAY).cancelled == 8


def test_the_lock_time_follows_the_programme_while_it_is_open(commune: Commune, programme: Programme) -> None:
    programme.lock_hours = 24
    programme.save()
    plan_station(commune.station, AFTER_LOCK)
    locks = [slot.start - slot.locks_at for slot in Slot.objects.order_by("start")]
    assert locks[0] == timedelta(hours=12)
    assert set(locks[1:]) == {timedelta(hours=24)}


def test_every_change_makes_the_plan_stale(commune: Commune, programme: Programme) -> None:
    from broadcast.models import Zone
    from broadcast.planning import stale
    from media.models import Pronunciation

    def changed() -> bool:
        found = stale(MONDAY).exists()
        plan_station(commune.station, MONDAY)
        return found

    assert not changed()
    Zone.objects.create(station=commune.station, name="Thôn Đông")
    assert changed()
    Pronunciation.objects.create(written="NTM", spoken="nông thôn mới")
    assert changed()
    commune.station.voice.speed = 1.1
    commune.station.voice.save()
    assert changed()
    commune.article("Tiêm chủng")
    assert changed()
    assert not changed()


def test_the_dictionary_changes_what_open_bulletins_say(commune: Commune, programme: Programme) -> None:
    from media.models import Pronunciation

    commune.article("Cuộc họp", text="Mời bà con đến NVHX lúc 8 giờ.", priority=2)
    plan_station(commune.station, MONDAY)
    Pronunciation.objects.create(written="NVHX", spoken="nhà văn hóa xã")
    plan_station(commune.station, MONDAY)
    item = Slot.objects.earliest("start").newest.items.get(title="Cuộc họp")
    assert item.text == "Mời bà con đến NVHX lúc 8 giờ."
    assert "nhà văn hóa xã lúc tám giờ" in item.spoken


def test_a_worker_is_woken_once_a_transaction(
    commune: Commune, programme: Programme, django_capture_on_commit_callbacks
) -> None:
    connection.run_on_commit.clear()  # the test's own transaction is waiting for one already
    with django_capture_on_commit_callbacks() as woken:
        commune.article("Tiêm chủng")
        programme.save()
    assert [call for call in woken if isinstance(call, Wake)] == [Wake((commune.station.pk,))]


def test_a_slot_with_nothing_to_read_leaves_the_next_one_alone(commune: Commune) -> None:
    commune.programme()
    commune.article("Cắt điện", air_from=date(2026, 12, 10))
    plan_station(commune.station, MONDAY)
    tuesday, friday = Slot.objects.order_by("start")[:2]
    assert tuesday.newest is None
    assert tuesday.reason.startswith("Chưa có tin, bài nào")
    assert friday.newest is not None
    assert friday.reason == ""
