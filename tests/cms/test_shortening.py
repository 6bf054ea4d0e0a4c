"""Texts shortened for lists and search engines."""

import pytest

from cms.shortening import shortened


def test_a_short_text_stays_whole_on_one_line() -> None:
    assert shortened("Hồ sơ\n  gồm tờ khai.", 155) == "Hồ sơ gồm tờ khai."


@pytest.mark.parametrize(
    ("letters", "left"),
    [(16, "Xã vận hành…"), (12, "Xã vận…"), (13, "Xã vận hành…"), (7, "Xã vận…")],
)
def test_it_is_cut_between_words_and_never_longer(letters: int, left: str) -> None:
    cut = shortened("Xã vận hành, khai thác", letters)
    assert cut == left
    assert len(cut) <= letters


def test_one_endless_word_is_cut_all_the_same() -> None:
    assert shortened("a" * 30, 10) == "a" * 9 + "…"
