"""Differences since the lock, rebuilds, and items swapped or taken out by hand."""

from datetime import timedelta

import pytest
import time_machine

from broadcast.models import Bulletin, Slot
from broadcast.planning import differences, plan_station, rebuild, replace_item
from broadcast.refusals import Refused
from broadcast.states import BulletinState, SlotState
from cms.models import ArticlePage
from tests.broadcast.planning.commune import MONDAY, Commune

pytestmark = pytest.mark.django_db
LOCKED = MONDAY + timedelta(hours=28)


@pytest.fixture(autouse=True)
def _monday_morning():
    with time_machine.travel(MONDAY, tick=True):
        yield


@pytest.fixture
def pages(commune: Commune) -> dict[str, ArticlePage]:
    return {title: commune.article(title, airings_wanted=9) for title in ("Nộp hồ sơ", "Tiêm chủng")}


@pytest.fixture
def slot(commune: Commune, pages: dict[str, ArticlePage]) -> Slot:
    commune.programme(max_items=2)
    plan_station(commune.station, MONDAY)
    return Slot.objects.earliest("start")


def source(page: ArticlePage) -> str:
    return f"cms.articlepage:{page.pk}"


def titles(bulletin: Bulletin) -> list[str]:
    return list(bulletin.items.filter(kind="item").values_list("title", flat=True))


def refusal(*args: object, **kwargs: object) -> str:
    with pytest.raises(Refused) as refused:
        replace_item(*args, **kwargs)
    return refused.value.code


def test_nothing_differs_at_first(slot: Slot) -> None:
    assert differences(slot, MONDAY) == []
    assert differences(slot, LOCKED) == []


def test_what_changed_after_the_lock_is_shown_in_words(
    slot: Slot, commune: Commune, pages: dict[str, ArticlePage]
) -> None:
    commune.edited(pages["Nộp hồ sơ"], loudspeaker_text="Lời mới.")
    pages["Tiêm chủng"].unpublish()
    commune.article("Cắt điện", airings_wanted=9)
    plan_station(commune.station, LOCKED)
    assert {found.sentence for found in differences(slot, LOCKED)} == {
        "“Nộp hồ sơ” đã được sửa và duyệt lại.",
        "“Tiêm chủng” sẽ không còn trong bản tin.",
        "“Cắt điện” sẽ được thêm vào bản tin.",
    }
    assert slot.versions.count() == 1


def test_a_rebuild_takes_in_what_changed(slot: Slot, commune: Commune, pages: dict[str, ArticlePage]) -> None:
    commune.edited(pages["Nộp hồ sơ"], loudspeaker_text="Lời mới.")
    again = rebuild(slot, commune.officer, LOCKED)
    assert (again.version, again.state) == (2, BulletinState.DRAFT)
    assert "Lời mới." in again.items.values_list("text", flat=True)
    assert differences(slot, LOCKED) == []


def test_swapping_one_item_of_a_locked_bulletin_leaves_the_others_word_for_word(
    slot: Slot, commune: Commune, pages: dict[str, ArticlePage]
) -> None:
    before = slot.newest
    old, kept = titles(before)
    other = commune.article("Cắt điện", text="Cắt điện thôn Đông chiều thứ Năm.")
    commune.edited(pages[kept], loudspeaker_text="Lời mới của bài kia.")
    changed = replace_item(slot, source(pages[old]), commune.officer, LOCKED, with_=source(other))
    assert titles(changed) == ["Cắt điện", kept]
    assert changed.items.get(title=kept).text == before.items.get(title=kept).text
    assert changed.items.get(title="Cắt điện").approver == commune.leader.signature
    headlines = changed.items.get(kind="headlines").text
    assert "Cắt điện." in headlines
    assert old not in headlines
    assert changed.cause == f"{commune.officer.signature} đã thay “{old}” bằng “Cắt điện”."
    reasons = {row["title"]: row["why"] for row in changed.choices}
    assert reasons[old] == f"Không có trong bản tin: do {commune.officer.signature} đưa ra."


def test_what_was_taken_out_of_an_open_bulletin_stays_out(
    slot: Slot, commune: Commune, pages: dict[str, ArticlePage]
) -> None:
    Bulletin.objects.update(state=BulletinState.BUILDING)
    changed = replace_item(slot, source(pages["Nộp hồ sơ"]), commune.officer, MONDAY)
    assert (changed.version, titles(changed)) == (2, ["Tiêm chủng"])
    plan_station(commune.station, MONDAY)
    assert slot.versions.count() == 2
    commune.article("Cắt điện")
    plan_station(commune.station, MONDAY)
    assert titles(slot.newest) == ["Cắt điện", "Tiêm chủng"]


def test_what_was_put_into_an_open_bulletin_stays_in(
    slot: Slot, commune: Commune, pages: dict[str, ArticlePage]
) -> None:
    other = commune.article("Cắt điện", air_until=(MONDAY + timedelta(days=5)).date(), airings_wanted=1)
    Bulletin.objects.update(state=BulletinState.BUILDING)
    changed = replace_item(slot, source(pages["Nộp hồ sơ"]), commune.officer, MONDAY, with_=source(other))
    plan_station(commune.station, MONDAY)
    assert titles(changed) == titles(slot.newest) == ["Cắt điện", "Tiêm chủng"]
    assert slot.versions.count() == 2


def test_what_cannot_be_swapped_is_refused_in_words_and_changes_nothing(
    slot: Slot, commune: Commune, pages: dict[str, ArticlePage]
) -> None:
    first, second = (source(page) for page in pages.values())
    long = commune.article("Toàn văn", text="Quy hoạch sử dụng đất của xã. " * 800)
    assert refusal(slot, "cms.articlepage:0", commune.officer, LOCKED) == "not_in"
    assert refusal(slot, first, commune.officer, LOCKED, with_=second) == "already_in"
    assert refusal(slot, first, commune.officer, LOCKED, with_="cms.articlepage:0") == "not_airable"
    assert refusal(slot, first, commune.officer, LOCKED, with_=source(long)) == "too_long"
    assert refusal(slot, first, commune.officer, MONDAY, with_=source(long)) == "too_long_alone"
    assert refusal(slot, first, commune.operator, LOCKED) == "not_allowed"
    replace_item(slot, first, commune.officer, LOCKED)
    assert refusal(slot, second, commune.officer, LOCKED) == "last_item"
    assert slot.versions.count() == 2


def test_a_slot_on_air_is_left_alone(slot: Slot, commune: Commune, pages: dict[str, ArticlePage]) -> None:
    Slot.objects.filter(pk=slot.pk).update(state=SlotState.AIRING)
    slot.refresh_from_db()
    assert refusal(slot, source(pages["Tiêm chủng"]), commune.officer, LOCKED) == "begun"
    with pytest.raises(Refused):
        rebuild(slot, commune.officer, LOCKED)
