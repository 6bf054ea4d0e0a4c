"""What the station adds to reports: bulletins, and items by their priority."""

from datetime import date, timedelta

import pytest

from broadcast.models import BulletinItem
from broadcast.reported import bulletins
from broadcast.states import SlotState
from campaigns.reporting.periods import Stretch
from cms.models import Priority
from tests.broadcast.public.airwaves import (
    NOW,
    build_programme,
    build_station,
    make_bulletin,
    make_recording,
    make_slot,
)

pytestmark = pytest.mark.django_db

NOVEMBER = Stretch(date(2026, 11, 1), date(2026, 11, 30))


@pytest.fixture
def programme():
    return build_programme(build_station())


def numbers():
    return {one.key: int(one.number) for one in bulletins(NOVEMBER)}


def with_priorities(bulletin, *priorities):
    """Give the items of a bulletin sources of their own and these priorities."""
    items = BulletinItem.objects.filter(bulletin=bulletin, kind="item").order_by("position")
    for number, (item, priority) in enumerate(zip(items, priorities, strict=True)):
        BulletinItem.objects.filter(pk=item.pk).update(source=f"cms.articlepage:{number}", priority=priority)


def test_items_are_counted_by_priority_once_an_airing(programme):
    for days in (0, 3):
        slot = make_recording(programme, NOW - timedelta(days=days), titles=["Bão", "Hồ sơ", "Họp"])
        with_priorities(slot.bulletin, Priority.FIRST, Priority.ORDINARY, Priority.ORDINARY)
    found = numbers()
    assert (found["items_aired"], found["items_first"], found["items_ordinary"]) == (6, 2, 4)
    assert found["bulletins_made"] == 2


def test_items_whose_priority_is_not_known_count_without_one(programme):
    slot = make_recording(programme, NOW, titles=["Cũ"])
    with_priorities(slot.bulletin, None)
    found = numbers()
    assert (found["items_aired"], found["items_first"], found["items_ordinary"]) == (1, 0, 0)


def test_what_was_not_aired_is_no_item(programme):
    slot = make_slot(programme, NOW, SlotState.MISSED)
    with_priorities(make_bulletin(slot, ["Bão"]), Priority.FIRST)
    assert numbers()["items_aired"] == 0


def test_a_version_that_another_took_the_place_of_is_not_heard(programme):
    slot = make_recording(programme, NOW, titles=["Mới"])
    with_priorities(slot.bulletin, Priority.ORDINARY)
    played, slot.bulletin.pk = slot.bulletin.pk, None
    old = slot.bulletin
    old.version = 2
    old.save()
    BulletinItem.objects.create(
        bulletin=old, position=1, kind="item", title="Cũ", source="cms.articlepage:99", priority=1
    )
    assert slot.versions.exclude(pk=played).exists()
    assert numbers()["items_aired"] == 1
