"""Slots whose time has passed get one final row each, with the true reason."""

from datetime import timedelta

import pytest

from broadcast.clock import tick
from broadcast.models import Bulletin, Outcome, PlayLogEntry, Slot, Trigger
from broadcast.planning import plan_station
from broadcast.playout import start
from broadcast.states import BulletinState, SlotState
from campaigns.models import Channel, Evidence
from tests.broadcast.planning.commune import Commune
from tests.broadcast.playing.conftest import TUESDAY

MINUTE = timedelta(minutes=1)
AFTER_GRACE = TUESDAY + 15 * MINUTE


def why(slot: Slot) -> str:
    entry = PlayLogEntry.objects.get(slot=slot)
    assert (entry.outcome, entry.trigger) == (Outcome.MISSED, Trigger.CLOCK)
    return entry.reason


def test_within_the_grace_nothing_is_closed(ready: Slot) -> None:
    assert tick(AFTER_GRACE - MINUTE).closed == []
    ready.refresh_from_db()
    assert ready.state == SlotState.READY


def test_nobody_pressed_play(ready: Slot) -> None:
    tick(AFTER_GRACE)
    ready.refresh_from_db()
    assert ready.state == SlotState.MISSED
    assert why(ready) == "Bản tin đã sẵn sàng nhưng không ai bấm “Phát” trước 17:15."
    assert "không phát chương trình" in Evidence.objects.get(channel=Channel.RADIO).words


@pytest.mark.parametrize(
    ("state", "fields", "words"),
    [
        (BulletinState.DRAFT, {}, "Bản tin chưa làm xong kịp giờ phát."),
        (BulletinState.BUILDING, {"failure": "Đĩa đầy."}, "Bản tin chưa làm xong kịp giờ phát. Đĩa đầy."),
        (BulletinState.BUILT, {}, "Bản tin chưa được duyệt kịp giờ phát."),
        (
            BulletinState.REJECTED,
            {"rejection": "Sai ngày.", "rejected_by": "Hùng"},
            "Bản tin bị từ chối: Sai ngày.",
        ),
        (BulletinState.REJECTED, {"rejection": "Hết hạn."}, "Bản tin đã được rút. Lý do: Hết hạn."),
        (BulletinState.FAILED, {"failure": "Đĩa đầy."}, "Bản tin không làm được: Đĩa đầy."),
    ],
)
def test_the_reason_follows_from_the_bulletin(ready: Slot, state: str, fields: dict, words: str) -> None:
    Bulletin.objects.filter(slot=ready).update(state=state, **fields)
    Slot.objects.filter(pk=ready.pk).update(state=SlotState.PLANNED, bulletin=None)
    tick(AFTER_GRACE)
    assert why(ready) == words


def test_nothing_to_read(commune: Commune) -> None:
    commune.programme()
    plan_station(commune.station, TUESDAY - timedelta(hours=33))
    tick(AFTER_GRACE)
    slot = Slot.objects.earliest("start")
    assert slot.state == SlotState.MISSED
    assert why(slot) == "Chưa có tin, bài nào được duyệt để đọc trong buổi phát này nên chưa lập bản tin."


def test_left_on_air_is_closed_as_in_part(ready: Slot, commune: Commune) -> None:
    start(ready, commune.operator, TUESDAY)
    assert tick(TUESDAY + 24 * MINUTE).closed == []
    tick(TUESDAY + 25 * MINUTE)
    entry = PlayLogEntry.objects.get(slot=ready)
    assert (entry.outcome, entry.reason) == (Outcome.PARTIAL, "Không ai xác nhận đã phát hết bản tin.")
    assert "chưa rõ có phát hết hay không" in Evidence.objects.get(channel=Channel.RADIO).words


def test_a_cancelled_slot_gets_its_row_at_its_time(ready: Slot) -> None:
    Slot.objects.filter(pk=ready.pk).update(state=SlotState.CANCELLED, reason="Nghỉ.", cancelled_by="Bà Lan")
    assert tick(TUESDAY - MINUTE).closed == []
    tick(TUESDAY)
    tick(TUESDAY + MINUTE)
    entry = PlayLogEntry.objects.get(slot=ready)
    assert (entry.outcome, entry.reason, entry.operator) == (Outcome.CANCELLED, "Nghỉ.", "Bà Lan")
    assert not Evidence.objects.filter(channel=Channel.RADIO).exists()


def test_what_was_missed_is_wanted_again(ready: Slot, commune: Commune) -> None:
    friday, tuesday_after = Slot.objects.order_by("start")[1:3]
    assert friday.newest is not None
    assert tuesday_after.newest is None  # both articles were wanted twice
    tick(AFTER_GRACE)
    assert Slot.objects.get(pk=tuesday_after.pk).newest is not None


def test_a_clock_that_jumps_closes_each_passed_slot_once_and_leaves_the_later_ones(
    ready: Slot, commune: Commune
) -> None:
    for at in (TUESDAY - MINUTE, TUESDAY + 120 * MINUTE, TUESDAY - 10 * MINUTE, TUESDAY + 16 * MINUTE):
        tick(at)
    assert PlayLogEntry.objects.count() == 1
    assert Evidence.objects.filter(channel=Channel.RADIO).count() == 1
    friday = Slot.objects.order_by("start")[1]
    assert friday.state == SlotState.PLANNED
    assert Slot.objects.filter(programme=ready.programme, start=ready.start).count() == 1


def test_after_months_without_a_clock_every_slot_has_a_row(ready: Slot, commune: Commune) -> None:
    back = TUESDAY + timedelta(days=42)
    tick(back)
    tick(back)
    tick(back)
    passed = Slot.objects.filter(start__lte=back - timedelta(minutes=15))
    assert passed.count() == 12
    assert set(passed.values_list("state", flat=True)) == {SlotState.MISSED}
    assert PlayLogEntry.objects.count() == 12
    assert Slot.objects.filter(start__gt=back).count() == 8
