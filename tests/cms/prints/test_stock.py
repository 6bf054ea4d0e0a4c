"""Copies are never fewer than none."""

import pytest

from cms.prints.stock import NotEnough, Share, by_place, difference, left_after


def test_what_is_left():
    assert left_after(100, 30, more_handed_out=70) == 0


def test_no_more_goes_out_than_came_in():
    with pytest.raises(NotEnough) as refused:
        left_after(100, 30, more_handed_out=71)
    assert refused.value.remaining == 70


def test_a_run_cannot_shrink_below_what_went_out():
    with pytest.raises(NotEnough):
        left_after(100, 30, more_printed=-71)


def test_a_correction_is_a_difference():
    assert difference(220, 200) == -20
    with pytest.raises(ValueError, match="negative"):
        difference(1, -1)


def test_places_are_summed_whatever_their_spelling():
    shares = [Share("Thôn Đông", 10), Share(" thôn  đông", 5), Share("Thôn Đoài", 30)]
    assert by_place(shares) == [Share("Thôn Đoài", 30), Share("Thôn Đông", 15)]
