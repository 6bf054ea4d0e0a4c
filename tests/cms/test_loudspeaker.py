import pytest

from cms.loudspeaker import from_blocks, minutes
from cms.models import ArticlePage


def said(*blocks):
    stream = ArticlePage._meta.get_field("body").stream_block
    return from_blocks(stream.to_python([{"type": kind, "value": value} for kind, value in blocks]))


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("heading", "Hồ sơ gồm có", "Hồ sơ gồm có."),
        ("paragraph", "<p>Một &amp; <b>hai</b>.</p><p>Ba</p>", "Một & hai.\nBa."),
        ("paragraph", "<ul><li>Đơn;</li><li>Sổ đỏ,</li></ul>", "Đơn;\nSổ đỏ."),
        (
            "steps",
            {"title": "Cách nộp", "steps": ["Mở trang", "UBND nhận"]},
            "Cách nộp.\nBước một: mở trang.\nBước hai: UBND nhận.",
        ),
        (
            "question",
            {"question": "Nộp ở đâu?", "answer": "<p>Tại xã.</p>"},
            "Hỏi: Nộp ở đâu?\nTrả lời: Tại xã.",
        ),
        ("quotation", {"words": "Phải giữ rừng", "speaker": "Bác Hồ"}, "Bác Hồ nói: “Phải giữ rừng”."),
        (
            "citation",
            {"document": "Nghị định số 118/2025/NĐ-CP", "provision": "Điều 5", "words": ""},
            "Căn cứ điều 5, Nghị định số 118/2025/NĐ-CP.",
        ),
        ("picture", {"image": None, "caption": "x", "description": "Bản đồ xã"}, "Trong hình: bản đồ xã."),
        ("picture", {"image": None, "caption": "x", "description": ""}, ""),
        (
            "table",
            {"data": [["Thôn", "Giờ"], ["Đông", "7h"], ["Tây", None]], "first_row_is_table_header": True},
            "Thôn: Đông; Giờ: 7h.\nThôn: Tây.",
        ),
    ],
)
def test_each_kind_of_block_becomes_sentences(kind, value, expected):
    assert said((kind, value)) == expected


def test_blocks_follow_one_another_line_by_line():
    assert said(("heading", "Một"), ("paragraph", "<p>Hai</p>")) == "Một.\nHai."


def test_length_is_counted_at_the_pace_of_news():
    assert minutes(" ".join(["xã"] * 466)) == pytest.approx(2.0, abs=0.05)


def test_the_head_of_a_column_is_not_said_before_a_cell_that_begins_with_it() -> None:
    table = {"first_row_is_table_header": True, "data": [["Thôn", "Giờ tiêm"], ["Thôn 1", "7h30"]]}
    assert said(("table", table)) == "Thôn 1; Giờ tiêm: 7h30."
