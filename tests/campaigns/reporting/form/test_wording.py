"""The words as Phụ lục I of Nghị định 30/2020/NĐ-CP wants them, before they are set."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.reporting.form import Appendix, Bullet, Heading, Paragraph
from campaigns.reporting.form.wording import (
    addressed,
    bound,
    clean,
    date_line,
    ended,
    number_of,
    point,
    roman,
    shown,
    worded,
)
from tests.campaigns.reporting.form.sample import REPORT


@pytest.mark.parametrize(("number", "said"), [(1, "01"), (9, "09"), (10, "10"), (123, "123")])
def test_numbers_below_ten_get_a_zero(number, said):
    assert number_of(replace(REPORT, number=number)) == f"{said}/BC-UBND"


def test_a_number_not_yet_given_leaves_room_to_write_it():
    line = worded(replace(REPORT, number=None)).number_line
    assert line.startswith("Số: ")
    assert line.endswith("\u00a0/BC-UBND")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 2, 5), "Mẫu, ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 31), "Mẫu, ngày 31 tháng 01 năm 2026"),
        (date(2026, 3, 10), "Mẫu, ngày 10 tháng 3 năm 2026"),
        (date(2026, 12, 9), "Mẫu, ngày 09 tháng 12 năm 2026"),
    ],
)
def test_days_below_ten_and_the_first_two_months_get_a_zero(day, said):
    assert date_line("Mẫu", day) == said


def test_the_day_can_be_left_to_the_pen():
    assert " ".join(date_line("Mẫu", date(2026, 2, 5), by_hand=True).split()) == "Mẫu, ngày tháng 02 năm 2026"


def test_one_body_is_addressed_on_the_same_line():
    assert addressed(("Sở Nội vụ.",)) == ["Kính gửi: Sở Nội vụ"]


def test_several_bodies_are_addressed_in_a_list():
    assert addressed(("Sở Nội vụ", "- Sở Tư pháp;")) == ["Kính gửi:", "- Sở Nội vụ;", "- Sở Tư pháp."]


def test_nobody_is_addressed_where_nobody_is_named():
    assert worded(replace(REPORT, addressed_to=())).addressed_to == []


def test_recipients_get_their_signs_however_they_were_typed():
    words = worded(replace(REPORT, recipients=("- Như trên;", "Đảng ủy xã.", "- Lưu: VT, VHXH.")))
    assert words.recipients == ["- Như trên;", "- Đảng ủy xã;", "- Lưu: VT, VHXH."]


def test_headings_are_counted_anew_below_each_other():
    levels = [1, 2, 3, 3, 2, 3, 1, 2]
    words = worded(replace(REPORT, bases=(), blocks=tuple(Heading("đề mục", level) for level in levels)))
    assert [line.text.split()[0] for line in words.body] == ["I.", "1.", "a)", "b)", "2.", "a)", "II.", "1."]


def test_points_follow_the_vietnamese_alphabet():
    assert [point(number) for number in (1, 4, 5, 6, 7, 24)] == ["a", "d", "đ", "e", "g", "aa"]


@pytest.mark.parametrize(("number", "said"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (49, "XLIX")])
def test_parts_are_counted_in_roman_numbers(number, said):
    assert roman(number) == said


@pytest.mark.parametrize("closing", ["Hết", "Hết.", "Hết./.", " Hết ./. ", "Hết./../.", "Hết;"])
def test_the_end_sign_stands_once(closing):
    assert ended(closing) == "Hết./."


def test_the_end_sign_stands_nowhere_else():
    blocks = (Paragraph("Xong./."), Bullet("Xong ./."), Paragraph("Một./. Hai"))
    words = worded(replace(REPORT, bases=(), blocks=blocks))
    assert [line.text for line in words.body] == ["Xong.", "- Xong.", "Một. Hai"]


@pytest.mark.parametrize(
    ("cell", "decimals", "said"),
    [
        (None, 0, ""),
        (0, 0, "0"),
        (1234, 0, "1.234"),
        (-1234567, 0, "-1.234.567"),
        (1234.5, 1, "1.234,5"),
        (Decimal("0.125"), 2, "0,13"),
        (2.5, 0, "3"),
        (-0.04, 1, "0,0"),
        (98, 1, "98,0"),
        (date(2026, 2, 5), 0, "05/02/2026"),
        ("2026", 0, "2026"),
    ],
)
def test_cells_are_written_as_vietnamese_write_them(cell, decimals, said):
    assert shown(cell, decimals) == said


def test_no_line_ends_between_a_number_and_its_unit():
    assert bound("98,5 % của 30 ngày, Điều 11, quý IV") == (
        "98,5\u00a0% của 30\u00a0ngày, Điều\u00a011, quý\u00a0IV"
    )


def test_dates_may_end_a_line_anywhere():
    assert bound("ngày 10 tháng 5 năm 2024") == "ngày 10 tháng 5 năm 2024"


def test_what_does_not_print_is_left_out_and_the_words_stay():
    assert clean("\x00a\x07\u202eb\ufeff \tc\ud800\x1b") == "ab c"


def test_line_breaks_begin_paragraphs_and_empty_ones_vanish():
    blocks = (Paragraph("một\r\n\nhai\x0bba"), Paragraph(" \n"), Bullet(""))
    assert [line.text for line in worded(replace(REPORT, bases=(), blocks=blocks)).body] == [
        "một",
        "hai",
        "ba",
    ]


@given(st.text())
def test_cleaning_loses_no_letter_and_is_done_once(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert [sign for sign in cleaned if sign.isalnum()] == [
        sign for sign in clean(cleaned + " ") if sign.isalnum()
    ]


def test_appendices_are_numbered_only_where_there_are_several():
    one = Appendix("Số liệu", ())
    assert [annex.label for annex in worded(replace(REPORT, appendices=(one,))).annexes] == ["Phụ lục"]
    both = worded(replace(REPORT, appendices=(one, one))).annexes
    assert [annex.label for annex in both] == ["Phụ lục I", "Phụ lục II"]


def test_an_appendix_says_what_it_belongs_to():
    words = worded(REPORT).annexes[0]
    assert words.belongs_to == (
        "(Kèm theo Báo cáo số 05/BC-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân xã Mẫu)"
    )
