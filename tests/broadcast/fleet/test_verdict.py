"""How a slot ended, from what its players said; pure."""

from datetime import UTC, datetime

import pytest

from broadcast.fleet.verdict import Word, verdict
from broadcast.player.protocol import Outcome

AT = datetime(2026, 12, 8, 10, 0, tzinfo=UTC)
AIRED = Word("A", Outcome.AIRED, "", 300.0, AT, AT.replace(minute=5))
PART = Word("B", Outcome.PARTIAL, "mất điện", 100.0, AT.replace(second=3), AT.replace(minute=2))
MISSED = Word("C", Outcome.MISSED, "mất điện")


@pytest.mark.parametrize(
    ("words", "outcome", "seconds"),
    [
        ([AIRED], "aired", 300.0),
        ([AIRED, AIRED], "aired", 300.0),
        ([PART], "partial", 100.0),
        ([AIRED, PART], "partial", 100.0),
        ([AIRED, MISSED], "partial", None),
        ([PART, MISSED], "partial", None),
        ([MISSED, MISSED], "missed", None),
    ],
)
def test_aired_where_all_heard_it_missed_where_none_did(words, outcome, seconds):
    end = verdict(words)
    assert (end.outcome, end.seconds) == (outcome, seconds)


def test_it_lasted_from_the_first_to_the_last():
    end = verdict([PART, AIRED, MISSED])
    assert (end.began_at, end.ended_at) == (AT, AT.replace(minute=5))


def test_players_that_say_the_same_are_named_together():
    assert verdict([AIRED, PART, MISSED]).reason == "B, C: mất điện"


def test_nothing_unusual_needs_no_reason():
    assert verdict([AIRED]).reason == ""
