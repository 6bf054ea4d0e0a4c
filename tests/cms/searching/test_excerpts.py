import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.searching.excerpts import excerpt, mark
from cms.searching.query import read_query

SAID = "Bà con đến đăng ký khai sinh cho con trong 60 ngày. "
LONG = "Mở đầu không nói gì. " * 30 + SAID + "Kết thúc. " * 30


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("Đăng ký khai sinh", "khai sinh", "Đăng ký <mark>khai</mark> <mark>sinh</mark>"),
        ("Đất ở nông thôn", "dat o", "<mark>Đất</mark> <mark>ở</mark> nông thôn"),
        ("Đất ở nông thôn", "đất", "<mark>Đất</mark> ở nông thôn"),
        ("Thủ tục hành chính", "thu", "<mark>Thủ</mark> tục hành chính"),
        ("Thư viện thuê thuyền", "thu", "<mark>Thư</mark> viện <mark>thuê</mark> <mark>thuyền</mark>"),
        ("Nghị định 118/2025/NĐ-CP", '"118 2025 nđ"', "Nghị định <mark>118/2025/NĐ</mark>-CP"),
        ("sinh hoạt, khai sinh", '"khai sinh"', "sinh hoạt, <mark>khai sinh</mark>"),
        ("<b>A & B</b>", "b", "&lt;<mark>b</mark>&gt;A &amp; <mark>B</mark>&lt;/<mark>b</mark>&gt;"),
        ("Không có gì", "khác", "Không có gì"),
        ("Không có gì", "", "Không có gì"),
    ],
)
def test_words_are_marked_where_they_stand(text: str, typed: str, marked: str) -> None:
    assert mark(text, read_query(typed)) == marked


def test_the_excerpt_shows_where_most_was_found() -> None:
    shown = excerpt(LONG, read_query("dang ky khai sinh"))
    assert "<mark>đăng</mark> <mark>ký</mark> <mark>khai</mark> <mark>sinh</mark>" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")


def test_an_excerpt_of_nothing_found_is_the_beginning() -> None:
    assert excerpt(LONG, read_query("không tồn tại xyz")).startswith("Mở đầu")


def test_a_short_text_is_shown_whole() -> None:
    assert excerpt("Một câu.\nHai câu.", read_query("câu")) == "Một <mark>câu</mark>. Hai <mark>câu</mark>."


@given(st.text(), st.text(max_size=60))
def test_marking_loses_and_adds_nothing(text: str, typed: str) -> None:
    from cms.searching.folding import composed

    assert unescape(re.sub("</?mark>", "", mark(text, read_query(typed)))) == unescape(
        re.sub("</?mark>", "", mark(text, read_query("")))
    )
    assert "<" not in re.sub("</?mark>", "", mark(composed(text), read_query(typed)))


@given(st.text(max_size=3_000), st.text(max_size=60))
def test_an_excerpt_is_short_whatever_the_text(text: str, typed: str) -> None:
    assert len(unescape(re.sub("</?mark>", "", excerpt(text, read_query(typed))))) <= 250
