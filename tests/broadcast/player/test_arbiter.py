"""Who is heard, what becomes of what was broken into, and what is written of it."""

from itertools import permutations

import pytest

from broadcast.player.arbiter import Airing, Progress, airings, decide
from broadcast.player.protocol import AfterInterruption, Kind, Outcome, Rank, Reason, Stream

from .stage import Stage, at, item

AIRED, PARTIAL, MISSED = Outcome.AIRED, Outcome.PARTIAL, Outcome.MISSED


def whole(name: str) -> tuple[str, Outcome, Reason]:
    return name, AIRED, Reason.NONE


def played(*items, quiet=(), since: float = -10, until: float = 600) -> Stage:
    stage = Stage(*items, quiet=quiet)
    stage.run(at(since), at(until))
    return stage


def relay(name: str, minute: float, minutes: float = 30, **changes):
    return item(name, minute, minutes, kind=Kind.RELAY, stream=Stream("http://relay/"), **changes)


class TestOrder:
    def test_an_item_begins_at_its_second_and_ends_with_its_sound(self) -> None:
        stage = played(item("a", 0, 10))
        assert stage.heard == [(0, "a")]
        assert stage.rows == [whole("a")]

    @pytest.mark.parametrize("order", list(permutations(Rank)))
    def test_of_those_due_together_the_highest_rank_goes_first(self, order: tuple[Rank, ...]) -> None:
        stage = played(*(item(str(rank.value), 0, 1, rank=rank) for rank in order))
        assert [name for _, name in stage.heard] == ["3", "2", "1", "0"]

    def test_within_a_rank_the_earlier_goes_first_then_the_smaller_id(self) -> None:
        stage = played(item("c", 0, 1), item("b", 1, 1), item("a", 1, 1))
        assert stage.heard == [(0, "c"), (1, "a"), (2, "b")]

    def test_an_equal_rank_waits_and_does_not_break_in(self) -> None:
        stage = played(item("late", 0, 8), item("next", 5, 8))
        assert stage.heard == [(0, "late"), (8, "next")]
        assert stage.rows == [whole("late"), ("next", AIRED, Reason.LATE)]

    def test_an_earlier_item_that_comes_late_into_the_plan_does_not_break_in(self) -> None:
        now, running = at(3), item("running", 2)
        listed = airings([running, item("earlier", 0)], at(-60), at(60))
        assert decide(listed, {"running": Progress(60, at(2))}, "running", now).play.id == "running"

    def test_a_newer_emergency_breaks_into_an_older_one_which_goes_on_after_it(self) -> None:
        storm = item("storm", 0, 5, rank=Rank.EMERGENCY, grace=30)
        flood = item("flood", 2, 5, rank=Rank.EMERGENCY, grace=30)
        assert played(storm, flood).heard == [(0, "storm"), (2, "flood"), (7, "storm")]

    def test_a_repetition_of_an_older_emergency_does_not_break_into_a_newer(self) -> None:
        storm = item("storm", 0, 2, rank=Rank.EMERGENCY, every_seconds=600, until=at(15), grace=9)
        flood = item("flood", 8, 6, rank=Rank.EMERGENCY)
        assert played(storm, flood).heard == [(0, "storm#0"), (8, "flood"), (14, "storm#1")]


