"""What goes into a bulletin and why."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from broadcast import wording
from broadcast.rundown import Candidate, Heard, Pins, Quota, Rundown, SlotPlan, length, plan

TUESDAY = datetime(2026, 12, 8, 10, 0, tzinfo=UTC)
SPACE = UUID(int=1)
LONG_AGO = datetime(2026, 11, 1, tzinfo=UTC)


def slot(days: float = 0, **more: object) -> SlotPlan:
    start = TUESDAY + timedelta(days=days)
    chosen: dict[str, object] = {"limit": 900.0, "max_items": 6, "fixed": 60.0}
    return SlotPlan(id=uuid5(SPACE, str(days)), start=start, day=start.date(), **chosen | more)


def item(source: str, **more: object) -> Candidate:
    chosen: dict[str, object] = {"seconds": 100.0, "published_at": LONG_AGO, "airings_wanted": 2}
    return Candidate(source=source, title=f"Bài {source}", **chosen | more)


def only(slots: list[SlotPlan] | SlotPlan, items: list[Candidate], history=(), quotas=None) -> list[Rundown]:
    return plan(slots if isinstance(slots, list) else [slots], items, history, quotas or {})


def sources(*args: object, **kwargs: object) -> list[str]:
    return list(only(*args, **kwargs)[0].sources)


def codes(rundown: Rundown) -> dict[str, str]:
    return {choice.source: choice.code for choice in rundown.choices}


def heard(source: str, days: float, activity: int | None = None) -> Heard:
    return Heard(source, activity, uuid5(SPACE, f"{source}{days}"), TUESDAY + timedelta(days=days))


def test_priority_goes_first_and_is_read_first() -> None:
    found = only(slot(max_items=2), [item("a"), item("b"), item("c", priority=2)])[0]
    assert found.sources == ("c", "a")
    assert codes(found) == {"c": "priority", "a": "new", "b": "full"}


def test_of_equal_priority_what_may_be_aired_the_shortest_goes_first() -> None:
    soon, later = TUESDAY.date() + timedelta(days=1), TUESDAY.date() + timedelta(days=9)
    items = [item("a"), item("b", air_until=later), item("c", air_until=soon), item("d", priority=2)]
    assert sources(slot(), items) == ["d", "c", "b", "a"]


def test_what_was_heard_least_goes_first_then_longest_ago_then_newest() -> None:
    items = [
        item("once lately", airings_wanted=9),
        item("once long ago", airings_wanted=9),
        item("never old"),
        item("never new", published_at=LONG_AGO + timedelta(days=3)),
    ]
    history = [heard("once lately", -1), heard("once long ago", -9)]
    assert sources(slot(), items, history) == ["never new", "never old", "once long ago", "once lately"]


def test_enough_is_enough() -> None:
    found = only(slot(), [item("a")], [heard("a", -7), heard("a", -4)])[0]
    assert found.empty
    assert codes(found) == {"a": "heard_enough"}


def test_an_earlier_slot_counts_for_the_later_ones() -> None:
    slots = [slot(0, max_items=1), slot(3, max_items=1), slot(7, max_items=1)]
    found = only(slots, [item("a", airings_wanted=1), item("b", airings_wanted=1)])
    assert [rundown.sources for rundown in found] == [("a",), ("b",), ()]


def test_slots_are_filled_in_time_order_whatever_order_they_come_in() -> None:
    slots = [slot(3, max_items=1), slot(0, max_items=1)]
    assert [r.sources for r in only(slots, [item("a"), item("b")])] == [("a",), ("b",)]


def test_an_activity_behind_its_quota_goes_first_with_one_item() -> None:
    items = [item("a"), item("b"), item("x", activity=7, published_at=LONG_AGO - timedelta(days=99)),
             item("y", activity=7, published_at=LONG_AGO - timedelta(days=99))]  # fmt: skip
    found = only(slot(), items, quotas={7: Quota(2, timedelta(days=7))})[0]
    assert found.sources == ("x", "a", "b", "y")
    assert codes(found)["x"] == "quota"
    assert codes(found)["y"] == "new"


def test_an_activity_that_got_its_airings_waits_its_turn() -> None:
    items = [item("a"), item("x", activity=7, airings_wanted=9)]
    history = [heard("x", -1, 7), heard("x", -3, 7)]
    assert sources(slot(), items, history, {7: Quota(2, timedelta(days=7))}) == ["a", "x"]
    assert sources(slot(), items, history, {7: Quota(3, timedelta(days=7))}) == ["x", "a"]


def test_airings_before_the_period_do_not_count() -> None:
    items = [item("a"), item("x", activity=7, airings_wanted=9)]
    history = [heard("x", -8, 7), heard("x", -9, 7)]
    assert sources(slot(), items, history, {7: Quota(2, timedelta(days=7))}) == ["x", "a"]


def test_an_activity_behind_its_quota_repeats_rather_than_stay_silent() -> None:
    items = [item("x", activity=7), item("y", activity=7)]
    history = [heard(s, d, 7) for s in "xy" for d in (-20, -30)]
    found = only(slot(), items, history, {7: Quota(2, timedelta(days=7))})[0]
    assert found.sources == ("x",)
    assert codes(found) == {"x": "quota", "y": "heard_enough"}


def test_what_is_still_wanted_serves_the_quota_before_a_repeat() -> None:
    items = [item("x", activity=7, airings_wanted=1), item("y", activity=7, airings_wanted=9)]
    history = [heard("x", -20, 7), *(heard("y", -20 - d, 7) for d in range(3))]
    assert sources(slot(), items, history, {7: Quota(2, timedelta(days=7))}) == ["y"]


def test_the_days_it_may_be_heard() -> None:
    day = date(2026, 12, 8)
    items = [
        item("today", air_from=day, air_until=day),
        item("later", air_from=date(2026, 12, 9)),
        item("over", air_until=date(2026, 12, 7)),
    ]
    found = only(slot(), items)[0]
    assert found.sources == ("today",)
    assert codes(found) == {"today": "new", "later": "not_yet", "over": "no_longer"}


def test_what_does_not_fit_any_more_leaves_room_for_a_shorter_one() -> None:
    items = [item("a", seconds=500), item("b", seconds=400), item("c", seconds=300)]
    found = only(slot(), items)[0]
    assert found.sources == ("a", "c")
    refused = next(choice for choice in found.choices if choice.source == "b")
    assert (refused.code, refused.params) == ("no_room", {"minutes": "6:40", "left": "5:40"})


def test_what_is_too_long_alone_is_left_out_and_never_cut() -> None:
    found = only(slot(), [item("a", seconds=841), item("b", seconds=840, airings_wanted=1)])[0]
    assert found.sources == ("b",)
    assert codes(found)["a"] == "too_long_alone"


def test_headlines_and_separators_are_counted() -> None:
    dressed = slot(with_headlines=True, headlines=5.0, separator=2.0)
    items = [item("a", headline_seconds=3.0), item("b", headline_seconds=3.0)]
    assert length(dressed, items[:1]) == 160.0
    assert length(dressed, items) == 60 + 200 + 2 + 5 + 6
    assert only(dressed, items)[0].seconds == 273.0


def test_nothing_to_read_is_an_empty_rundown() -> None:
    found = only(slot(), [item("a", seconds=0)])[0]
    assert (found.empty, found.seconds) == (True, 0.0)
    assert codes(found) == {"a": "nothing_to_read"}


def test_decisions_by_hand_come_before_everything_but_the_limit() -> None:
    pins = Pins(dropped={"a": "Lan"}, added={"b": "Lan"})
    items = [item("a", priority=2), item("b"), item("c")]
    found = only(slot(max_items=1, pins=pins), items, [heard("b", -1), heard("b", -2)])[0]
    assert codes(found) == {"b": "by_hand", "a": "dropped_by_hand", "c": "full"}


def test_every_reason_has_a_vietnamese_sentence() -> None:
    found = only(slot(), [item("a", seconds=99_999), item("b")])[0]
    sentences = [wording.choice(choice) for choice in found.choices]
    assert sentences[0] == "Có trong bản tin: bài chưa phát lần nào."
    assert sentences[1].startswith("Không có trong bản tin: riêng bài này dài 1666:39 phút")


CANDIDATES = st.lists(
    st.builds(
        Candidate,
        source=st.text("abcdefgh", min_size=1, max_size=3),
        title=st.just("Bài"),
        seconds=st.floats(0, 1500),
        headline_seconds=st.floats(0, 5),
        published_at=st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1), timezones=st.just(UTC)),  # noqa: DTZ001
        activity=st.none() | st.integers(1, 3),
        priority=st.integers(1, 2),
        airings_wanted=st.integers(1, 4),
    ),
    max_size=20,
    unique_by=lambda candidate: candidate.source,
)
SLOTS = st.lists(
    st.builds(
        slot,
        st.integers(0, 20),
        limit=st.floats(100, 1200),
        max_items=st.integers(1, 8),
        separator=st.floats(0, 5),
        with_headlines=st.booleans(),
    ),
    max_size=6,
    unique_by=lambda made: made.id,
)
QUOTAS = st.dictionaries(
    st.integers(1, 3), st.builds(Quota, st.integers(1, 4), st.just(timedelta(days=7))), max_size=3
)


@given(SLOTS, CANDIDATES, QUOTAS, st.randoms())
def test_every_rundown_keeps_its_limits_and_explains_every_candidate(
    slots, candidates, quotas, chance
) -> None:
    found = plan(slots, candidates, [], quotas)
    shuffled = [*candidates]
    chance.shuffle(shuffled)
    by_source = {candidate.source: candidate for candidate in candidates}
    for made in found:
        frame = next(s for s in slots if s.id == made.slot)
        items = [by_source[source] for source in made.sources]
        assert len(set(made.sources)) == len(made.sources) <= frame.max_items
        assert not items or length(frame, items) <= frame.limit + 1e-6
        assert {choice.source for choice in made.choices} == set(by_source)
        assert {choice.source for choice in made.choices if choice.chosen} == set(made.sources)
        assert [i.priority for i in items] == sorted((i.priority for i in items), reverse=True)
    assert plan(list(reversed(slots)), shuffled, [], quotas) == found
