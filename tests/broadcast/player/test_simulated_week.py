"""A rehearsed week: each airing ends in exactly one row, with what happened to it."""

import time
from collections import Counter
from datetime import timedelta

from broadcast.player.journal import Row
from broadcast.player.protocol import AfterInterruption, Kind, Manifest, Outcome, Rank, Reason, Stream
from broadcast.player.simulation import simulate
from tests.broadcast.player.plans import NOON, bulletin, emergency, plan

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def played(manifest: Manifest, *, lacking: frozenset[str] = frozenset(), until: timedelta = DAY) -> list[Row]:
    return simulate(manifest, NOON, NOON + until, lacking)


def ends(rows: list[Row]) -> dict[str, tuple[Outcome | None, Reason]]:
    return {row.item: (row.outcome, row.reason) for row in rows}


def test_what_is_planned_is_heard_at_its_second() -> None:
    (row,) = played(plan(bulletin("a", NOON + HOUR, 900.0)))
    assert (row.outcome, row.reason) == (Outcome.AIRED, Reason.NONE)
    assert row.started_at == NOON + HOUR
    assert row.ended_at is not None
    assert abs(row.ended_at - NOON - HOUR - timedelta(seconds=900)) < timedelta(seconds=0.1)
    assert abs(row.seconds - 900) < 0.1


def test_an_emergency_breaks_in_and_the_bulletin_goes_on_afterwards() -> None:
    rows = played(plan(bulletin("a", NOON + HOUR), emergency("e", NOON + HOUR + 0.5 * MINUTE)))
    assert ends(rows) == {
        "emergency:e": (Outcome.AIRED, Reason.NONE),
        "slot:a": (Outcome.AIRED, Reason.INTERRUPTED),
    }
    (broken,) = (row for row in rows if row.item == "slot:a")
    assert broken.started_at
    assert broken.ended_at
    assert 79.9 < (broken.ended_at - broken.started_at).total_seconds() < 80.2
    assert 59.9 < broken.seconds < 60.1


def test_what_may_not_go_on_is_dropped() -> None:
    drop = bulletin("a", NOON + HOUR, after_interruption=AfterInterruption.DROP)
    rows = played(plan(drop, emergency("e", NOON + HOUR + 0.5 * MINUTE)))
    assert ends(rows)["slot:a"] == (Outcome.PARTIAL, Reason.INTERRUPTED)
    assert 29.9 < next(row for row in rows if row.item == "slot:a").seconds < 30.1


def test_a_newer_emergency_goes_before_an_older_one() -> None:
    rows = played(plan(emergency("a", NOON + HOUR, 60.0), emergency("b", NOON + HOUR + 0.5 * MINUTE, 60.0)))
    assert ends(rows)["emergency:b"] == (Outcome.AIRED, Reason.NONE)
    assert ends(rows)["emergency:a"] == (Outcome.AIRED, Reason.INTERRUPTED)


def test_a_missing_sound_is_replaced_and_said_so() -> None:
    rows = played(
        plan(bulletin("a", NOON + HOUR, sha256="a" * 64), fallback="f" * 64), lacking=frozenset({"a" * 64})
    )
    assert ends(rows) == {"slot:a": (Outcome.MISSED, Reason.FALLBACK)}
    assert (rows[0].sha256, rows[0].seconds) == ("f" * 64, 0)
    assert rows[0].detail == "another sound was heard for 60 s"
    assert rows[0].started_at == NOON + HOUR


def test_a_missing_sound_without_any_in_its_place_is_missed_for_that_reason() -> None:
    rows = played(plan(bulletin("a", NOON + HOUR, sha256="a" * 64)), lacking=frozenset({"a" * 64}))
    assert ends(rows) == {"slot:a": (Outcome.MISSED, Reason.NO_FILE)}
    assert rows[0].started_at is None


def test_what_lacks_its_sound_lets_others_be_heard_meanwhile() -> None:
    lacks = bulletin("a", NOON + HOUR, sha256="a" * 64, rank=Rank.PRIORITY)
    rows = played(plan(lacks, bulletin("b", NOON + HOUR)), lacking=frozenset({"a" * 64}))
    assert ends(rows)["slot:b"] == (Outcome.AIRED, Reason.NONE)
    assert ends(rows)["slot:a"] == (Outcome.MISSED, Reason.NO_FILE)


def test_in_quiet_hours_only_the_emergency_is_heard() -> None:
    quiet = ((NOON, NOON + 2 * HOUR),)
    rows = played(plan(bulletin("a", NOON + HOUR), emergency("e", NOON + HOUR), quiet=quiet))
    assert ends(rows) == {
        "emergency:e": (Outcome.AIRED, Reason.NONE),
        "slot:a": (Outcome.MISSED, Reason.QUIET_HOURS),
    }


def test_a_week_ends_in_one_row_for_each_airing_in_seconds() -> None:
    """Twice a day a bulletin, a relay before it, and an emergency each hour of one day."""
    items = [
        part
        for day in range(7)
        for hour in (1, 12)
        for part in (
            bulletin(
                f"{day}-{hour}-vov",
                NOON + day * DAY + hour * HOUR,
                1800.0,
                kind=Kind.RELAY,
                stream=Stream(""),
            ),
            bulletin(f"{day}-{hour}", NOON + day * DAY + (hour + 0.5) * HOUR, 900.0, 1800.0),
        )
    ]
    storm = emergency("storm", NOON + 3 * DAY, every_seconds=3600.0, until=NOON + 4 * DAY)
    began = time.perf_counter()
    rows = played(plan(*items, storm), until=7 * DAY + 3 * HOUR)
    assert time.perf_counter() - began < 20
    assert len(rows) == 7 * 2 * 2 + 24
    assert Counter(row.outcome for row in rows) == {Outcome.AIRED: len(rows)}
    assert [row.sequence for row in rows] == list(range(1, len(rows) + 1))
    late = [(row.started_at - row.planned_start).total_seconds() for row in rows if row.started_at]
    assert sorted(late)[len(late) // 2] < 0.1