class TestInterruption:
    def test_what_resumes_goes_on_where_it_was(self) -> None:
        stage = played(item("news", 0, 10), item("order", 4, 3, rank=Rank.PRIORITY))
        assert stage.heard == [(0, "news"), (4, "order"), (7, "news")]
        assert stage.rows == [whole("order"), whole("news")]
        assert stage.progress["news"].last_heard_at == at(13)

    def test_what_restarts_begins_anew(self) -> None:
        news = item("news", 0, 10, after_interruption=AfterInterruption.RESTART)
        stage = played(news, item("order", 2, 1, rank=Rank.PRIORITY))
        assert stage.heard[-1] == (3, "news")
        assert stage.progress["news"].last_heard_at == at(13)
        assert stage.rows[-1] == whole("news")

    def test_what_is_dropped_is_over_when_it_is_broken_into(self) -> None:
        news = item("news", 0, 10, after_interruption=AfterInterruption.DROP)
        stage = played(news, item("order", 2, 1, rank=Rank.PRIORITY))
        assert stage.rows == [("news", PARTIAL, Reason.INTERRUPTED), whole("order")]
        assert stage.heard == [(0, "news"), (2, "order")]

    def test_what_resumes_must_end_within_its_span_and_grace(self) -> None:
        """Ten minutes and five of grace: it could wait until minute 9, having 6 minutes left."""
        stage = played(item("news", 0, 10), item("order", 4, 6, rank=Rank.PRIORITY))
        assert stage.heard == [(0, "news"), (4, "order")]
        assert stage.rows == [("news", PARTIAL, Reason.INTERRUPTED), whole("order")]

    def test_what_restarts_must_do_so_within_its_grace(self) -> None:
        news = item("news", 0, 10, after_interruption=AfterInterruption.RESTART)
        stage = played(news, item("order", 4, 2, rank=Rank.PRIORITY))
        assert stage.rows == [("news", PARTIAL, Reason.INTERRUPTED), whole("order")]

    def test_an_interruption_within_an_interruption_unwinds_in_order(self) -> None:
        stage = played(
            item("news", 0, 10, grace=30),
            item("order", 2, 5, rank=Rank.PRIORITY, grace=30),
            item("flood", 4, 2, rank=Rank.EMERGENCY),
        )
        names = [name for _, name in stage.heard]
        assert names == ["news", "order", "flood", "order", "news"]
        assert {outcome for _, outcome, _ in stage.rows} == {AIRED}

    def test_what_never_could_begin_was_outranked(self) -> None:
        stage = played(item("order", 0, 20, rank=Rank.PRIORITY), item("news", 5, 3))
        assert ("news", MISSED, Reason.OUTRANKED) in stage.rows

    def test_outranked_also_when_what_was_in_the_way_ended_meanwhile(self) -> None:
        """The player slept from minute 20 to 30; when the news ran out of time, the order was on air."""
        progress = {"order": Progress(1200, at(0), over=AIRED, last_heard_at=at(20))}
        listed = airings([item("order", 0, 20), item("news", 5, 3)], at(-60), at(60))
        [ending] = decide(listed, progress, None, at(30)).endings
        assert (ending.outcome, ending.reason) == (MISSED, Reason.OUTRANKED)


class TestBeingOff:
    def test_what_was_due_while_the_player_was_off_is_missed_for_that(self) -> None:
        assert played(item("news", 0), since=20).rows == [("news", MISSED, Reason.WAS_OFF)]

    def test_within_its_grace_it_is_heard_late(self) -> None:
        stage = played(item("news", 0), since=4)
        assert stage.rows == [("news", AIRED, Reason.LATE)]

    @pytest.mark.parametrize(("minute", "rows"), [(5, []), (5.1, [("news", MISSED, Reason.WAS_OFF)])])
    def test_the_last_moment_of_its_grace_is_still_in_time(self, minute: float, rows: list) -> None:
        stage = Stage(item("news", 0))
        stage.ask(at(minute))
        assert stage.rows == rows

    def test_a_power_cut_ends_what_was_on_air(self) -> None:
        stage = Stage(item("news", 0))
        for minute in (0, 3):
            stage.ask(at(minute))
        stage.end_with_a_power_cut()
        stage.run(at(4), at(60))
        assert stage.rows == [("news", PARTIAL, Reason.POWER_CUT)]

    def test_a_power_cut_after_the_last_second_takes_nothing_away(self) -> None:
        progress = {"news": Progress(600, at(0))}
        [ending] = decide(airings([item("news", 0)], at(-9), at(60)), progress, None, at(11)).endings
        assert ending.outcome == AIRED

    def test_what_waited_behind_an_emergency_in_a_power_cut_goes_on_in_time(self) -> None:
        stage = Stage(item("news", 0, 10, grace=30), item("flood", 2, 5, rank=Rank.EMERGENCY))
        for minute in (0, 2, 3):
            stage.ask(at(minute))
        stage.end_with_a_power_cut()
        stage.run(at(5), at(60))
        assert stage.rows == [("flood", PARTIAL, Reason.POWER_CUT), whole("news")]

    def test_a_clock_put_back_takes_nothing_off_the_air(self) -> None:
        stage = Stage(item("news", 0))
        stage.ask(at(1))
        assert stage.ask(at(-30)).play.id == "news"


class TestQuietHours:
    QUIET = ((at(60), at(120)),)

    def test_only_an_emergency_is_heard(self) -> None:
        items = [item(rank.name, 70, 1, rank=rank) for rank in Rank]
        stage = played(*items, quiet=self.QUIET)
        assert stage.heard == [(70, "EMERGENCY")]
        refused = {(name, outcome, reason) for name, outcome, reason in stage.rows if name != "EMERGENCY"}
        assert refused == {(name, MISSED, Reason.QUIET_HOURS) for name in ("PRIORITY", "NORMAL", "TEST")}

    def test_what_still_sounds_when_they_begin_is_cut_off(self) -> None:
        stage = played(item("news", 55), quiet=self.QUIET)
        assert stage.rows == [("news", PARTIAL, Reason.QUIET_HOURS)]
        assert stage.progress["news"].last_heard_at == at(60)

    def test_what_may_still_begin_when_they_end_does(self) -> None:
        assert played(item("news", 118), quiet=self.QUIET).heard == [(120, "news")]

    def test_an_emergency_goes_on_through_their_beginning(self) -> None:
        stage = played(item("flood", 55, rank=Rank.EMERGENCY), quiet=self.QUIET)
        assert stage.rows == [whole("flood")]


