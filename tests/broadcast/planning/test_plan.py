"""A plan: slots 28 days ahead, bulletins of the coming days drafted with frozen items."""

from datetime import datetime, timedelta

import pytest
import time_machine

from broadcast.models import Bulletin, ItemKind, Slot, Station
from broadcast.planning import plan_station
from broadcast.states import BulletinState, SlotState
from cms.models import ArticlePage
from tests.broadcast.planning.commune import MONDAY, TEXT, VIETNAM, Commune

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday_morning():
    with time_machine.travel(MONDAY, tick=True):
        yield


def test_slots_are_made_28_days_ahead_at_the_local_time(commune: Commune) -> None:
    commune.programme()
    planned = plan_station(commune.station, MONDAY)
    starts = [slot.start.astimezone(VIETNAM) for slot in Slot.objects.order_by("start")]
    assert planned.created == len(starts) == 8
    assert starts[0] == datetime(2026, 12, 8, 17, 0, tzinfo=VIETNAM)
    assert starts[-1] == datetime(2027, 1, 1, 17, 0, tzinfo=VIETNAM)
    assert all(slot.locks_at == slot.start - timedelta(hours=12) for slot in Slot.objects.all())


def test_bulletins_are_drafted_for_the_days_built_ahead(commune: Commune) -> None:
    commune.programme()
    commune.article("Nộp hồ sơ qua mạng", airings_wanted=60)
    planned = plan_station(commune.station, MONDAY)
    assert planned.drafted == Bulletin.objects.count() == 4
    assert Bulletin.objects.latest("slot__start").slot.start <= MONDAY + timedelta(days=15)


def test_a_bulletin_holds_the_whole_programme_in_order_with_words_as_spoken(commune: Commune) -> None:
    commune.programme()
    one = commune.article("Nộp hồ sơ qua mạng")
    commune.article("Tiêm chủng")
    plan_station(commune.station, MONDAY)
    bulletin = Bulletin.objects.earliest("slot__start")
    lines = list(bulletin.items.all())
    assert [line.kind for line in lines] == [
        ItemKind.SIGNATURE, ItemKind.IDENT, ItemKind.GREETING, ItemKind.HEADLINES,
        ItemKind.ITEM, ItemKind.SEPARATOR, ItemKind.ITEM, ItemKind.CLOSING, ItemKind.OUTRO,
    ]  # fmt: skip
    greeting = lines[2]
    assert greeting.text == (
        "Mời bà con nghe chương trình Tin hai lần một tuần, thứ Ba, ngày 8 tháng 12 năm 2026."
    )
    assert "mùng tám" in greeting.spoken or "ngày tám" in greeting.spoken
    item = next(line for line in lines if line.source == f"cms.articlepage:{one.pk}")
    assert item.text == TEXT.strip()
    assert "ngày một tháng tám" in item.spoken
    assert (item.revision, item.approver) == (one.live_revision_id, commune.leader.signature)
    assert item.author == commune.officer.signature


def test_planning_again_changes_nothing(commune: Commune) -> None:
    commune.programme()
    commune.article("Nộp hồ sơ qua mạng")
    plan_station(commune.station, MONDAY)
    before = list(Bulletin.objects.order_by("pk").values_list("pk", "version", "fingerprint"))
    assert plan_station(commune.station, MONDAY).fresh
    Station.objects.update(planned_at=None)
    again = plan_station(commune.station, MONDAY)
    assert (again.created, again.cancelled, again.drafted) == (0, 0, 0)
    assert list(Bulletin.objects.order_by("pk").values_list("pk", "version", "fingerprint")) == before


def test_a_new_day_is_planned_without_anything_changing(commune: Commune) -> None:
    commune.programme()
    plan_station(commune.station, MONDAY)
    assert plan_station(commune.station, MONDAY + timedelta(days=1)).fresh is False
    assert Slot.objects.count() == 9
    plan_station(commune.station, MONDAY + timedelta(days=3))
    assert Slot.objects.count() == 9


def test_an_approved_article_enters_the_draft_without_a_new_version(commune: Commune) -> None:
    commune.programme()
    commune.article("Nộp hồ sơ qua mạng")
    plan_station(commune.station, MONDAY)
    commune.article("Tiêm chủng", priority=2)
    plan_station(commune.station, MONDAY)
    first = Bulletin.objects.earliest("slot__start")
    assert first.version == 1
    assert list(first.items.filter(kind="item").values_list("title", flat=True)) == [
        "Tiêm chủng",
        "Nộp hồ sơ qua mạng",
    ]


