"""Slots against a timetable that changed."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from broadcast.reconciliation import Standing, StandingSlot, WantedSlot, reconcile
from broadcast.timetable import slot_id

NOW = datetime(2026, 12, 7, 1, 0, tzinfo=UTC)


def standing(hours: int, state: Standing = Standing.OPEN) -> StandingSlot:
    start = NOW + timedelta(hours=hours)
    return StandingSlot(slot_id(1, start), 1, start, start.date(), state)


def wanted(hours: int) -> WantedSlot:
    start = NOW + timedelta(hours=hours)
    return WantedSlot(slot_id(1, start), 1, start, start.date())


def ids(slots: tuple[StandingSlot | WantedSlot, ...]) -> list[UUID]:
    return [slot.id for slot in slots]


def test_what_is_missing_is_made_and_what_is_unwanted_cancelled() -> None:
    done = reconcile([standing(1), standing(2)], [wanted(2), wanted(3)], NOW)
    assert ids(done.create) == [wanted(3).id]
    assert ids(done.cancel) == [standing(1).id]
    assert done.revive == done.keep == ()


def test_a_locked_slot_is_kept_and_told() -> None:
    done = reconcile([standing(1, Standing.LOCKED)], [], NOW)
    assert ids(done.keep) == [standing(1).id]
    assert done.cancel == ()


def test_the_past_and_what_has_begun_are_left_alone() -> None:
    done = reconcile([standing(-1), standing(1, Standing.BEGUN), standing(2, Standing.CANCELLED)], [], NOW)
    assert done.cancel == done.keep == done.revive == ()


def test_a_cancelled_slot_wanted_again_comes_back() -> None:
    done = reconcile([standing(1, Standing.CANCELLED)], [wanted(1)], NOW)
    assert ids(done.revive) == [standing(1).id]
    assert done.create == ()


def test_a_locked_slot_stands_in_for_the_one_wanted_instead_that_day() -> None:
    done = reconcile([standing(9, Standing.LOCKED)], [wanted(10), wanted(33)], NOW)
    assert ids(done.create) == [wanted(33).id]
    assert ids(done.keep) == [standing(9).id]


def test_what_was_aired_is_not_aired_again_because_its_time_was_changed() -> None:
    assert reconcile([standing(-1, Standing.BEGUN)], [wanted(2)], NOW).create == ()


@given(
    st.dictionaries(st.integers(-5, 20), st.sampled_from(Standing), max_size=15),
    st.sets(st.integers(-5, 20), max_size=15),
)
def test_reconciling_twice_finds_nothing_left(existing: dict[int, Standing], wishes: set[int]) -> None:
    done = reconcile([standing(h, s) for h, s in existing.items()], [wanted(h) for h in wishes], NOW)
    after = {standing(h).id: standing(h, s) for h, s in existing.items()}
    after |= {slot.id: StandingSlot(slot.id, 1, slot.start, slot.day, Standing.OPEN) for slot in done.create}
    after |= {slot.id: StandingSlot(slot.id, 1, slot.start, slot.day, Standing.OPEN) for slot in done.revive}
    after |= {
        slot.id: StandingSlot(slot.id, 1, slot.start, slot.day, Standing.CANCELLED) for slot in done.cancel
    }
    again = reconcile(after.values(), [wanted(h) for h in wishes], NOW)
    assert (again.create, again.cancel, again.revive) == ((), (), ())
    assert not set(ids(done.create)) & {standing(h).id for h in existing}
