"""Guards of what residents send."""

import pytest
import time_machine
from django.core.cache import cache
from django.test import RequestFactory

from cms.letterbox import callers
from cms.letterbox.spam import Objection, links_in, objection
from cms.letterbox.stamps import new_stamp, read_stamp
from cms.letterbox.wording import digest, seen
from cms.tables import harmless
from cms.unmarked import unmarked


@pytest.fixture(autouse=True)
def _nobody_called_yet():
    cache.clear()


@pytest.mark.parametrize(
    ("age", "bait", "words", "found"),
    [
        (60, "", "Đèn hỏng", None),
        (60, "x", "Đèn hỏng", Objection.BAIT),
        (None, "", "Đèn hỏng", Objection.NO_STAMP),
        (0.9, "", "Đèn hỏng", Objection.TOO_FAST),
        (86_401, "", "Đèn hỏng", Objection.TOO_LATE),
        (60, "", "www.a.vn http://b.vn <a href=c>", Objection.LINKS),
        (60, "", "xem http://xa.example và www.tinh.example", None),
    ],
)
def test_the_first_objection_is_named(age, bait, words, found):
    assert objection(age=age, bait=bait, words=words) == found


def test_links_are_counted():
    assert links_in("HTTP://A www.b [url=c] abc") == 3


def test_a_stamp_tells_its_age_and_no_other_is_believed():
    with time_machine.travel("2026-11-02T08:00:00Z", tick=False) as clock:
        stamp = new_stamp()
        clock.shift(5)
        read = read_stamp(stamp)
    assert round(read.age) == 5
    assert len(read.number) == 32
    assert read_stamp(stamp[:-1] + "x") is None
    assert read_stamp("") is None


def test_words_are_kept_as_they_are_seen():
    assert seen("a‮b​c\r\nd\x07") == "abc\nd"
    assert seen("Đi\u0323nh") == "Đị" + "nh"


def test_the_same_words_are_the_same_whatever_their_marks():
    assert unmarked("  Đường  BỊ\nhỏng ") == "duong bi hong"
    assert digest("Đường hỏng", "x") == digest("duong  HONG", "X")
    assert digest("a", "b c") != digest("a b", "c")


def test_an_address_is_named_anew_each_day():
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.9")
    with time_machine.travel("2026-11-02T08:00:00Z", tick=False):
        monday = callers.caller(request)
        assert callers.caller(request) == monday
    with time_machine.travel("2026-11-03T08:00:00Z", tick=False):
        assert callers.caller(request) != monday
    assert "10.0.0.9" not in monday


def test_letters_are_counted_by_box_and_window():
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.9")
    with time_machine.travel("2026-11-02T08:00:00Z", tick=False) as clock:
        assert [callers.may_send(request, "a", at_most=2, seconds=60) for _ in range(3)] == [
            True,
            True,
            False,
        ]
        assert callers.may_send(request, "b", at_most=2, seconds=60)
        clock.shift(60)
        assert callers.may_send(request, "a", at_most=2, seconds=60)


def test_behind_our_proxy_its_word_counts_and_nobody_else_s(settings):
    made_up = {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "1.1.1.1, 10.0.0.9"}
    request = RequestFactory().get("/", **made_up)
    assert callers.address_of(request) == "127.0.0.1"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert callers.address_of(request) == "10.0.0.9"


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\n=1", " =1"])
def test_text_that_looks_like_a_formula_is_text(text):
    assert harmless(text).startswith("'")


@pytest.mark.parametrize("value", ["Nhanh", "3 lần", "", 5, 2.5, None])
def test_other_values_stay(value):
    assert harmless(value) == value
