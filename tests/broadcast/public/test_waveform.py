"""The picture of a bulletin's loudness."""

from hypothesis import given
from hypothesis import strategies as st

from broadcast.public.waveform import outline


def test_nothing_draws_nothing() -> None:
    assert outline([]) == ""


def test_each_stroke_is_centred_and_as_tall_as_its_peak() -> None:
    assert outline([1.0, 0.5], bars=2, height=48) == "M1 0.0v48.0M3 12.0v24.0"


def test_the_loudest_value_of_a_stretch_counts() -> None:
    assert outline([0.1, -0.9, 0.2, 0.3], bars=2, height=10) == "M1 0.5v9.0M3 3.5v3.0"


def test_pairs_of_low_and_high_are_peaks_too() -> None:
    assert outline([[-0.5, 0.25]], height=48) == "M1 12.0v24.0"


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=400))
def test_any_numbers_stay_within_the_picture(values: list[float]) -> None:
    drawn = outline(values, bars=40, height=48)
    assert drawn.count("M") == min(40, len(values))
    assert "v-" not in drawn
    assert "nan" not in drawn
