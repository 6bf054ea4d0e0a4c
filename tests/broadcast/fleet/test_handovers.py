"""Which slots each player has in its plan is noted once a plan, by what its heartbeats say."""

from datetime import timedelta

import pytest
from django.utils import timezone

from broadcast.fleet import folder, handovers
from broadcast.fleet.publishing import publish
from broadcast.models import Handover, Slot
from broadcast.states import SlotState


@pytest.fixture
def named(station):
    """Publish, and have a device name the manifest it was given."""

    def beat(one, **fields) -> str:
        publish(station, timezone.now())
        etag = folder.etag_of(folder.read(one.player.key))
        assert one.beat(manifest=etag, **fields).status_code == 200
        return etag

    return beat


def test_the_slots_of_a_named_plan_are_handed_over(device, ready, named):
    slot, one = ready(), device()
    etag = named(one)
    row = Handover.objects.get()
    assert (row.slot, row.player, row.etag, row.sha256) == (slot, one.player, etag, slot.bulletin.sha256)
    assert row.gone_at is None


def test_named_again_nothing_is_asked_or_written(device, ready, named, django_assert_num_queries):
    _slot, one = ready(), device()
    etag = named(one)
    one.player.refresh_from_db()
    with django_assert_num_queries(0):
        handovers.note(one.player, etag, timezone.now())
    assert Handover.objects.count() == 1


def test_a_plan_that_is_not_the_published_one_hands_nothing_over(device, ready, named):
    _slot, one = ready(), device()
    one.beat(manifest='"0123"')
    assert not Handover.objects.exists()
    one.player.refresh_from_db()
    assert one.player.handed_etag == ""


def test_a_slot_that_left_the_plan_is_noted_as_gone(device, ready, named):
    slot, one = ready(), device()
    named(one)
    Slot.objects.filter(pk=slot.pk).update(state=SlotState.CANCELLED)
    named(one)
    assert Handover.objects.get().gone_at is not None


def test_a_new_version_is_a_row_of_its_own(device, ready, named):
    slot, one = ready(), device()
    named(one)
    Slot.objects.filter(pk=slot.pk).update(state=SlotState.CANCELLED)
    named(one)
    Slot.objects.filter(pk=slot.pk).update(state=SlotState.READY)
    named(one)
    assert [row.gone_at is None for row in Handover.objects.order_by("pk")] == [False, True]


def test_a_slot_that_was_heard_is_not_gone(device, ready, named, time_machine):
    slot, one = ready(), device()
    named(one)
    time_machine.move_to(slot.start + timedelta(days=2))
    named(one)
    assert Handover.objects.get().gone_at is None


def test_after_three_months_they_are_forgotten(device, ready, named, time_machine):
    slot, one = ready(), device()
    named(one)
    time_machine.move_to(slot.start + handovers.KEPT + timedelta(days=1))
    later = ready()
    named(one)
    assert [row.slot_id for row in Handover.objects.all()] == [later.pk]
