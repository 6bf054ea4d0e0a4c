"""What is read out, line by line."""

from datetime import date

import pytest

from broadcast.script import HEADLINES, Frame, Line, Part, Told, greeting, misplaced, script, sentence

FRAME = Frame(
    programme="Thông tin cơ sở",
    day=date(2026, 12, 6),
    ident="Đây là Đài Truyền thanh xã Tân Hòa.",
    greeting="Mời nghe {programme}, {weekday}, {date}.",
    closing="Xin cảm ơn.",
)
ONE = Told("p:1", "Tiêm chủng", "Tiêm chủng cho trẻ", "Trạm y tế tiêm.")
TWO = Told("p:2", "Cắt điện", "", "Cắt điện.")


def parts(lines: list[Line]) -> list[Part]:
    return [line.part for line in lines]


def test_nothing_to_read_is_no_script() -> None:
    assert script(FRAME, []) == []


def test_the_order_of_a_bulletin() -> None:
    assert parts(script(FRAME, [ONE, TWO])) == [
        Part.SIGNATURE, Part.IDENT, Part.GREETING, Part.HEADLINES,
        Part.ITEM, Part.SEPARATOR, Part.ITEM, Part.CLOSING, Part.OUTRO,
    ]  # fmt: skip


def test_one_item_needs_no_headlines_or_separator() -> None:
    assert parts(script(FRAME, [ONE])) == [
        Part.SIGNATURE, Part.IDENT, Part.GREETING, Part.ITEM, Part.CLOSING, Part.OUTRO,
    ]  # fmt: skip


def test_what_a_programme_leaves_out() -> None:
    bare = Frame("Tin", FRAME.day, FRAME.ident, FRAME.greeting, "", False, False, False)
    assert parts(script(bare, [ONE, TWO])) == [
        Part.SIGNATURE, Part.IDENT, Part.ITEM, Part.ITEM, Part.OUTRO,
    ]  # fmt: skip


def test_headlines_are_sentences_and_fall_back_on_the_title() -> None:
    headlines = next(line for line in script(FRAME, [ONE, TWO]) if line.part is Part.HEADLINES)
    assert headlines.text == f"{HEADLINES}\nTiêm chủng cho trẻ.\nCắt điện."


def test_the_greeting_names_programme_weekday_and_date() -> None:
    assert greeting(FRAME.greeting, FRAME.programme, FRAME.day) == (
        "Mời nghe Thông tin cơ sở, Chủ nhật, ngày 6 tháng 12 năm 2026."
    )


def test_a_slip_in_the_braces_breaks_nothing() -> None:
    assert greeting("Chào {ngày} {0} {programme", "Tin", FRAME.day) == "Chào {ngày} {0} {programme"


def test_a_sentence_is_one_line_with_an_end() -> None:
    assert sentence(" Họp \n dân ") == "Họp dân."
    assert sentence("Vì sao?") == "Vì sao?"
    assert sentence(" ") == ""


@pytest.mark.parametrize(
    ("template", "wrong"),
    [
        (FRAME.greeting, ""),
        ("Chào {ngày} {0}", "{ngày}"),
        ("Chào {programme xin mời", "{programme"),
        ("Chào programme} xin mời", "programme}"),
        ("Chào {{date}}", "{{date}}"),
        ("Chào,{date}.{programme}", ""),
        ("Chào {}", "{}"),
    ],
)
def test_what_a_greeting_cannot_fill_in_is_found(template: str, wrong: str) -> None:
    assert misplaced(template) == wrong
