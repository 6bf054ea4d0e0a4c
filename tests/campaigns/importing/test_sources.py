"""Files to lines and blocks: Word with merged cells and numbers of its own, PDF, tables of every make."""

import cProfile
import pstats
import unicodedata
from pathlib import Path

import docx
import pytest

from campaigns.importing import read_plan
from campaigns.importing.sources import Paragraph, Table, read
from campaigns.importing.sources.flow import Line, paragraphs
from tests.campaigns.importing import files


def texts(content: bytes, name: str = "a.txt") -> list[str]:
    return [block.text for block in read(content, name).blocks if isinstance(block, Paragraph)]


def cells(content: bytes, name: str = "a.md") -> list[list[str]]:
    (table,) = (block for block in read(content, name).blocks if isinstance(block, Table))
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_a_sentence_broken_over_lines_and_pages_is_one() -> None:
    broken = "Căn cứ Quyết định số 45/2016/QĐ-TTg ngày 19 tháng 10 năm 2016 của Thủ\ntướng Chính phủ"
    text = f"{broken}\n\n- 3 -\n\nvề việc x;"
    document = read(text.encode(), "a.txt")
    (only,) = document.blocks
    assert only.lines == (1, 2, 6)
    assert document.layout == (4,)


def test_a_paragraph_of_twice_as_many_lines_is_twice_the_work() -> None:
    def work(many: int) -> int:
        lines = [
            Line(number, "các thôn tuyên truyền cải cách hành chính đến người dân và")
            for number in range(many)
        ]
        with cProfile.Profile() as profile:
            (found,), _layout = paragraphs(lines)
        assert len(found.lines) == many
        return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]

    assert work(2000) < 2.1 * work(1000)


def test_a_symbol_broken_at_its_hyphen_is_one() -> None:
    draft = read_plan("KẾ HOẠCH\nA\nCăn cứ Nghị định số 61/2018/NĐ-\nCP ngày 23/4/2018;".encode(), "a.txt")
    assert [basis.symbol for basis in draft.legal_bases] == ["61/2018/NĐ-CP"]


def test_lists_and_titles_are_not_joined() -> None:
    text = "KẾ HOẠCH\nTuyên truyền năm 2024\n- Một;\n- Hai\n1. Ba\na) Bốn\nPHỤ LỤC"
    assert texts(text.encode()) == text.split("\n")


def test_marks_of_markdown_and_html_are_taken_off() -> None:
    first = "## **KẾ HOẠCH**\n\n*Xã A, ngày 01*\n\n**1. Công chức:** viết<br>bài"
    text = f"{first}\n\n[Trang](http://a.vn) &amp; loa \\- x"
    assert texts(text.encode(), "a.md") == [
        "KẾ HOẠCH",
        "Xã A, ngày 01",
        "1. Công chức: viết bài",
        "Trang & loa - x",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_in_unicode_of_any_form(encoding: str) -> None:
    written = unicodedata.normalize("NFD", "Kế hoạch tuyên truyền")
    assert texts(written.encode(encoding)) == ["Kế hoạch tuyên truyền"]


def test_html_cells_that_span_rows_and_columns() -> None:
    markup = (
        "<table>\n<tr><td rowspan='2'>1</td><td colspan='2'>Nội dung</td></tr>\n"
        "<tr><td>a</td><td><ul><li>- b</li><li>- c</li></ul></td></tr>\n</table>"
    )
    assert cells(markup.encode()) == [["1", "Nội dung", ""], ["1", "a", "- b\n- c"]]


def test_a_row_of_tabs_broken_within_a_cell() -> None:
    text = "TT\tNội dung\tChủ trì\n1\tViết bài đăng trang thông tin\nđiện tử\tVH-XH"
    assert cells(text.encode(), "a.txt")[1] == ["1", "Viết bài đăng trang thông tin điện tử", "VH-XH"]


def test_word_paragraphs_and_tables_are_lines() -> None:
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    table = document.add_table(rows=2, cols=3)
    for row, said in zip(
        table.rows, [("TT", "Nội dung", "Chủ trì"), ("1", "Viết bài", "VH-XH")], strict=True
    ):
        for cell, text in zip(row.cells, said, strict=True):
            cell.text = text
    document.add_paragraph("Nơi nhận:")
    read_as = read(files.word(document), "a.docx")
    assert read_as.lines == ("KẾ HOẠCH", "TT | Nội dung | Chủ trì", "1 | Viết bài | VH-XH", "Nơi nhận:")
    assert [block.lines for block in read_as.blocks] == [(1,), (2, 3), (4,)]


def test_merged_cells_in_word_are_understood() -> None:
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Tuyên truyền năm 2024")
    table = document.add_table(rows=5, cols=4)
    rows = [
        ("TT", "Nội dung", "Chủ trì", "Thời gian"),
        ("I", "Trên truyền thanh", "", ""),
        ("1", "Phát bản tin cải cách hành chính", "Đài truyền thanh", "2 lần/tuần"),
        ("2", "Tiếp âm đài huyện", "", "Hàng ngày"),
        ("3", "Niêm yết thủ tục", "Văn phòng", "Thường xuyên"),
    ]
    for row, said in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, said, strict=True):
            cell.text = text
    table.cell(1, 1).merge(table.cell(1, 3))
    table.cell(2, 2).merge(table.cell(3, 2))
    draft = read_plan(files.word(document), "a.docx")
    assert [(one.title, one.lead, one.section) for one in draft.activities] == [
        ("Phát bản tin cải cách hành chính", "Đài truyền thanh", "Trên truyền thanh"),
        ("Tiếp âm đài huyện", "Đài truyền thanh", "Trên truyền thanh"),
        ("Niêm yết thủ tục", "Văn phòng", "Trên truyền thanh"),
    ]


def test_numbers_that_word_writes_by_itself_are_read() -> None:
    document = docx.Document()
    number = files.add_list(document, ("upperRoman", "%1."), ("decimal", "%2."), ("bullet", ""))
    for text, level in [
        ("MỤC ĐÍCH", 0),
        ("TỔ CHỨC THỰC HIỆN", 0),
        ("Công an xã", 1),
        ("Tuần tra", 2),
        ("Thôn", 1),
    ]:
        files.numbered(document.add_paragraph(text), number, level)
    assert texts(files.word(document), "a.docx") == [
        "I. MỤC ĐÍCH", "II. TỔ CHỨC THỰC HIỆN", "1. Công an xã", "- Tuần tra", "2. Thôn",
    ]  # fmt: skip


def test_a_pdf_with_text(tmp_path: Path) -> None:
    content = files.pdf(
        "#align(center)[KẾ HOẠCH \\ Tuyên truyền phòng, chống bạo lực gia đình năm 2024]\n\n"
        "Căn cứ Nghị định số 76/2023/NĐ-CP ngày 01 tháng 11 năm 2023 của Chính phủ quy định chi tiết một "
        "số điều "
        "của Luật Phòng, chống bạo lực gia đình;\n\nIII. TỔ CHỨC THỰC HIỆN\n\n"
        "Giao Công chức Văn hóa - Xã hội xây dựng tin, bài phát trên hệ thống truyền thanh xã mỗi tuần "
        "hai lần.",
        tmp_path,
    )
    draft = read_plan(content, "a.pdf")
    assert draft.title
    assert draft.title.text == "Tuyên truyền phòng, chống bạo lực gia đình năm 2024"
    assert [basis.symbol for basis in draft.legal_bases] == ["76/2023/NĐ-CP"]
    assert [(one.lead, one.title[:8]) for one in draft.activities] == [
        ("Công chức Văn hóa - Xã hội", "xây dựng")
    ]