class TestEnds:
    def test_a_repetition_is_an_airing_each_until_its_end(self) -> None:
        flood = item("flood", 0, 1, rank=Rank.EMERGENCY, every_seconds=600, until=at(30))
        stage = played(flood)
        assert stage.heard == [(0, "flood#0"), (10, "flood#1"), (20, "flood#2")]
        assert stage.rows == [whole(f"flood#{number}") for number in range(3)]

    def test_a_repetition_never_begins_before_the_one_before_has_ended(self) -> None:
        flood = item("flood", 0, 10, rank=Rank.EMERGENCY, every_seconds=60, until=at(25))
        assert [one.starts_at for one in airings([flood], at(-1), at(99))] == [at(0), at(10), at(20)]

    def test_an_end_silences_what_is_on_air_and_what_would_follow(self) -> None:
        flood = item("flood", 0, 2, rank=Rank.EMERGENCY, every_seconds=600, until=at(60), ends_at=at(11))
        stage = played(flood)
        assert stage.rows == [whole("flood#0"), ("flood#1", PARTIAL, Reason.STOPPED)]
        assert stage.progress["flood#1"].last_heard_at == at(11)

    def test_what_was_broken_into_and_meets_its_end_was_interrupted(self) -> None:
        news = item("news", 0, 10, grace=60, ends_at=at(10))
        stage = played(news, item("order", 4, 30, rank=Rank.PRIORITY))
        assert stage.rows[0] == ("news", PARTIAL, Reason.INTERRUPTED)

    @pytest.mark.parametrize(("heard", "outcome"), [(120.0, PARTIAL), (0.0, MISSED)])
    def test_what_is_withdrawn_is_over(self, heard: float, outcome: Outcome) -> None:
        news = item("news", 0)
        gone = Airing("news", news, news.starts_at, news.latest_start, withdrawn=True)
        progress = {"news": Progress(heard, at(0))} if heard else {}
        decision = decide([gone], progress, "news" if heard else None, at(2))
        assert decision.play is None
        assert [(one.outcome, one.reason) for one in decision.endings] == [(outcome, Reason.WITHDRAWN)]

    def test_what_is_over_stays_over(self) -> None:
        listed = airings([item("news", 0)], at(-9), at(60))
        decision = decide(listed, {"news": Progress(over=MISSED)}, None, at(1))
        assert (decision.play, decision.endings, decision.wake_at) == (None, (), None)


class TestRelay:
    def test_a_relay_ends_with_its_span_even_when_it_began_late(self) -> None:
        stage = played(relay("vov", 0), since=3)
        assert stage.rows == [("vov", PARTIAL, Reason.LATE)]
        assert stage.progress["vov"].last_heard_at == at(30)

    def test_a_stream_that_took_seconds_to_answer_was_heard(self) -> None:
        stage = played(relay("vov", 0), since=0.1)
        assert stage.rows == [("vov", AIRED, Reason.LATE)]

    def test_a_relay_broken_into_is_taken_up_as_long_as_it_lasts(self) -> None:
        stage = played(relay("vov", 0), item("flood", 10, 15, rank=Rank.EMERGENCY))
        assert stage.heard == [(0, "vov"), (10, "flood"), (25, "vov")]
        assert stage.rows == [whole("flood"), ("vov", PARTIAL, Reason.INTERRUPTED)]

    def test_a_relay_still_waiting_at_its_end_is_over(self) -> None:
        stage = played(relay("vov", 0), item("flood", 10, 30, rank=Rank.EMERGENCY))
        assert stage.rows == [("vov", PARTIAL, Reason.INTERRUPTED), whole("flood")]


def test_only_airings_that_may_still_be_heard_are_listed() -> None:
    """Ten minutes with five of grace can sound until minute 15."""
    assert airings([item("news", 0)], at(15), at(60))
    assert not airings([item("news", 0)], at(15.1), at(60))
    assert not airings([item("news", 60)], at(0), at(60))


def test_repetitions_are_counted_from_the_first_however_late_one_looks() -> None:
    flood = item("flood", 0, 1, rank=Rank.EMERGENCY, every_seconds=600, until=at(9999))
    assert [one.id for one in airings([flood], at(1000), at(1011))][-2:] == ["flood#100", "flood#101"]
