"""Nghị định 30/2020/NĐ-CP measured on the PDF: where its letters and lines stand, in millimetres."""

from dataclasses import replace
from itertools import pairwise

import pytest

from campaigns.reporting.form import Column, Paragraph, Table, pdf
from tests.campaigns.reporting.form.ink import MILLIMETRE, drawn, pages_of, sizes_of, words_of
from tests.campaigns.reporting.form.sample import LONG, REPORT

POINT = 1 / MILLIMETRE


@pytest.fixture(scope="module")
def made():
    return pdf.render(REPORT)


@pytest.fixture(scope="module")
def letters(made):
    return drawn(made)[0]


@pytest.fixture(scope="module")
def strokes(made):
    return drawn(made)[1]


def run(letters, words):
    return next(one for one in letters if words in one.text.replace("\u00a0", " "))


def rule_below(strokes, ink):
    below = [one for one in strokes if one.page == ink.page and 0 < one.top - ink.y < 6 and one.length > 0]
    return min(below, key=lambda one: one.top - ink.y)


def test_stands_on_a4(made):
    assert {(round(width), round(height)) for width, height in sizes_of(made)} == {(210, 297), (297, 210)}


def test_nothing_stands_in_the_margins_but_page_numbers(made, letters, strokes):
    sizes = sizes_of(made)
    for one in letters:
        width, height = sizes[one.page - 1]
        assert 30 - 0.1 <= one.left <= one.right <= width - 15
        assert one.y <= height - 20
        assert one.y >= 20 or one.text.isdigit()
    assert all(one.left >= 30 - 0.1 for one in strokes)


def test_margins_are_no_wider_than_the_decree_allows(letters, strokes):
    upright = [one for one in letters if one.page == 1]
    assert min(one.left for one in upright) <= 35
    assert 210 - max(one.right for one in upright) <= 20
    assert min(one.y - one.size * 0.92 * POINT for one in upright) <= 25


def test_every_letter_is_a_serif_in_the_file(made, letters):
    assert all("LibertinusSerif" in one.font for one in letters)
    for page in pages_of(made):
        for font in page["/Resources"]["/Font"].values():
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert "/FontFile3" in descriptor or "/FontFile2" in descriptor


def test_running_text_has_thirteen_to_fourteen_points(letters):
    assert 13 <= run(letters, "Thực hiện Kế hoạch").size <= 14


def test_page_numbers_stand_in_the_middle_of_the_top_margin_from_the_second_page(made, letters):
    numbers = {one.page: one for one in letters if one.y < 20}
    parts = [run(letters, "Phụ lục I").page, run(letters, "Phụ lục II").page]
    assert set(range(1, len(pages_of(made)) + 1)) - set(numbers) == {1, *parts}
    for one in numbers.values():
        width, _ = sizes_of(made)[one.page - 1]
        assert (one.left + one.right) / 2 == pytest.approx((30 + width - 18) / 2, abs=0.5)
        assert 13 <= one.size <= 14
        assert "Regular" in one.font


def test_the_pages_of_an_appendix_are_counted_anew(letters):
    first = run(letters, "Phụ lục I").page
    assert next(one.text for one in letters if one.page == first + 1 and one.y < 20) == "2"


