"""What is refused of a recording, and what is said of one that is kept."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media.recording.figures import Figures
from media.recording.verdict import Caution, Refusal, judge
from media.recording.wording import caution, refusal

GOOD = Figures(seconds=60.0, lufs=-20.0, true_peak=-3.0, noise_floor=-60.0)


def test_a_good_reading_is_kept_without_a_word():
    verdict = judge(GOOD, expected=60.0)
    assert (verdict.refusal, verdict.cautions) == (None, ())


@pytest.mark.parametrize(
    ("changes", "expected", "refused"),
    [
        ({"no_speech": "silent"}, 60.0, Refusal.SILENT),
        ({"no_speech": "noise"}, 60.0, Refusal.NOISE),
        ({"lufs": -58.0}, 60.0, Refusal.SILENT),
        ({"seconds": 23.0}, 60.0, Refusal.TOO_SHORT),
        ({"seconds": 0.8}, 0.5, Refusal.TOO_SHORT),
        ({"lufs": float("-inf"), "seconds": 0.0}, 0.0, Refusal.SILENT),
    ],
)
def test_what_nobody_could_use_is_refused(changes, expected, refused):
    assert judge(replace(GOOD, **changes), expected).refusal is refused


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"noise_floor": -39.0}, Caution.NOISY),
        ({"clipped": 0.002}, Caution.CLIPPED),
        ({"lufs": -37.0, "noise_floor": -80.0}, Caution.QUIET),
        ({"seconds": 40.0}, Caution.SHORT),
        ({"seconds": 95.0}, Caution.LONG),
    ],
)
def test_what_is_doubtful_is_kept_and_said(changes, said):
    verdict = judge(replace(GOOD, **changes), expected=60.0)
    assert (verdict.refusal, verdict.cautions) == (None, (said,))


def test_a_pause_counts_nothing_against_a_short_text():
    assert judge(replace(GOOD, seconds=4.5), expected=2.0).cautions == ()


def test_a_caution_names_its_figures():
    noisy = replace(GOOD, noise_floor=-32.0)
    assert "12 đề-xi-ben" in caution(Caution.NOISY, noisy, 60.0)
    assert "0:40" in caution(Caution.SHORT, replace(GOOD, seconds=40.0), 65.0)
    assert "1:05" in caution(Caution.SHORT, replace(GOOD, seconds=40.0), 65.0)


@pytest.mark.parametrize("found", Refusal)
def test_a_refusal_says_that_nothing_was_kept(found):
    assert "không được giữ lại" in refusal(found, GOOD, 60.0)


@given(st.lists(st.floats(0, 600), min_size=2, max_size=6), st.floats(0, 600))
def test_a_longer_reading_is_never_refused_where_a_shorter_is_kept(lengths, expected):
    kept = [judge(replace(GOOD, seconds=each), expected).refusal is None for each in sorted(lengths)]
    assert all(later or not earlier for earlier, later in pairwise(kept))
