"""A timing in words, and read again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from campaigns.timing import Every, Kind, Timing, in_words, read

DAYS = some.dates(date(2020, 1, 1), date(2035, 12, 31))


@some.composite
def spans(draw) -> dict[str, date]:
    start = draw(DAYS)
    return {"start": start, "due": start + timedelta(days=draw(some.integers(0, 800)))}


ONCE = some.one_of(spans(), DAYS.map(lambda day: {"due": day})).map(
    lambda said: Timing("", Kind.ONCE, **said)
)
ONGOING = some.one_of(spans(), DAYS.map(lambda day: {"start": day}), some.just({})).map(
    lambda said: Timing("", Kind.ONGOING, **said)
)
SO_OFTEN = some.builds(
    lambda every, interval, times: Timing("", Kind.RECURRING, every=every, interval=interval, times=times),
    some.sampled_from(Every),
    some.integers(1, 24),
    some.integers(1, 60),
)
ON_DAY = some.builds(
    lambda every, day: Timing("", Kind.RECURRING, every=every, interval=1, times=1, day=day),
    some.sampled_from([Every.MONTH, Every.QUARTER]),
    some.integers(1, 28),
)


WEEKDAYS = some.integers(0, 6).map(
    lambda day: Timing("", Kind.RECURRING, every=Every.WEEK, interval=1, times=1, weekday=day)
)


@some.composite
def apart(draw) -> Timing:
    """Two to four spans with at least a month between them, or last days alone."""
    start, times = draw(DAYS), []
    for _number in range(draw(some.integers(2, 4))):
        due = start + timedelta(days=draw(some.integers(0, 100)))
        times.append((start, due))
        start = due + timedelta(days=draw(some.integers(31, 200)))
    if draw(some.booleans()):
        times = [(None, due) for _start, due in times]
    return Timing("", Kind.ONCE, start=times[0][0], due=times[-1][1], apart=tuple(times))


@given(some.one_of(ONCE, ONGOING, SO_OFTEN, ON_DAY, WEEKDAYS, apart()))
def test_what_was_written_is_read_back_as_it_was(timing: Timing) -> None:
    assert replace(read(in_words(timing)), text="") == timing


@given(some.text(max_size=60))
def test_any_text_is_read_or_kept(text: str) -> None:
    found = read(text)
    assert found.text == text
    assert found.kind in Kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2 lần/tuần", "02 lần/tuần"),
        ("Quý 1/2023", "Quý I/2023"),
        ("thường xuyên, liên tục trong năm 2022", "Thường xuyên trong năm 2022"),
        (
            "Trong 05 ngày làm việc kể từ ngày nhận hồ sơ",
            "Trong thời gian 5 ngày làm việc kể từ ngày nhận hồ sơ",
        ),
        ("hằng tuần vào thứ Ba", "Thứ Ba hằng tuần"),
        ("Quý I, III/2026", "Quý I/2026; quý III/2026"),
        ("02 đợt/năm (tháng 4 và tháng 10/2026)", "02 lần/năm (tháng 4/2026; tháng 10/2026)"),
        ("tuần trăng mật", "tuần trăng mật"),
    ],
)
def test_words_are_those_of_plans(text: str, words: str) -> None:
    assert in_words(read(text)) == words
