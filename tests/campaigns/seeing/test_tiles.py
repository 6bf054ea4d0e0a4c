"""Shares in whole per cent."""

import pytest

from campaigns.seeing.tiles import whole_percent


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(0, 6, 0), (1, 6, 17), (1, 8, 13), (3, 4, 75), (6, 6, 100), (199, 200, 99), (1, 3, 33)],
)
def test_halves_go_up_and_100_means_all(part, whole, percent):
    assert whole_percent(part, whole) == percent
