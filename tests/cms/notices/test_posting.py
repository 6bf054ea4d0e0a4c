"""The life of a posting: planned, put up, taken down, with proof and evidence once each."""

from datetime import date

import pytest
import time_machine

from campaigns.models import Channel, Deed, Evidence
from cms.notices.models import Posting, PostingState
from cms.notices.posting import IllegalTransition, NotNow, Proof, again, plan_postings, post, take_down
from tests.cms.notices.conftest import posting_at

NOW = "2026-11-05 09:00+07:00"


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as travelled:
        yield travelled


def proof(day: date = date(2026, 11, 5)) -> Proof:
    return Proof(day=day, by="Lan (công chức văn hóa - xã hội)")


def test_publishing_plans_a_posting_at_every_wanted_place(clock, publish_notice, places):
    page = publish_notice()
    rows = list(page.postings.values_list("place__kind", "state", "minimum_days", "due_on"))
    due = date(2026, 11, 10)  # five working days after Tuesday, 3 November
    assert rows == [(kind, "to_post", 30, due) for kind in ("office", "culture_house", "village_point")]


def test_clause_four_is_posted_permanently_at_the_office(clock, publish_notice):
    page = publish_notice("Nội quy tiếp công dân", clause=4)
    assert list(page.postings.values_list("place__kind", "minimum_days")) == [("office", None)]


def test_publishing_again_makes_no_second_row_and_drops_places_nobody_wants(clock, publish_notice, places):
    page = publish_notice()
    page.wanted_places.set([places["office"]])
    page.save()
    plan_postings(page)
    assert list(page.postings.values_list("place__kind", flat=True)) == ["office"]


def test_putting_up_writes_the_proof_and_the_evidence_once(clock, publish_notice, places):
    page = publish_notice()
    hung = post(posting_at(page, places["office"]), proof())
    assert (hung.state, hung.posted_on, hung.take_down_from) == (
        PostingState.POSTED,
        date(2026, 11, 5),
        date(2026, 12, 6),
    )
    row = Evidence.objects.get(deed=Deed.POSTED)
    assert (row.channel, row.subject, row.actor) == (Channel.NOTICE_BOARD, page.source, proof().by)
    assert row.detail["place"] == "Trụ sở UBND xã"
    assert row.words == "Đã niêm yết nội dung niêm yết “Dự toán ngân sách năm 2027” tại Trụ sở UBND xã."


def test_two_who_put_up_the_same_at_once_write_it_once(clock, publish_notice, places):
    page = publish_notice()
    one, other = posting_at(page, places["office"]), posting_at(page, places["office"])
    post(one, proof())
    with pytest.raises(NotNow, match="Người khác đã ghi nhận"):
        post(other, proof())
    assert Evidence.objects.filter(deed=Deed.POSTED).count() == 1


def test_a_day_to_come_or_before_the_approval_is_refused(clock, publish_notice, places):
    waiting = posting_at(publish_notice(), places["office"])
    with pytest.raises(NotNow, match="sau ngày hôm nay"):
        post(waiting, proof(date(2026, 11, 6)))
    with pytest.raises(NotNow, match="trước ngày được duyệt"):
        post(waiting, proof(date(2026, 11, 4)))
    assert not Evidence.objects.filter(deed=Deed.POSTED).exists()


@pytest.mark.parametrize(("day", "early"), [("2026-12-05", True), ("2026-12-06", False)])
def test_nothing_comes_down_before_thirty_whole_days_without_a_reason(
    clock, publish_notice, places, day, early
):
    hung = post(posting_at(publish_notice(), places["office"]), proof())
    clock.move_to(f"{day} 08:00+07:00")
    if early:
        with pytest.raises(NotNow, match=r"từ ngày 06/12/2026.*Điều 13 khoản 2 Luật số 10/2022/QH15"):
            take_down(hung, proof(date.fromisoformat(day)))
        hung.refresh_from_db()
        assert hung.state == PostingState.POSTED
    else:
        assert take_down(hung, proof(date.fromisoformat(day))).state == PostingState.TAKEN_DOWN


def test_a_reason_takes_it_down_early_and_stands_in_the_ledger(clock, publish_notice, places):
    hung = post(posting_at(publish_notice(), places["office"]), proof())
    down = take_down(hung, proof(), "Bảng tin đổ vì bão.")
    assert (down.state, down.early_reason) == (PostingState.TAKEN_DOWN, "Bảng tin đổ vì bão.")
    assert "Lý do: Bảng tin đổ vì bão." in Evidence.objects.get(deed=Deed.TAKEN_DOWN).words


def test_what_is_permanent_comes_down_with_a_reason_only(clock, publish_notice, places):
    hung = post(posting_at(publish_notice(clause=13), places["office"]), proof())
    assert hung.take_down_from is None
    with pytest.raises(NotNow, match="niêm yết thường xuyên"):
        take_down(hung, proof())


def test_a_chosen_last_day_moves_the_reminder_and_not_the_law(clock, publish_notice, places):
    page = publish_notice(post_until=date(2026, 12, 31))
    hung = post(posting_at(page, places["office"]), proof())
    assert (hung.take_down_from, hung.lawful_from) == (date(2027, 1, 1), date(2026, 12, 6))


def test_what_was_not_put_up_cannot_come_down(clock, publish_notice, places):
    waiting = posting_at(publish_notice(), places["office"])
    with pytest.raises(IllegalTransition):
        take_down(waiting, proof(), "Không cần nữa.")


def test_it_is_posted_again_only_where_it_came_down(clock, publish_notice, places):
    hung = post(posting_at(publish_notice(), places["office"]), proof())
    with pytest.raises(NotNow):
        again(hung)
    take_down(hung, proof(), "Rách.")
    assert again(hung).state == PostingState.TO_POST
    with pytest.raises(NotNow):
        again(hung)


def test_taking_the_page_off_the_site_drops_what_still_waits(clock, publish_notice, places, leader):
    page = publish_notice()
    post(posting_at(page, places["office"]), proof())
    page.unpublish(user=leader)
    assert [one.state for one in Posting.objects.filter(page=page)] == [PostingState.POSTED]
