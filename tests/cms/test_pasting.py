from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.loudspeaker import from_blocks
from cms.models import ArticlePage
from cms.pasting import blocks_of

SHARED = Path(__file__).parents[3] / "shared" / "documents" / "ke-hoach-linh-toai-2020.txt"


def kinds(text):
    return [block["type"] for block in blocks_of(text).blocks]


def values(text):
    return [block["value"] for block in blocks_of(text).blocks]


def test_empty_text_has_no_blocks():
    assert blocks_of(" \n\n ").blocks == []


def test_lines_become_paragraphs():
    assert values("Một.\nHai.\n\nBa.") == ["<p>Một.</p><p>Hai.</p><p>Ba.</p>"]


def test_bullets_become_a_list():
    text = "Cần mang theo:\n- Căn cước\n• Sổ đỏ\n-Đơn xin"
    assert values(text)[1] == "<ul><li>Căn cước</li><li>Sổ đỏ</li><li>Đơn xin</li></ul>"


def test_a_negative_number_is_no_bullet():
    assert kinds("-5 độ là rất lạnh") == ["paragraph"]


def test_numbered_lines_become_steps():
    [steps] = values("1. Truy cập cổng\n2) Đăng nhập\nBước 3: Nộp hồ sơ")
    assert steps == {"title": "", "steps": ["Truy cập cổng", "Đăng nhập", "Nộp hồ sơ"]}


def test_a_number_alone_is_a_section():
    assert kinds("Mở đầu.\n1. Đối tượng\nMọi người dân.\n2. Hồ sơ\nMột bộ.") == [
        "paragraph",
        "heading",
        "paragraph",
        "heading",
        "paragraph",
    ]


def test_the_first_headings_are_the_title():
    pasted = blocks_of("**BÀI TUYÊN TRUYỀN**\n**Phòng chống mưa lũ**\n**năm 2026**\n\nNội dung.")
    assert pasted.title == "Phòng chống mưa lũ năm 2026"
    assert len(pasted.blocks) == 1


def test_a_title_in_capitals_becomes_an_ordinary_line_with_its_abbreviations():
    assert (
        blocks_of("THÔNG BÁO CỦA UBND VỀ TIÊM CHỦNG\nNội dung.").title == "Thông báo của UBND về tiêm chủng"
    )


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_first_line_that_is_no_sentence_is_the_title(between):
    pasted = blocks_of(f"Lịch tiêm chủng tháng 12 năm 2026{between}Trạm Y tế xã tổ chức tiêm chủng.")
    assert pasted.title == "Lịch tiêm chủng tháng 12 năm 2026"
    assert len(pasted.blocks) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Trạm Y tế xã tổ chức tiêm chủng.\nBà con đưa trẻ đến.",
        "Kính thưa bà con nhân dân\nHôm nay xã ta tổ chức tiêm chủng.",
        "Trạm Y tế xã tổ chức tiêm chủng cho\ntrẻ em dưới năm tuổi.",  # one sentence, broken by a PDF
        "Cần mang theo:\nSổ tiêm chủng.",
        "Số: 12/TB-UBND\nỦy ban nhân dân xã thông báo.",
        "Một dòng duy nhất",
        "- Căn cước\n- Sổ đỏ",
    ],
)
def test_other_first_lines_stay_in_the_text(text):
    assert blocks_of(text).title == ""


def test_lines_in_capitals_further_down_are_headings():
    assert kinds("Mở đầu.\nTHỜI GIAN THỰC HIỆN\nTừ ngày mai.") == ["paragraph", "heading", "paragraph"]


def test_an_abbreviation_alone_is_no_heading():
    assert kinds("Mở đầu.\nUBND\nTiếp theo.") == ["paragraph"]


def test_bold_inside_a_line_stays_bold_and_html_is_escaped():
    assert values("Mang **căn cước** & <b>sổ</b>.") == [
        "<p>Mang <b>căn cước</b> &amp; &lt;b&gt;sổ&lt;/b&gt;.</p>"
    ]


