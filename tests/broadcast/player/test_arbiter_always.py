"""What holds whatever the plan and whatever the clock does."""

from collections import Counter
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from broadcast.player.arbiter import decide
from broadcast.player.protocol import AfterInterruption, Item, Kind, Outcome, Rank, Stream

from .stage import Stage, at, item

MINUTES = st.integers(0, 90)
OPEN = st.none()


@st.composite
def items(draw: st.DrawFn) -> list[Item]:
    return [draw(one(name)) for name in draw(st.sets(st.sampled_from("abcdefg"), min_size=1))]


@st.composite
def one(draw: st.DrawFn, name: str) -> Item:
    rank, minute = draw(st.sampled_from(Rank)), draw(MINUTES)
    changes = {
        "after_interruption": draw(st.sampled_from(AfterInterruption)),
        "grace": draw(st.integers(0, 20)),
    }
    if draw(st.booleans()):
        changes["ends_at"] = at(minute + draw(st.integers(1, 30)))
    if rank == Rank.EMERGENCY and draw(st.booleans()):
        changes |= {
            "every_seconds": draw(st.integers(60, 900)),
            "until": at(minute + draw(st.integers(1, 60))),
        }
    if rank in (Rank.NORMAL, Rank.PRIORITY) and draw(st.booleans()):
        changes |= {"kind": Kind.RELAY, "stream": Stream("http://relay/")}
    return item(name, minute, draw(st.integers(1, 40)), rank=rank, **changes)


def spans() -> st.SearchStrategy[tuple]:
    pair = st.tuples(MINUTES, st.integers(1, 40)).map(lambda two: (at(two[0]), at(two[0] + two[1])))
    return st.lists(pair, max_size=2).map(tuple)


def has_one_row_each(stage: Stage) -> None:
    assert Counter(name for name, _, _ in stage.rows) == Counter(one.id for one in stage.airings)


@given(items(), spans())
def test_stepping_by_wake_at_ends_every_airing_once(plan: list[Item], quiet: tuple) -> None:
    stage = Stage(*plan, quiet=quiet)
    stage.run(at(-5), at(600))
    has_one_row_each(stage)


@given(items(), spans(), st.lists(st.floats(-60, 300), max_size=40), st.sets(st.integers(0, 39), max_size=3))
@settings(max_examples=300)
def test_whatever_the_clock_does_every_airing_ends_once(
    plan: list[Item], quiet: tuple, minutes: list[float], cuts: set[int]
) -> None:
    """The clock jumps to and fro and the power fails; afterwards time passes."""
    stage = Stage(*plan, quiet=quiet)
    for number, minute in enumerate(minutes):
        if number in cuts:
            stage.end_with_a_power_cut()
        stage.ask(at(minute))
    stage.run(at(301), at(900))
    has_one_row_each(stage)


@given(items(), spans(), st.lists(st.floats(-5, 200), max_size=30).map(sorted))
def test_nothing_lower_is_heard_while_a_higher_waits(plan: list[Item], quiet: tuple, minutes: list) -> None:
    stage = Stage(*plan, quiet=quiet)
    for minute in minutes:
        now = at(minute)
        decision = stage.ask(now)
        heard = decision.play.item.rank if decision.play else -1
        for airing in stage.airings:
            fresh = airing.id not in stage.progress
            in_quiet = any(begin <= now < end for begin, end in quiet) and airing.item.rank < Rank.EMERGENCY
            if fresh and airing.starts_at <= now <= airing.latest_start and not in_quiet:
                assert airing.item.rank <= heard


@given(items(), spans(), st.lists(st.floats(-5, 200), min_size=1, max_size=12), st.randoms())
def test_the_order_of_the_plan_decides_nothing(plan, quiet, minutes, random) -> None:
    stage = Stage(*plan, quiet=quiet)
    for minute in minutes:
        stage.ask(at(minute))
    shuffled = list(stage.airings)
    random.shuffle(shuffled)
    asked = (stage.progress, stage.on_air, at(max(minutes)), quiet)
    assert decide(shuffled, *asked) == decide(stage.airings, *asked)


@given(items(), spans(), st.floats(-60, 300))
def test_the_next_question_is_always_ahead(plan: list[Item], quiet: tuple, minute: float) -> None:
    decision = Stage(*plan, quiet=quiet).ask(at(minute))
    assert decision.wake_at is None or decision.wake_at > at(minute)
    assert decision.play is None or decision.wake_at is not None


@given(items())
def test_what_aired_was_heard_whole(plan: list[Item]) -> None:
    stage = Stage(*plan)
    stage.run(at(-5), at(600))
    lengths = {airing.id: airing.item for airing in stage.airings}
    for name, outcome, _ in stage.rows:
        slack = 30.0 if lengths[name].kind == Kind.RELAY else 0.001
        if outcome == Outcome.AIRED:
            assert stage.progress[name].heard >= lengths[name].seconds - slack
        if outcome == Outcome.MISSED:
            assert name not in stage.progress or stage.progress[name].heard == 0


def test_a_week_of_a_commune_is_heard_to_the_second() -> None:
    """Three times a day, each to its second, with a flood on the third day that breaks into the evening."""
    day = 1440
    plan = [
        item(f"{number}-{hour}", number * day + hour * 60, 15) for number in range(7) for hour in (0, 6, 12)
    ]
    flood = item("flood", 2 * day + 365, 2, rank=Rank.EMERGENCY)
    stage = Stage(*plan, flood, quiet=tuple((at(n * day + 900), at(n * day + 1320)) for n in range(7)))
    stage.run(at(-60), at(8 * day))
    assert {outcome for _, outcome, _ in stage.rows} == {Outcome.AIRED}
    begun = {name: minute for minute, name in reversed(stage.heard)}
    assert begun == {one.id: (one.starts_at - at(0)) / timedelta(minutes=1) for one in stage.airings}
    assert stage.progress["2-6"].last_heard_at == at(2 * day + 360 + 17)
