"""What becomes of an event, and what the ledger, the loudspeakers and calendars learn of it."""

from datetime import timedelta
from decimal import Decimal

import pytest

from campaigns.models import Channel, Deed, Evidence
from cms.airing import airable_items
from cms.events.models import EventRecord
from cms.events.record import Refused, correct, move, record_of
from cms.events.states import TRANSITIONS, EventState, may_follow
from tests.cms.events.conftest import NOW, START

S = EventState


def test_every_state_has_its_transitions():
    assert set(TRANSITIONS) == set(EventState)
    assert may_follow("planned") == [S.HELD, S.POSTPONED, S.CANCELLED]
    assert may_follow("postponed") == [S.HELD, S.CANCELLED]
    assert may_follow("held") == may_follow("cancelled") == []


@pytest.fixture
def over(public):
    return public(starts_at=NOW - timedelta(hours=3), ends_at=NOW - timedelta(hours=1))


def test_held_is_evidence_once_with_the_number_of_people(over, officer):
    move(over, S.HELD, by=officer, attended=120)
    with pytest.raises(Refused, match="đã tổ chức nên không đổi được nữa"):
        move(over, S.HELD, by=officer, attended=130)
    [row] = Evidence.objects.filter(deed=Deed.HELD)
    assert (row.channel, row.quantity, row.unit) == (Channel.DIALOGUE, Decimal(120), "người")
    assert row.happened_at == NOW - timedelta(hours=3)
    assert row.words == "Đã tổ chức “Đối thoại với Nhân dân” tại Hội trường UBND xã, có 120 người dự."


@pytest.mark.parametrize(
    ("kind", "channel"),
    [("dialogue", Channel.DIALOGUE), ("conference", Channel.MEETING), ("village", Channel.MEETING)],
)
def test_a_dialogue_is_a_channel_of_its_own(public, officer, kind, channel):
    move(
        public(event_kind=kind, starts_at=NOW - timedelta(hours=1), ends_at=None),
        S.HELD,
        by=officer,
        attended=1,
    )
    assert Evidence.objects.get(deed=Deed.HELD).channel == channel


def test_a_number_is_corrected_by_a_new_row(over, officer):
    move(over, S.HELD, by=officer, attended=120)
    correct(over, 112, "Đếm lại danh sách ký tên", by=officer)
    correct(over, 112, "", by=officer)
    [row] = Evidence.objects.effective().filter(deed=Deed.HELD)
    assert (row.quantity, row.corrects.quantity, row.reason) == (112, 120, "Đếm lại danh sách ký tên")
    assert row.words.endswith("có 112 người dự.")
    assert EventRecord.objects.get().attended == 112


def test_a_second_correction_corrects_the_first(over, officer):
    move(over, S.HELD, by=officer, attended=120)
    for attended in (112, 113):
        correct(over, attended, "Đếm lại", by=officer)
    [row] = Evidence.objects.effective().filter(deed=Deed.HELD)
    assert (row.quantity, row.corrects.quantity, row.corrects.corrects.quantity) == (113, 112, 120)


def test_a_number_is_not_corrected_without_a_reason(over, officer):
    move(over, S.HELD, by=officer, attended=120)
    with pytest.raises(Refused, match="Xin ghi lý do"):
        correct(over, 112, " ", by=officer)
    assert EventRecord.objects.get().attended == 120


@pytest.mark.parametrize(
    ("to", "more", "said"),
    [
        (S.HELD, {"attended": 5}, "chưa bắt đầu"),
        (S.POSTPONED, {"reason": "  "}, "Xin ghi lý do"),
        (S.CANCELLED, {}, "Xin ghi lý do"),
        (S.PLANNED, {}, "không đổi được nữa"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(public, officer, to, more, said):
    page = public()
    with pytest.raises(Refused, match=said):
        move(page, to, by=officer, **more)
    assert record_of(page).state == S.PLANNED
    assert not Evidence.objects.filter(deed=Deed.HELD).exists()


def test_held_without_a_number_is_refused(over, officer):
    with pytest.raises(Refused, match="Xin ghi số người dự"):
        move(over, S.HELD, by=officer)


def test_two_who_decide_at_once_do_not_both_win(public, officer, monkeypatch):
    page = public()
    stale = record_of(page)
    move(page, S.CANCELLED, by=officer, reason="Bão.")
    monkeypatch.setattr("cms.events.record.record_of", lambda page: stale)
    with pytest.raises(Refused, match="Có người khác vừa cập nhật"):
        move(page, S.POSTPONED, by=officer, reason="Mưa.")
    assert EventRecord.objects.get().state == S.CANCELLED


def test_who_cancels_silences_the_invitation(public, officer):
    page = public()
    assert len(airable_items()) == 1
    move(page, S.CANCELLED, by=officer, reason="Bão.")
    assert airable_items() == []


def test_an_invitation_is_never_aired_after_the_day(public):
    page = public()
    assert page.air_until == START.astimezone().date()


def test_the_sequence_rises_when_calendars_must_learn_something(public, revised, officer):
    page = public()
    assert record_of(page).sequence == 0
    page = revised(page, summary="Sửa lời.")
    assert EventRecord.objects.get().sequence == 0
    page = revised(page, place="Nhà văn hóa thôn 1")
    assert EventRecord.objects.get().sequence == 1
    move(page, S.POSTPONED, by=officer, reason="Mưa lớn.")
    assert EventRecord.objects.get().sequence == 2
    revised(page, starts_at=START + timedelta(days=7), ends_at=None)
    record = EventRecord.objects.get()
    assert (record.sequence, record.state, record.reason) == (3, S.PLANNED, "")
