"""Who approves a bulletin, who may not, and what becomes of its slot."""

from datetime import timedelta

import pytest

from broadcast.approval import approve, reject, settle
from broadcast.models import ApprovalRule, Bulletin, Slot, Station
from broadcast.planning import plan_station, rebuild
from broadcast.refusals import Refused
from broadcast.states import BulletinState, SlotState
from cms.roles import Role
from tests.broadcast.planning.commune import Commune, user
from tests.broadcast.playing.conftest import TUESDAY

NOW = TUESDAY - timedelta(hours=32)


@pytest.fixture
def built(commune: Commune, ready: Slot, finished) -> Bulletin:
    """Built, and waiting for a leader who hears it."""
    Station.objects.update(approval=ApprovalRule.BY_HAND)
    bulletin = ready.newest
    Bulletin.objects.filter(pk=bulletin.pk).update(
        state=BulletinState.BUILT, approved_by="", approved_at=None, approved_with_items=False
    )
    Slot.objects.filter(pk=ready.pk).update(state=SlotState.PLANNED, bulletin=None)
    return Bulletin.objects.get(pk=bulletin.pk)


def test_items_approved_one_by_one_approve_their_bulletin(ready: Slot, commune: Commune) -> None:
    assert ready.state == SlotState.READY
    assert ready.bulletin.state == BulletinState.APPROVED
    assert ready.bulletin.approved_by == commune.leader.signature
    assert ready.bulletin.approved_with_items
    assert ready.seconds == 600.0


def test_by_hand_a_finished_bulletin_waits(built: Bulletin) -> None:
    assert settle(built).state == BulletinState.BUILT
    assert Slot.objects.get(pk=built.slot_id).state == SlotState.PLANNED


def test_an_item_without_an_approver_makes_the_bulletin_wait(built: Bulletin) -> None:
    Station.objects.update(approval=ApprovalRule.ITEMS)
    built.items.filter(kind="item").update(approver="")
    assert settle(built).state == BulletinState.BUILT


def test_a_leader_approves_and_the_slot_is_ready(built: Bulletin, commune: Commune) -> None:
    done = approve(built, commune.leader, NOW)
    assert (done.state, done.approved_by, done.approved_at) == ("approved", commune.leader.signature, NOW)
    assert not done.approved_with_items
    slot = Slot.objects.get(pk=built.slot_id)
    assert (slot.state, slot.bulletin_id) == (SlotState.READY, built.pk)
    assert approve(built, commune.leader, NOW + timedelta(hours=1)).approved_at == NOW


def test_somebody_without_the_right_cannot(built: Bulletin, commune: Commune) -> None:
    with pytest.raises(Refused, match="lãnh đạo") as refused:
        approve(built, commune.officer, NOW)
    assert refused.value.code == "not_allowed"


def test_the_author_of_an_item_cannot_even_as_a_leader(built: Bulletin, commune: Commune) -> None:
    commune.officer.groups.add(Role.LEADER.group())
    author = user("khac", permissions=("approve_bulletin",))
    commune.officer.user_permissions.set(author.user_permissions.all())
    officer = type(commune.officer).objects.get(pk=commune.officer.pk)
    with pytest.raises(Refused) as refused:
        approve(built, officer, NOW)
    assert refused.value.code == "own_words"
    assert Bulletin.objects.get(pk=built.pk).state == BulletinState.BUILT


def test_another_of_the_same_name_can(built: Bulletin, commune: Commune) -> None:
    other = user("khac", permissions=("approve_bulletin",))
    other.last_name = commune.officer.last_name
    assert approve(built, other, NOW).state == BulletinState.APPROVED


def test_rejecting_says_why_and_the_slot_falls_back(ready: Slot, commune: Commune) -> None:
    done = reject(ready.bulletin, commune.leader, "Sai ngày họp dân.", NOW)
    assert (done.state, done.rejected_by) == (BulletinState.REJECTED, commune.leader.signature)
    ready.refresh_from_db()
    assert (ready.state, ready.bulletin, ready.reason) == (SlotState.PLANNED, None, "Sai ngày họp dân.")


def test_rejecting_without_a_reason_is_refused(ready: Slot, commune: Commune) -> None:
    with pytest.raises(Refused) as refused:
        reject(ready.bulletin, commune.leader, "  ", NOW)
    assert refused.value.code == "no_reason"


def test_what_was_rejected_is_not_made_again_until_something_changed(ready: Slot, commune: Commune) -> None:
    reject(ready.bulletin, commune.leader, "Sai ngày họp dân.", NOW)
    plan_station(commune.station, NOW)
    assert ready.versions.count() == 1
    commune.article("Lịch cắt điện", priority=2)
    plan_station(commune.station, NOW)
    assert ready.newest.version == 2
    assert ready.newest.state == BulletinState.DRAFT


def test_somebody_may_ask_for_it_again_by_hand(ready: Slot, commune: Commune) -> None:
    reject(ready.bulletin, commune.leader, "Nghe lại.", NOW)
    ready.refresh_from_db()
    again = rebuild(ready, commune.officer, NOW)
    assert (again.version, again.state) == (2, BulletinState.DRAFT)
    assert commune.officer.signature in again.cause


def test_a_bulletin_on_air_cannot_be_rejected(ready: Slot, commune: Commune) -> None:
    Slot.objects.filter(pk=ready.pk).update(state=SlotState.AIRING, began_at=TUESDAY)
    with pytest.raises(Refused) as refused:
        reject(ready.bulletin, commune.leader, "Sai.", TUESDAY)
    assert refused.value.code == "begun"


def test_a_newer_approved_version_takes_the_place_of_the_old(ready: Slot, commune: Commune, finished) -> None:
    newer = finished(rebuild(ready, commune.officer, NOW), seconds=300.0)
    settle(newer)
    ready.refresh_from_db()
    assert (ready.bulletin_id, ready.seconds, ready.state) == (newer.pk, 300.0, SlotState.READY)