def test_what_is_being_built_gets_a_new_version_instead(commune: Commune) -> None:
    commune.programme()
    commune.article("Nộp hồ sơ qua mạng")
    plan_station(commune.station, MONDAY)
    Bulletin.objects.update(state=BulletinState.BUILDING)
    commune.article("Tiêm chủng")
    plan_station(commune.station, MONDAY)
    slot = Slot.objects.earliest("start")
    assert list(slot.versions.order_by("version").values_list("version", "state")) == [
        (1, BulletinState.BUILDING),
        (2, BulletinState.DRAFT),
    ]


def test_an_article_with_nothing_changed_that_is_heard_makes_no_new_version(commune: Commune) -> None:
    commune.programme()
    page = commune.article("Nộp hồ sơ qua mạng")
    plan_station(commune.station, MONDAY)
    Bulletin.objects.update(state=BulletinState.BUILDING)
    commune.edited(page, airings_wanted=3)
    plan_station(commune.station, MONDAY)
    assert Slot.objects.earliest("start").versions.count() == 1


def test_locked_content_does_not_change_by_itself(commune: Commune) -> None:
    commune.programme()
    page = commune.article("Nộp hồ sơ qua mạng")
    plan_station(commune.station, MONDAY)
    locked = Bulletin.objects.earliest("slot__start")
    tuesday = MONDAY + timedelta(days=1)
    commune.edited(page, loudspeaker_text="Lời mới hoàn toàn.")
    plan_station(commune.station, tuesday)
    assert locked.slot.versions.count() == 1
    assert "Lời mới" not in locked.items.get(kind="item").text
    later = Slot.objects.order_by("start")[1]
    assert later.newest.items.get(kind="item").text == "Lời mới hoàn toàn."


def test_nothing_to_read_makes_no_bulletin_and_says_so(commune: Commune) -> None:
    commune.programme()
    planned = plan_station(commune.station, MONDAY)
    assert (planned.drafted, planned.empty, Bulletin.objects.count()) == (0, 4, 0)
    assert "Chưa có" in Slot.objects.earliest("start").reason


def test_a_locked_slot_without_any_content_is_still_filled(commune: Commune) -> None:
    commune.programme()
    tuesday = datetime(2026, 12, 8, 12, 0, tzinfo=VIETNAM)
    plan_station(commune.station, tuesday)
    commune.article("Nộp hồ sơ qua mạng")
    plan_station(commune.station, tuesday)
    first = Slot.objects.earliest("start")
    assert first.newest is not None
    assert first.reason == ""


def test_an_item_too_long_for_any_bulletin_is_left_out_and_told(commune: Commune) -> None:
    commune.programme()
    commune.article("Toàn văn quy hoạch", text="Quy hoạch sử dụng đất của xã. " * 1900)
    commune.article("Tiêm chủng")
    plan_station(commune.station, MONDAY)
    bulletin = Bulletin.objects.earliest("slot__start")
    assert list(bulletin.items.filter(kind="item").values_list("title", flat=True)) == ["Tiêm chủng"]
    row = next(row for row in bulletin.choices if row["title"] == "Toàn văn quy hoạch")
    assert (row["in"], row["code"]) == (False, "too_long_alone")
    assert "không bao giờ bị cắt" in row["why"]


def test_a_withdrawn_article_leaves_the_open_slots_at_once(commune: Commune) -> None:
    commune.programme()
    page = commune.article("Nộp hồ sơ qua mạng")
    plan_station(commune.station, MONDAY)
    slot = Slot.objects.earliest("start")
    Bulletin.objects.update(state=BulletinState.APPROVED, file="bulletins/x.mp3")
    Slot.objects.filter(pk=slot.pk).update(state=SlotState.READY, bulletin=slot.newest)
    page.unpublish()
    plan_station(commune.station, MONDAY)
    slot.refresh_from_db()
    assert (slot.state, slot.bulletin) == (SlotState.PLANNED, None)
    assert slot.newest.state == BulletinState.REJECTED
    assert slot.newest.rejected_by == ""
    assert slot.newest.state_words == "đã rút"


def test_what_was_taken_back_comes_back_with_its_item(commune: Commune) -> None:
    commune.programme()
    page = commune.article("Nộp hồ sơ qua mạng")
    plan_station(commune.station, MONDAY)
    Bulletin.objects.update(state=BulletinState.APPROVED, file="bulletins/x.mp3")
    page.unpublish()
    plan_station(commune.station, MONDAY)
    commune.edited(ArticlePage.objects.get(pk=page.pk), airings_wanted=5)
    plan_station(commune.station, MONDAY)
    newest = Slot.objects.earliest("start").newest
    assert (newest.version, newest.state) == (2, BulletinState.DRAFT)
    assert newest.slot.versions.get(version=1).state_words == "đã thay bằng bản mới"
