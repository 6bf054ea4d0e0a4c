"""One bulletin, one builder: claims, leases, and what the queue is handed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from broadcast.building import leases
from broadcast.building.leases import LeaseLost, claim, due, queue
from broadcast.building.stages import Stage
from broadcast.models import Bulletin
from broadcast.states import BulletinState, SlotState, move
from tests.broadcast.studio import a_bulletin, a_programme, a_slot, a_station

pytestmark = pytest.mark.django_db
PATIENCE = timedelta(minutes=30)


def test_a_claim_moves_a_draft_to_building_under_a_lease() -> None:
    bulletin = a_bulletin()
    now = timezone.now()
    claimed = claim(bulletin.pk, now)
    assert claimed is not None
    bulletin.refresh_from_db()
    assert (bulletin.state, bulletin.stage, bulletin.attempts) == (BulletinState.BUILDING, Stage.CLAIMED, 1)
    assert bulletin.lease == claimed.lease
    assert bulletin.leased_until == now + timedelta(seconds=180)


def test_a_bulletin_under_a_live_lease_is_not_claimed_twice() -> None:
    bulletin = a_bulletin()
    now = timezone.now()
    assert claim(bulletin.pk, now) is not None
    assert claim(bulletin.pk, now + timedelta(seconds=179)) is None


def test_a_lease_that_ran_out_is_claimed_again_and_the_first_builder_has_lost_it() -> None:
    bulletin = a_bulletin()
    now = timezone.now()
    first = claim(bulletin.pk, now)
    second = claim(bulletin.pk, now + timedelta(seconds=180))
    assert first is not None
    assert second is not None
    assert second.bulletin.attempts == 2
    with pytest.raises(LeaseLost):
        first.enter(Stage.SPEAKING)
    second.enter(Stage.SPEAKING)


def test_two_builders_that_read_the_same_row_get_one_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    bulletin = a_bulletin()
    now = timezone.now()
    taken = []
    real = leases.move

    def move_after_the_other(*args: object, **kwargs: object) -> bool:
        monkeypatch.setattr(leases, "move", real)
        taken.append(claim(bulletin.pk, now))
        return real(*args, **kwargs)

    monkeypatch.setattr(leases, "move", move_after_the_other)
    assert claim(bulletin.pk, now) is None
    assert taken[0] is not None
    bulletin.refresh_from_db()
    assert bulletin.attempts == 1


def test_entering_a_stage_renews_the_lease() -> None:
    bulletin = a_bulletin()
    claimed = claim(bulletin.pk, timezone.now() - timedelta(seconds=100))
    assert claimed is not None
    claimed.enter(Stage.MASTERING)
    bulletin.refresh_from_db()
    assert bulletin.stage == Stage.MASTERING
    assert bulletin.leased_until is not None
    assert bulletin.leased_until > timezone.now() + timedelta(seconds=170)


def test_a_deleted_bulletin_is_a_lost_lease() -> None:
    bulletin = a_bulletin()
    claimed = claim(bulletin.pk, timezone.now())
    assert claimed is not None
    bulletin.delete()
    with pytest.raises(LeaseLost):
        claimed.enter(Stage.SPEAKING)


def test_a_bulletin_resting_after_a_failure_waits_for_its_time() -> None:
    now = timezone.now()
    bulletin = a_bulletin(retry_at=now + timedelta(minutes=4))
    assert claim(bulletin.pk, now) is None
    assert claim(bulletin.pk, now + timedelta(minutes=4)) is not None


def test_only_the_newest_version_of_a_slot_still_to_be_heard_is_due() -> None:
    slot = a_slot(a_programme(a_station()))
    a_bulletin(slot)
    newest = a_bulletin(slot, version=2)
    cancelled = a_slot(slot.programme, slot.start + timedelta(days=1))
    a_bulletin(cancelled)
    move(cancelled, SlotState.CANCELLED)
    assert list(due(timezone.now())) == [newest]


def test_bulletins_heard_soonest_are_built_first() -> None:
    later = a_bulletin()
    sooner = a_bulletin(a_slot(later.slot.programme, later.slot.start - timedelta(days=1)))
    assert list(due(timezone.now())) == [sooner, later]


def test_a_bulletin_whose_grace_is_over_fails_with_a_reason() -> None:
    bulletin = a_bulletin()
    grace = timedelta(minutes=15)
    assert claim(bulletin.pk, bulletin.slot.start + grace) is None
    bulletin.refresh_from_db()
    assert bulletin.state == BulletinState.FAILED
    assert bulletin.failure


def test_a_bulletin_may_still_be_built_within_the_grace() -> None:
    bulletin = a_bulletin()
    assert claim(bulletin.pk, bulletin.slot.start + timedelta(minutes=14)) is not None


def test_a_bulletin_tried_too_often_fails_and_keeps_its_last_failure(settings) -> None:
    settings.BUILD_ATTEMPTS = 3
    bulletin = a_bulletin(attempts=3, failure="Đĩa đã đầy.")
    assert claim(bulletin.pk, timezone.now()) is None
    bulletin.refresh_from_db()
    assert bulletin.state == BulletinState.FAILED
    assert "Đĩa đã đầy." in bulletin.failure


def test_a_queue_is_handed_each_bulletin_once() -> None:
    bulletin = a_bulletin()
    now = timezone.now()
    assert queue(now, PATIENCE) == [bulletin.pk]
    assert queue(now + timedelta(minutes=5), PATIENCE) == []


def test_a_queue_that_lost_a_bulletin_is_handed_it_again() -> None:
    bulletin = a_bulletin()
    now = timezone.now()
    queue(now, PATIENCE)
    assert queue(now + PATIENCE, PATIENCE) == [bulletin.pk]


def test_a_clock_set_back_does_not_keep_a_bulletin_from_the_queue() -> None:
    bulletin = a_bulletin()
    now = timezone.now()
    queue(now + timedelta(hours=2), PATIENCE)
    assert queue(now, PATIENCE) == [bulletin.pk]


def test_a_bulletin_whose_builder_died_is_queued_again() -> None:
    bulletin = a_bulletin()
    now = timezone.now()
    queue(now, PATIENCE)
    claim(bulletin.pk, now)
    assert queue(now + timedelta(seconds=60), PATIENCE) == []
    assert queue(now + timedelta(seconds=180), PATIENCE) == [bulletin.pk]


def test_putting_a_bulletin_back_unbuilt_does_not_count_as_an_attempt() -> None:
    bulletin = a_bulletin()
    claimed = claim(bulletin.pk, timezone.now())
    assert claimed is not None
    assert leases.give_back_attempt(claimed)
    row = Bulletin.objects.get(pk=bulletin.pk)
    assert (row.state, row.attempts, row.lease, row.stage) == (BulletinState.DRAFT, 0, "", "")
    assert list(due(timezone.now())) == [row]