def test_the_nation_stands_in_bold_capitals(letters):
    nation = run(letters, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert 12 <= nation.size <= 13
    assert "Bold" in nation.font


def test_the_motto_is_bold_over_a_rule_as_long_as_itself(letters, strokes):
    motto = run(letters, "Độc lập - Tự do - Hạnh phúc")
    assert 13 <= motto.size <= 14
    assert "Bold" in motto.font
    rule = rule_below(strokes, motto)
    assert (rule.left, rule.right) == pytest.approx((motto.left, motto.right), abs=0.1)


def test_the_issuing_body_is_bold_over_a_short_rule_and_the_one_above_is_not(letters, strokes):
    parent, first, last = (run(letters, words) for words in ("UBND TỈNH MẪU", "ỦY BAN NHÂN DÂN", "XÃ MẪU"))
    assert parent.y < first.y < last.y
    assert "Bold" not in parent.font
    assert "Bold" in first.font
    assert all(12 <= one.size <= 13 for one in (parent, first, last))
    share = rule_below(strokes, last).length / (first.right - first.left)
    assert 1 / 3 <= share <= 1 / 2


def test_number_and_date_stand_on_one_line_the_date_in_italics(letters):
    number, day = run(letters, "Số: 05/BC-UBND"), run(letters, "Mẫu, ngày 05 tháng 02 năm 2026")
    assert number.y == pytest.approx(day.y, abs=0.1)
    assert number.size == 13
    assert 13 <= day.size <= 14
    assert "Italic" in day.font
    assert "Italic" not in number.font


def test_kind_and_abstract_are_bold_the_abstract_over_a_short_rule(letters, strokes):
    kind, abstract = run(letters, "BÁO CÁO"), run(letters, "Kết quả hoạt động")
    for one in (kind, abstract):
        assert "Bold" in one.font
        assert 13 <= one.size <= 14
        assert (one.left + one.right) / 2 == pytest.approx(111, abs=1)
    share = rule_below(strokes, abstract).length / (abstract.right - abstract.left)
    assert 1 / 3 <= share <= 1 / 2


def test_bodies_addressed_stand_below_the_colon(letters):
    head, first, last = (
        run(letters, words) for words in ("Kính gửi:", "- Ủy ban nhân dân tỉnh", "- Sở Văn hóa")
    )
    assert head.y < first.y < last.y
    assert first.left == pytest.approx(last.left)
    assert first.left == pytest.approx(head.right, abs=2)


def test_running_text_is_justified_with_an_indented_first_line(letters):
    lines = [one for one in letters if one.page == 1 and one.y > run(letters, "Thực hiện Kế hoạch").y - 0.1][
        :3
    ]
    assert 10 <= lines[0].left - 30 <= 12.7
    assert lines[1].left == pytest.approx(30, abs=0.1)
    assert lines[0].right == pytest.approx(192, abs=1.5)  # a blank may hang over
    assert lines[1].right == pytest.approx(192, abs=1.5)


def test_six_points_more_stand_between_paragraphs_than_between_lines(letters):
    starts = [one for one in letters if one.text.startswith("Thực hiện Kế hoạch")]
    lines = sorted(
        {round(one.y, 3) for one in letters if one.page == 1 and starts[0].y <= one.y <= starts[1].y}
    )
    pitches = [below - above for above, below in pairwise(lines)]
    assert (pitches[-1] - pitches[0]) / POINT >= 6 - 0.01


def test_bases_are_in_italics_with_their_signs(letters):
    assert run(letters, "49/2024/NĐ-CP;").font.count("Italic")
    assert run(letters, "đài truyền thanh.").font.count("Italic")


def test_recipients_and_signer_close_the_document_side_by_side(letters):
    head, first = run(letters, "Nơi nhận:"), run(letters, "- Như trên;")
    assert (head.size, first.size) == (12, 11)
    assert "boldItalic" in head.font
    assert "Regular" in first.font
    signing = [run(letters, words) for words in ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")]
    name = run(letters, "Nguyễn Thị Ưng")
    assert [one.y for one in (*signing, name)] == sorted(one.y for one in (*signing, name))
    assert name.y - signing[-1].y > 20
    for one in (*signing, name):
        assert one.left > 105
        assert 13 <= one.size <= 14
        assert "Bold" in one.font


def test_the_signature_never_stands_alone_on_a_page():
    for count in range(1, 14):
        letters, _ = drawn(pdf.render(replace(REPORT, appendices=(), blocks=(Paragraph(LONG),) * count)))
        assert run(letters, "Trên đây").page == run(letters, "Nơi nhận").page == run(letters, "Nguyễn").page


def test_the_end_sign_stands_once(made):
    words = words_of(made)
    assert words.count("./.") == 1
    assert "quý IV năm 2025./." in words


def test_every_page_of_a_table_begins_with_its_head(made):
    with_rows = [page.extract_text() for page in pages_of(made) if "Phát thanh lần" in page.extract_text()]
    assert len(with_rows) >= 5
    assert all("Số lượt" in page for page in with_rows)


@pytest.mark.parametrize("before", [1, 4, 7])
def test_a_row_goes_over_to_the_next_page_whole(before):
    """Each row is begun and ended by its own words; between them are lines enough to be parted."""
    row = " ".join(["đầu", *["Các khoản phí, lệ phí xã trực tiếp thu"] * 8, "cuối"])
    table = Table((Column("Tin, bài"), Column("Ghi chú")), ((row, ""),) * 12)
    paragraphs = (Paragraph(LONG),) * before
    made = pdf.render(replace(REPORT, appendices=(), blocks=(*paragraphs, table)))
    pages = [page.extract_text().split() for page in pages_of(made)]
    assert sum(page.count("đầu") for page in pages) == 12
    assert all(page.count("đầu") == page.count("cuối") for page in pages)


def test_appendices_have_label_title_and_origin(letters):
    label, title, origin = (run(letters, words) for words in ("Phụ lục I", "SỐ LIỆU THEO THÔN", "(Kèm theo"))
    assert label.y < title.y < origin.y
    for one in (label, title, origin):
        assert (one.left + one.right) / 2 == pytest.approx(30 + 249 / 2, abs=1)
    assert "Bold" in label.font
    assert "Bold" in title.font
    assert "Italic" in origin.font


def test_totals_are_shown(made):
    assert "Tổng cộng 112.340 205,0" in words_of(made)


def test_the_same_document_gives_the_same_bytes(made):
    assert pdf.render(REPORT) == made


def test_the_file_says_its_day_and_title(made):
    said = pages_of(made)[0].pdf.metadata
    assert said.title == "Báo cáo Kết quả hoạt động thông tin cơ sở quý IV năm 2025"
    assert f"{said.creation_date:%Y-%m-%d}" == "2026-02-05"


def test_accents_are_copied_out_as_they_were_written(made):
    words = words_of(made)
    for said in ("Nơi nhận:", "Nguyễn Thị Ưng", "ỦY BAN NHÂN DÂN", "Phương hướng".upper()):
        assert said in words
