"""Steps in order, and each of them in words; pure."""

from datetime import UTC, datetime, time, timedelta

import pytest

from broadcast.models import ExceptionKind, Outcome
from broadcast.player.protocol import Reason
from broadcast.player_reasons import in_words
from broadcast.recurrence import Picked, to_recurrence
from broadcast.why.events import Event, Step, in_order
from broadcast.why.wording import SENTENCES, sentence

NOON = datetime(2026, 12, 8, 5, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
TUESDAYS = to_recurrence(Picked(frozenset({1, 4}), (time(17, 0),)))


def test_steps_stand_in_order_of_time_and_those_of_one_moment_as_they_follow():
    built, approved = Event(Step.BUILT, NOON), Event(Step.APPROVED, NOON)
    begun = Event(Step.BEGUN, NOON + MINUTE)
    rule = Event(Step.TIMETABLE, None)
    assert in_order([begun, approved, built, rule]) == [rule, built, approved, begun]


def test_a_step_nobody_wrote_the_time_of_stands_after_what_it_followed():
    failed = Event(Step.FAILED, None, after=NOON)
    before, later = Event(Step.MADE, NOON), Event(Step.LOCKED, NOON + MINUTE)
    assert in_order([later, failed, before]) == [before, failed, later]


def test_every_step_has_a_sentence():
    assert set(SENTENCES) == set(Step)


@pytest.mark.parametrize(
    ("step", "said", "words"),
    [
        (
            Step.TIMETABLE,
            {"programme": "Tin", "recurrence": TUESDAYS},
            "Chương trình “Tin” có lịch phát: thứ Ba, thứ Sáu: 17:00.",
        ),
        (
            Step.EXCEPTION,
            {"kind": ExceptionKind.MOVE, "time": time(16, 30), "reason": "Lễ hội"},
            "Buổi phát ngày đó được chuyển sang 16:30. Lý do: Lễ hội",
        ),
        (
            Step.FAILED,
            {"version": 2, "attempts": 3, "why": "Ổ đĩa đầy."},
            "Phiên bản 2 không dựng được sau 3 lần thử. Ổ đĩa đầy.",
        ),
        (
            Step.REFUSED,
            {"version": 1, "who": "Bà Hưng", "why": "Sai giờ"},
            "Bà Hưng không duyệt phiên bản 1. Lý do: Sai giờ",
        ),
        (
            Step.CLOSED,
            {"outcome": Outcome.MISSED, "who": "máy", "zones": "Thôn Đông", "why": "Mất điện"},
            "Ghi sổ: không phát (máy), Thôn Đông. Lý do: Mất điện",
        ),
    ],
)
def test_a_step_in_words(step, said, words):
    assert sentence(Event(step, NOON, said)) == words


@pytest.mark.parametrize("reason", [one for one in Reason if one])
def test_every_reason_of_a_player_is_said_in_vietnamese(reason):
    assert in_words(reason).endswith(".")
    assert in_words(reason, "tệp 3") == f"{in_words(reason)} (tệp 3)"


def test_nothing_unusual_is_not_said():
    assert in_words(Reason.NONE, "tệp 3") == ""
