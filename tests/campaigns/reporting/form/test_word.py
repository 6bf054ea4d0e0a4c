"""Nghị định 30/2020/NĐ-CP measured on the Word file, in its XML and through python-docx."""

import io
from dataclasses import replace
from zipfile import ZipFile

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Pt

from campaigns.reporting.form import Appendix, word
from campaigns.reporting.form.widths import width_of
from tests.campaigns.reporting.form.sample import REPORT


@pytest.fixture(scope="module")
def data():
    return word.render(REPORT)


@pytest.fixture(scope="module")
def made(data):
    return docx.Document(io.BytesIO(data))


def every_paragraph(made):
    """Return all paragraphs in the order they stand, those of tables too."""
    return [docx.text.paragraph.Paragraph(p, made) for p in made.element.body.iter(qn("w:p"))]


def paragraph(made, words):
    return next(one for one in every_paragraph(made) if words in one.text.replace("\u00a0", " "))


def rule_after(made, words):
    """Return the length in millimetres of the line drawn below a paragraph, in a room of its place."""
    paragraphs = every_paragraph(made)
    at = next(at for at, one in enumerate(paragraphs) if words in one.text)
    ruled = next(one for one in paragraphs[at:] if one._p.find(f".//{qn('w:pBdr')}") is not None)
    cell = next((one for one in ruled._p.iterancestors(qn("w:tc"))), None)
    room = 162.0 if cell is None else int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) / 1440 * 25.4
    form = ruled.paragraph_format
    return room - form.left_indent.mm - form.right_indent.mm


def size(one):
    return {run.font.size.pt for run in one.runs if run.text}


def test_stands_on_a4_with_the_margins_of_the_decree(made):
    for section in made.sections:
        assert sorted([round(section.page_width.mm), round(section.page_height.mm)]) == [210, 297]
        assert 20 <= section.top_margin.mm <= 25
        assert 20 <= section.bottom_margin.mm <= 25
        assert 30 <= section.left_margin.mm <= 35
        assert 15 <= section.right_margin.mm <= 20


def test_every_style_that_is_used_is_times_new_roman_without_a_theme(made):
    for name in ("Normal", "Body Text", "Heading 1", "Heading 2", "Heading 3"):
        fonts = made.styles[name].element.rPr.rFonts
        assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {
            "Times New Roman"
        }
        assert not [key for key in fonts.attrib if key.endswith("Theme")]
        assert 13 <= made.styles[name].font.size.pt <= 14
    assert {one.style.name for one in every_paragraph(made)} <= {
        *("Normal", "Body Text", "Heading 1", "Heading 2", "Heading 3")
    }
    assert not [run for one in every_paragraph(made) for run in one.runs if run.font.name]


def test_page_numbers_stand_in_the_middle_of_the_top_margin_but_on_first_pages(made):
    head = made.sections[0].header
    assert "PAGE" in "".join(one.text or "" for one in head._element.iter(qn("w:instrText")))
    assert head.paragraphs[0].alignment == ALIGN.CENTER
    assert {run.font.size.pt for run in head.paragraphs[0].runs} == {13}
    for section in made.sections:
        assert section.different_first_page_header_footer
        assert section.header_distance.mm < section.top_margin.mm
        assert not "".join(one.text for one in section.first_page_header.paragraphs)


def test_the_pages_of_each_appendix_are_counted_anew(made):
    starts = [
        [one.get(qn("w:start")) for one in section._sectPr.findall(qn("w:pgNumType"))]
        for section in made.sections
    ]
    assert starts == [[], ["1"], ["1"]]


