"""A table in the form of Nghị định 30/2020/NĐ-CP, measured on the paper it makes."""

from dataclasses import replace
from datetime import date

import pytest

from media.printing import Column, OfficialTable, official_table
from media.printing.official import date_line, ended, is_wide
from tests.media.printing import paper

TABLE = OfficialTable(
    issuer="UBND xã Mẫu",
    parent="UBND tỉnh Mẫu",
    place="Mẫu",
    day=date(2026, 2, 5),
    title="Danh sách",
    subtitle="Nội dung đã công khai quý IV năm 2026",
    columns=[Column("STT", 0.5, "center"), Column("Nội dung", 3), Column("Hình thức", 1.5)],
    rows=[[str(at), f"Nội dung số {at}", "Niêm yết"] for at in range(1, 80)],
    closing="Danh sách này được niêm yết tại trụ sở",
    signer_post="TM. Ủy ban nhân dân\nChủ tịch",
    recipients=["Như trên", "Lưu: VT"],
)


@pytest.fixture(scope="module")
def pdf():
    return official_table(TABLE)


def run(pdf, words):
    return next(one for one in paper.runs_of(pdf) if words in one.text.replace("\u00a0", " "))


def test_stands_on_a4_with_the_margins_of_the_decree(pdf):
    assert paper.size_of(pdf) == (210, 297)
    body = [one for one in paper.runs_of(pdf) if one.page == 2 and one.y > 18]
    assert min(one.x for one in body) >= 30
    assert max(one.y for one in body) <= 297 - 20


def test_the_nation_and_its_motto_are_bold_in_the_prescribed_sizes(pdf):
    nation = run(pdf, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert nation.size == pytest.approx(12.5, abs=0.5)
    motto = run(pdf, "Hạnh phúc")
    assert motto.size == pytest.approx(13.5, abs=0.5)
    assert "Bold" in nation.font
    assert "Bold" in motto.font


def test_the_date_line_is_italic(pdf):
    line = run(pdf, "Mẫu, ngày 05")
    assert "Italic" in line.font


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 2, 5), "Mẫu, ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 10), "Mẫu, ngày 10 tháng 3 năm 2026"),
        (date(2026, 11, 21), "Mẫu, ngày 21 tháng 11 năm 2026"),
    ],
)
def test_days_below_ten_and_the_first_two_months_get_a_zero(day, said):
    assert date_line("Mẫu", day).replace("\u00a0", " ") == said


def test_the_head_of_the_table_stands_on_every_page(pdf):
    pages = paper.read(pdf).pages
    assert len(pages) > 1
    with_rows = [page for page in pages if "Nội dung số" in page.extract_text().replace("\u00a0", " ")]
    assert all("Hình thức" in page.extract_text() for page in with_rows)


def test_pages_are_numbered_in_the_top_margin_but_the_first(pdf):
    first = [one for one in paper.runs_of(pdf) if one.page == 1 and one.y < 18]
    second = [one for one in paper.runs_of(pdf) if one.page == 2 and one.y < 20]
    assert first == []
    assert [one.text for one in second] == ["2"]
    assert second[0].x == pytest.approx(30 + 162 / 2, abs=3)


def test_ends_with_recipients_and_signer(pdf):
    words = paper.text_of(pdf)
    assert "tại trụ sở./." in words
    assert "Nơi nhận:" in words
    assert "- Như trên; - Lưu: VT." in words
    assert "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH" in words


def test_every_font_is_in_the_file(pdf):
    fonts = paper.fonts_of(pdf)
    assert all(fonts.values())
    assert all(name.startswith("LibertinusSerif") for name in fonts)


def test_many_columns_turn_the_paper():
    columns = [Column(f"Cột {at}") for at in range(10)]
    made = official_table(replace(TABLE, columns=columns, rows=[["x"] * 10]))
    assert paper.size_of(made) == (297, 210)


def test_a_word_wider_than_its_column_turns_the_paper():
    columns = [Column("A", 9), Column("B", 1)]
    assert is_wide(columns, [["a", "nghiêngnghiêng"]])
    assert not is_wide(columns, [["a", "b"]])


@pytest.mark.parametrize(
    ("closing", "end"), [("Hết", "Hết./."), ("Hết.", "Hết./."), ("Hết./.", "Hết./."), ("", "")]
)
def test_the_text_ends_with_its_sign(closing, end):
    assert ended(closing) == end


def test_a_row_that_lacks_a_cell_is_refused():
    with pytest.raises(ValueError, match="cells"):
        official_table(replace(TABLE, rows=[["1", "2"]]))
