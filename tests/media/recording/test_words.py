"""A recording belongs to the words that were read, however they are broken into lines."""

import unicodedata

import pytest

from media.recording.words import words_sha256

TEXT = "Cắt điện thôn Đông.\nTừ 8 giờ ngày 05/12."


@pytest.mark.parametrize(
    "same",
    [
        TEXT.replace("\n", "\r\n"),
        f"  {TEXT} ",
        TEXT.replace(" ", "\u00a0 "),
        unicodedata.normalize("NFD", TEXT),
    ],
)
def test_blanks_breaks_and_encoding_change_no_words(same):
    assert words_sha256(same) == words_sha256(TEXT)


@pytest.mark.parametrize("other", [TEXT.replace("8", "9"), TEXT + " Hết.", TEXT.replace("05/12", "5,12"), ""])
def test_another_word_or_sign_is_another_text(other):
    assert words_sha256(other) != words_sha256(TEXT)