def test_bold_over_two_lines_is_two_headings():
    assert values("Hết.\n**DUYỆT CỦA LÃNH ĐẠO  \nPCT.UBND XÃ**") == [
        "<p>Hết.</p>",
        "DUYỆT CỦA LÃNH ĐẠO",
        "PCT.UBND XÃ",
    ]


def test_a_windows_copy_with_soft_blanks_is_clean():
    assert values("Từ\u00a0ngày\u200b 01/8.\r\n") == ["<p>Từ ngày 01/8.</p>"]


def test_rows_with_tabs_are_a_table_with_its_heads():
    pasted = blocks_of("Lịch khám:\nThôn\tGiờ\tNgày\nThôn 1\t7h30\t**05/8**\n1.\t\t06/8\nXin mời bà con.")
    assert [block["type"] for block in pasted.blocks] == ["paragraph", "table", "paragraph"]
    table = pasted.blocks[1]["value"]
    assert table["data"] == [["Thôn", "Giờ", "Ngày"], ["Thôn 1", "7h30", "05/8"], ["1.", "", "06/8"]]
    assert table["first_row_is_table_header"]


def test_a_pasted_table_is_read_as_tables_are():
    [block] = blocks_of("Thôn\tGiờ tiêm\nĐông\t7h30\nTây\t9h").blocks
    stream = ArticlePage._meta.get_field("body").stream_block
    assert from_blocks(stream.to_python([block])) == "Thôn: Đông; Giờ tiêm: 7h30.\nThôn: Tây; Giờ tiêm: 9h."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("•\tCăn cước\n•\tSổ đỏ", "paragraph"),
        ("1.\tTruy cập cổng\n2.\tNộp hồ sơ", "steps"),
        ("a)\tCăn cước\nb)\tSổ đỏ", "paragraph"),
        ("\tMột câu.\n\tHai câu.", "paragraph"),
        ("Thôn Đông\t7h30", "paragraph"),
    ],
)
def test_lists_indents_and_a_single_row_are_no_table(text, kind):
    assert kinds(text) == [kind]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the shared folder is not beside the project")
def test_an_article_as_communes_write_them():
    text = SHARED.read_text(encoding="utf-8")
    pasted = blocks_of(text[text.index("**BÀI TUYÊN TRUYỀN**") :])
    assert pasted.title.startswith("Hướng dẫn sử dụng dịch vụ công trực tuyến mức độ 3,4")
    assert [block["type"] for block in pasted.blocks][:6] == [
        "paragraph",
        "paragraph",
        "paragraph",
        "heading",
        "paragraph",
        "heading",
    ]
    assert not any("**" in str(block["value"]) for block in pasted.blocks)


@settings(deadline=None)
@given(st.text())
def test_no_letter_is_lost_and_nothing_raises(text):
    pasted = blocks_of(text)
    assert isinstance(pasted.title, str)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["Một câu.", "- mục", "1. bước", "ĐỀ MỤC LỚN", "**đậm**", "câu\tmục", ""]),
        max_size=20,
    )
)
def test_every_line_is_kept(lines):
    pasted = blocks_of("\n".join(lines))
    written = pasted.title.lower() + str([block["value"] for block in pasted.blocks]).lower()
    for word in ("câu", "mục", "bước", "đề", "đậm"):
        assert (word in "\n".join(lines).lower()) <= (word in written)


def test_the_line_below_the_name_of_the_kind_is_the_title() -> None:
    pasted = blocks_of("BÀI TUYÊN TRUYỀN\nĐăng ký khai sinh qua mạng\n\nTừ ngày 01/8, UBND xã nhận hồ sơ.")
    assert pasted.title == "Đăng ký khai sinh qua mạng"
    assert [block["type"] for block in pasted.blocks] == ["paragraph"]


def test_a_sentence_below_the_name_of_the_kind_stays_text() -> None:
    pasted = blocks_of("THÔNG BÁO\nUBND xã nghỉ làm việc ngày 02/9.\n\nBà con chú ý.")
    assert pasted.title == "Thông báo"
