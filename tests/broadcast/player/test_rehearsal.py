"""A plan heard in no time, without a player."""

from hypothesis import given

from broadcast.player.protocol import Item, Outcome, Rank, Reason
from broadcast.player.rehearsal import rehearse

from .stage import Stage, at, item
from .test_arbiter_always import items


def test_a_rehearsal_says_how_each_airing_would_end() -> None:
    plan = [item("order", 0, 20, rank=Rank.PRIORITY), item("news", 0, 10), item("later", 30, 10)]
    ends = [(end.airing.id, end.outcome, end.reason) for end in rehearse(plan, at(-1), at(60))]
    assert ends == [
        ("news", Outcome.MISSED, Reason.OUTRANKED),
        ("order", Outcome.AIRED, Reason.NONE),
        ("later", Outcome.AIRED, Reason.NONE),
    ]


@given(items())
def test_a_rehearsal_and_a_player_end_the_same(plan: list[Item]) -> None:
    stage = Stage(*plan)
    stage.run(at(-5), at(600))
    assert [(e.airing.id, e.outcome, e.reason) for e in rehearse(plan, at(-5), at(600))] == stage.rows