def test_nation_and_motto_are_bold_over_a_rule_as_long_as_the_motto(made):
    nation = paragraph(made, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    motto = paragraph(made, "Độc lập - Tự do - Hạnh phúc")
    assert (size(nation), size(motto)) == ({13}, {14})
    assert nation.runs[0].bold
    assert motto.runs[0].bold
    # 60.7 mm: the advance widths of Times New Roman Bold at 14 points, added up by hand.
    assert rule_after(made, "Độc lập") == pytest.approx(60.7, abs=1)


def test_the_issuing_body_is_bold_over_a_short_rule_and_the_one_above_is_not(made):
    assert not paragraph(made, "UBND TỈNH MẪU").runs[0].bold
    body = paragraph(made, "ỦY BAN NHÂN DÂN")
    assert body.runs[0].bold
    assert size(body) == {13}
    assert 1 / 3 <= rule_after(made, "XÃ MẪU") / width_of("ỦY BAN NHÂN DÂN", 13) <= 1 / 2


def test_number_and_date(made):
    number, day = paragraph(made, "Số: 05/BC-UBND"), paragraph(made, "Mẫu, ngày 05 tháng 02 năm 2026")
    assert not number.runs[0].italic
    assert day.runs[0].italic
    assert (size(number), size(day)) == ({13}, {13})


def test_kind_and_abstract_are_bold_the_abstract_over_a_short_rule(made):
    kind, abstract = paragraph(made, "BÁO CÁO"), paragraph(made, "Kết quả hoạt động thông tin")
    for one in (kind, abstract):
        assert one.runs[0].bold
        assert one.alignment == ALIGN.CENTER
        assert size(one) == {14}
    share = rule_after(made, "Kết quả hoạt động thông tin") / width_of(abstract.text, 14)
    assert 1 / 3 <= share <= 1 / 2


def test_running_text_is_justified_with_an_indented_first_line_and_six_points(made):
    style = made.styles["Body Text"].paragraph_format
    assert paragraph(made, "Thực hiện Kế hoạch").style.name == "Body Text"
    assert style.alignment == ALIGN.JUSTIFY
    assert 10 <= style.first_line_indent.mm <= 12.7
    assert style.space_after >= Pt(6)
    assert style.line_spacing == 1


def test_one_body_is_addressed_on_its_line_and_several_below():
    alone = docx.Document(io.BytesIO(word.render(replace(REPORT, addressed_to=("Sở Nội vụ",)))))
    assert paragraph(alone, "Kính gửi:").text == "Kính gửi: Sở Nội vụ"
    several = docx.Document(io.BytesIO(word.render(REPORT)))
    texts = [one.text for one in every_paragraph(several)]
    at = texts.index("Kính gửi:")
    assert texts[at + 1 : at + 3] == ["- Ủy ban nhân dân tỉnh Mẫu;", "- Sở Văn hóa, Thể thao và Du lịch."]


def test_headings_are_real_headings_with_their_numbers(made):
    found = [(one.style.name, one.text) for one in every_paragraph(made) if one.style.name.startswith("Head")]
    assert found[:4] == [
        ("Heading 1", "I. KẾT QUẢ THỰC HIỆN"),
        ("Heading 2", "1. Đài truyền thanh"),
        ("Heading 3", "a) Chương trình tự sản xuất"),
        ("Heading 3", "b) Tiếp âm"),
    ]


def test_recipients_and_signer_close_the_document(made):
    head, first = paragraph(made, "Nơi nhận:"), paragraph(made, "- Như trên;")
    assert head.runs[0].bold
    assert head.runs[0].italic
    assert (size(head), size(first)) == ({12}, {11})
    assert paragraph(made, "- Lưu: VT, VHXH.")
    for words in ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Thị Ưng"):
        one = paragraph(made, words)
        assert one.runs[0].bold
        assert size(one) == {14}
        assert one.alignment == ALIGN.CENTER
    assert paragraph(made, "Nguyễn Thị Ưng").paragraph_format.space_before.mm > 20
    assert paragraph(made, "Trên đây").paragraph_format.keep_with_next


def test_the_end_sign_stands_once(made):
    words = "\n".join(one.text for one in every_paragraph(made)).replace("\u00a0", " ")
    assert words.count("./.") == 1
    assert "quý IV năm 2025./." in words


def test_tables_repeat_their_head_and_show_their_totals(made):
    table = made.tables[1]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None
    assert [cell.text for cell in table.rows[0].cells] == ["TT", "Nội dung", "Ngày", "Số lượt", "Số giờ"]
    assert [cell.text for cell in table.rows[-1].cells] == ["", "Tổng cộng", "", "112.340", "205,0"]
    assert [cell.text for cell in table.rows[6].cells][2:] == ["07/01/2026", "822", "1,5"]


def test_tables_are_as_wide_as_their_page(made):
    for table, width in zip(made.tables, (162, 162, 162, 249, 162), strict=True):
        assert sum(column.width.mm for column in table.columns) == pytest.approx(width, abs=0.2)


def test_appendices_begin_pages_of_their_own_lying_where_they_are_wide(made):
    assert [section.page_width > section.page_height for section in made.sections] == [False, True, False]
    texts = [one.text for one in every_paragraph(made)]
    at = texts.index("Phụ lục I")
    assert texts[at + 1] == "SỐ LIỆU THEO THÔN"
    assert texts[at + 2].startswith("(Kèm theo Báo cáo số 05/BC-UBND ngày 05 tháng 02 năm 2026")
    assert paragraph(made, "(Kèm theo").runs[0].italic


def test_elements_stand_in_the_order_word_asks_for(made):
    """Word refuses files that LibreOffice reads: its order is that of ISO/IEC 29500-1, 17.4 and 17.6."""
    tables = ["tblStyle", "tblW", "jc", "tblLayout", "tblCellMar", "tblLook"]
    sections = ["headerReference", "type", "pgSz", "pgMar", "pgNumType", "cols", "titlePg", "docGrid"]
    paragraphs = ["pStyle", "keepNext", "pBdr", "spacing", "ind", "jc", "rPr", "sectPr"]
    for name, order in (("tblPr", tables), ("sectPr", sections), ("pPr", paragraphs)):
        for element in made.element.body.iter(qn(f"w:{name}")):
            places = [order.index(one.tag.partition("}")[2]) for one in element]
            assert places == sorted(places)


def test_the_same_document_gives_the_same_bytes(data):
    assert word.render(REPORT) == data
    with ZipFile(io.BytesIO(data)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_file_says_whose_it_is_and_of_which_day(made, data):
    said = made.core_properties
    assert said.title == "Báo cáo Kết quả hoạt động thông tin cơ sở quý IV năm 2025"
    assert said.author == "Ủy ban nhân dân xã Mẫu"
    assert f"{said.created:%Y-%m-%d}" == f"{said.modified:%Y-%m-%d}" == "2026-02-05"
    assert said.language == "vi-VN"
    assert not [name for name in ZipFile(io.BytesIO(data)).namelist() if "thumbnail" in name]


def test_a_document_without_blocks_is_whole():
    bare = docx.Document(
        io.BytesIO(word.render(replace(REPORT, blocks=(), bases=(), appendices=(Appendix("Trống", ()),))))
    )
    assert "SỐ" not in paragraph(bare, "TRỐNG").text
    assert paragraph(bare, "Trên đây").text.endswith("./.")
