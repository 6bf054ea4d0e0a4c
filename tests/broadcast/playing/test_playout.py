"""What the operator does with a slot, and what is written down of it."""

from datetime import datetime, time, timedelta

import pytest

from broadcast.models import Outcome, PlayLogEntry, Slot, Station, Trigger
from broadcast.playout import finish, not_aired, resume, start
from broadcast.refusals import Refused
from broadcast.states import SlotState
from campaigns.models import Activity, Campaign, CampaignState, Channel, Deed, Evidence
from tests.broadcast.planning.commune import Commune
from tests.broadcast.playing.conftest import TUESDAY

MINUTE = timedelta(minutes=1)


@pytest.fixture
def operator(commune: Commune):
    return commune.operator


def refusal(deed, *args, **kwargs) -> str:
    with pytest.raises(Refused) as refused:
        deed(*args, **kwargs)
    assert str(refused.value)
    return refused.value.code


def test_played_to_its_end(ready: Slot, operator) -> None:
    start(ready, operator, TUESDAY)
    entry = finish(ready, operator, TUESDAY + 10 * MINUTE)
    ready.refresh_from_db()
    assert ready.state == SlotState.AIRED
    assert (entry.outcome, entry.trigger, entry.operator) == ("aired", Trigger.OPERATOR, operator.signature)
    assert (entry.planned_start, entry.actual_start) == (TUESDAY, TUESDAY)
    assert (entry.actual_end, entry.planned_seconds) == (TUESDAY + 10 * MINUTE, 600.0)
    assert (entry.sha256, entry.zones) == ("a" * 64, "toàn bộ các cụm loa")


def test_evidence_says_it_whole_in_vietnamese(ready: Slot, operator) -> None:
    start(ready, operator, TUESDAY)
    finish(ready, operator, TUESDAY + 10 * MINUTE)
    row = Evidence.objects.get(channel=Channel.RADIO)
    assert row.words == (
        "Đài Truyền thanh xã Tân Hòa đã phát chương trình “Tin hai lần một tuần” lúc 17:00 08/12/2026, "
        "thời lượng 10 phút 0 giây, khu vực: toàn bộ các cụm loa. "
        "Tin, bài: “Tiêm chủng”; “Nộp hồ sơ qua mạng”."
    )
    assert (row.deed, row.actor, row.unit, row.quantity) == (Deed.AIRED, operator.signature, "phút", 10)
    assert row.link == f"/truyen-thanh/ban-tin/{ready.pk}/"
    assert row.subject == f"broadcast.slot:{ready.pk}"
    assert row.detail["sha256"] == "a" * 64


def test_every_deed_may_be_repeated(ready: Slot, operator) -> None:
    start(ready, operator, TUESDAY)
    assert start(ready, operator, TUESDAY + MINUTE).began_at == TUESDAY
    first = finish(ready, operator, TUESDAY + 10 * MINUTE)
    assert finish(ready, operator, TUESDAY + 11 * MINUTE).pk == first.pk
    assert not_aired(ready, operator, "Mất điện", TUESDAY + 12 * MINUTE).outcome == Outcome.AIRED
    assert PlayLogEntry.objects.count() == Evidence.objects.filter(channel=Channel.RADIO).count() == 1


def test_ended_early_is_aired_in_part_with_the_seconds_heard(ready: Slot, operator) -> None:
    start(ready, operator, TUESDAY)
    entry = finish(ready, operator, TUESDAY + 5 * MINUTE, reason="Mất điện")
    ready.refresh_from_db()
    assert (ready.state, ready.heard_seconds) == (SlotState.PARTIAL, 300.0)
    assert (entry.outcome, entry.reason) == (Outcome.PARTIAL, "Mất điện")
    words = Evidence.objects.get(channel=Channel.RADIO).words
    assert "đã phát một phần" in words
    assert "5 phút 0 giây trên tổng số 10 phút 0 giây" in words


def test_nine_tenths_count_as_the_whole(ready: Slot, operator) -> None:
    start(ready, operator, TUESDAY)
    assert finish(ready, operator, TUESDAY + 9 * MINUTE).outcome == Outcome.AIRED


def test_what_the_player_counted_goes_before_the_clock(ready: Slot, operator) -> None:
    start(ready, operator, TUESDAY)
    assert finish(ready, operator, TUESDAY + 10 * MINUTE, seconds=100.0).outcome == Outcome.PARTIAL


