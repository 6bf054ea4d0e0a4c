"""Phrases and pauses: nothing said is lost, nothing is too long, the rhythm follows the punctuation."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media.speech.phrasing import LONGEST, Phrase, phrases, split_to

SPOKEN = st.text(alphabet=st.sampled_from("aăâbđeêơư ảẫ ,.;:!?…–-\n\"')”"), max_size=1200)


def _sayable(text: str) -> list[str]:
    return [sign for sign in text if sign.isalnum()]


def test_sentences_are_phrases_and_pauses_follow_the_marks() -> None:
    text = "Xã thông báo: sáng mai tiêm chủng; chiều nghỉ. Bà con nhớ chưa? Đúng giờ nhé… Xin cảm ơn!"
    assert phrases(text) == [
        Phrase("Xã thông báo:", 0.3),
        Phrase("sáng mai tiêm chủng;", 0.3),
        Phrase("chiều nghỉ.", 0.5),
        Phrase("Bà con nhớ chưa?", 0.5),
        Phrase("Đúng giờ nhé…", 0.6),
        Phrase("Xin cảm ơn!", 0.0),
    ]


def test_lines_and_paragraphs_pause_longer() -> None:
    assert phrases("Tiêu đề\n\nĐoạn một.\n \nGạch một,\ngạch hai.") == [
        Phrase("Tiêu đề", 0.9),
        Phrase("Đoạn một.", 0.9),
        Phrase("Gạch một,", 0.7),
        Phrase("gạch hai.", 0.0),
    ]


def test_a_short_sentence_keeps_its_commas() -> None:
    assert [p.text for p in phrases("Một, hai, ba.")] == ["Một, hai, ba."]


def test_a_long_sentence_is_parted_at_commas_with_a_comma_pause() -> None:
    clauses = ["mang theo sổ tiêm chủng cá nhân của trẻ"] * 8
    found = phrases(", ".join(clauses) + ".")
    assert len(found) == 2
    assert found[0].text.endswith(",")
    assert found[0].pause_after == 0.2


def test_words_without_commas_are_parted_evenly_and_flow_on() -> None:
    found = phrases("bà con " * 30)
    assert [p.pause_after for p in found] == [0.0, 0.0]
    assert min(len(p.text) for p in found) > 60


def test_marks_inside_numbers_and_addresses_do_not_part() -> None:
    assert len(phrases("trang dichvucong.gov.vn lúc 7:30 với 3,5 phần")) == 1


def test_closing_quotes_stay_with_their_sentence() -> None:
    assert [p.text for p in phrases("Ông nói: “Xin chào.” Rồi về.")] == ["Ông nói:", "“Xin chào.”", "Rồi về."]


@pytest.mark.parametrize("text", ["", "  \n\n ", "…", "- – —", "***"])
def test_nothing_to_say_is_no_phrase(text: str) -> None:
    assert phrases(text) == []


@given(st.one_of(SPOKEN, st.text(max_size=600)))
def test_nothing_that_can_be_said_is_lost(text: str) -> None:
    assert _sayable("".join(p.text for p in phrases(text))) == _sayable(text)


@given(st.lists(st.text(alphabet="aăbđơ,.;:", min_size=1, max_size=12), max_size=120))
def test_words_stay_whole_and_in_order(words: list[str]) -> None:
    said = [word for word in words if any(sign.isalnum() for sign in word)]
    read = [word for p in phrases(" ".join(words)) for word in p.text.split()]
    assert [word for word in read if any(sign.isalnum() for sign in word)] == said


@given(st.one_of(SPOKEN, st.text(max_size=600)), st.integers(min_value=10, max_value=LONGEST))
def test_no_phrase_is_too_long_or_without_words(text: str, longest: int) -> None:
    for phrase in phrases(text, longest):
        assert len(phrase.text) <= longest
        assert _sayable(phrase.text)
        assert phrase.text == " ".join(phrase.text.split())


@given(SPOKEN)
def test_pauses_are_between_phrases_only(text: str) -> None:
    found = phrases(text)
    assert all(0 <= p.pause_after <= 0.9 for p in found)
    assert not found or found[-1].pause_after == 0


@given(SPOKEN)
def test_phrases_of_phrases_are_themselves(text: str) -> None:
    for phrase in phrases(text):
        assert "".join(p.text for p in phrases(phrase.text)).replace(" ", "") == phrase.text.replace(" ", "")


@given(SPOKEN, st.integers(min_value=10, max_value=100))
def test_split_pieces_fit_and_keep_every_sign(text: str, longest: int) -> None:
    pieces = split_to(text, longest)
    assert all(len(piece) <= longest for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_a_text_of_200_000_characters_takes_a_moment() -> None:
    sentence = "Ủy ban nhân dân xã thông báo lịch tiêm chủng, bà con chú ý theo dõi; "
    started = time.monotonic()
    for text in (
        sentence * 3000,
        "từ " * 70_000,
        "," * 200_000,
        "a" * 200_000,
        "a, " * 70_000,
        ". " * 100_000,
    ):
        phrases(text)
    assert time.monotonic() - started < 5
    assert len(re.findall("Ủy ban", " ".join(p.text for p in phrases(sentence * 3000)))) == 3000