def test_a_clock_put_back_while_on_air_does_no_harm(ready: Slot, operator) -> None:
    start(ready, operator, TUESDAY)
    assert finish(ready, operator, TUESDAY - 60 * MINUTE).outcome == Outcome.PARTIAL


def test_it_may_begin_late_within_the_grace_and_no_later(ready: Slot, operator) -> None:
    assert refusal(start, ready, operator, TUESDAY + 16 * MINUTE) == "too_late"
    assert start(ready, operator, TUESDAY + 14 * MINUTE).state == SlotState.AIRING


def test_it_may_not_begin_early(ready: Slot, operator) -> None:
    with pytest.raises(Refused, match="Chưa đến giờ: buổi này được phát từ 16:55"):
        start(ready, operator, TUESDAY - 6 * MINUTE)


def test_quiet_hours_refuse(ready: Slot, operator) -> None:
    Station.objects.update(quiet_from=time(16, 0), quiet_until=time(18, 0))
    assert refusal(start, ready, operator, TUESDAY) == "quiet"


def test_it_may_not_run_into_the_quiet_hours(ready: Slot, operator) -> None:
    Station.objects.update(quiet_from=time(17, 9))
    assert refusal(start, ready, operator, TUESDAY) == "quiet"


def test_only_an_operator_plays(ready: Slot, commune: Commune) -> None:
    assert refusal(start, ready, commune.officer, TUESDAY) == "not_allowed"
    assert refusal(not_aired, ready, commune.leader, "Mất điện", TUESDAY) == "not_allowed"


def test_a_planned_slot_cannot_be_played(ready: Slot, operator) -> None:
    Slot.objects.filter(pk=ready.pk).update(state=SlotState.PLANNED)
    assert refusal(start, ready, operator, TUESDAY) == "is_planned"


def test_a_lost_file_is_told(ready: Slot, operator, media) -> None:
    (media / ready.bulletin.file.name).unlink()
    assert refusal(start, ready, operator, TUESDAY) == "no_file"


def test_not_aired_needs_a_reason(ready: Slot, operator) -> None:
    assert refusal(not_aired, ready, operator, " ", TUESDAY) == "no_reason"
    entry = not_aired(ready, operator, "Mất điện toàn xã", TUESDAY)
    ready.refresh_from_db()
    assert (ready.state, entry.outcome, entry.reason) == (SlotState.MISSED, "missed", "Mất điện toàn xã")
    assert Evidence.objects.get(channel=Channel.RADIO).deed == Deed.MISSED


def test_not_aired_is_not_said_days_ahead(ready: Slot, operator) -> None:
    assert refusal(not_aired, ready, operator, "Mất điện", TUESDAY - timedelta(minutes=61)) == "too_early"


def test_it_goes_on_where_it_was(ready: Slot, operator) -> None:
    assert refusal(resume, ready, operator, TUESDAY) == "not_airing"
    start(ready, operator, TUESDAY)
    position = resume(ready, operator, TUESDAY + 4 * MINUTE)
    assert (position.seconds, position.left) == (240.0, 360.0)


def test_each_activity_gets_what_became_of_its_own_items(ready: Slot, operator) -> None:
    campaign = Campaign.objects.create(
        title="Kế hoạch", starts_on="2026-01-01", ends_on="2026-12-31", state=CampaignState.RUNNING
    )
    first, second, own = (
        Activity.objects.create(campaign=campaign, title=title, channels=[Channel.RADIO], timing="2 lần/tuần")
        for title in ("Dịch vụ công", "Y tế", "Chương trình")
    )
    ready.programme.activity = own
    ready.programme.save()
    items = ready.bulletin.items.filter(kind="item")
    items.filter(title="Tiêm chủng").update(activity=second)
    items.filter(title="Nộp hồ sơ qua mạng").update(activity=first)
    slot = Slot.objects.get(pk=ready.pk)
    start(slot, operator, TUESDAY)
    heard = items.get(title="Tiêm chủng").ends_at
    finish(slot, operator, TUESDAY + MINUTE * 10, seconds=heard)
    deeds = dict(Evidence.objects.filter(channel=Channel.RADIO).values_list("activity__title", "deed"))
    assert deeds == {"Dịch vụ công": "missed", "Y tế": "aired", "Chương trình": "partly_aired"}


def test_a_slot_is_shown_as_local_time_of_the_station(ready: Slot) -> None:
    assert str(ready) == "Tin hai lần một tuần, 17:00 08/12/2026"
    assert isinstance(ready.start, datetime)
