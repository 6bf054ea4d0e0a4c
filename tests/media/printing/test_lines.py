"""Lines of a title are few, even, and end where the language allows."""

import pytest

from media.printing.lines import balanced


def fixed(line):
    return len(line) * 10


def test_a_short_title_is_one_line():
    assert balanced("Lịch tiêm phòng", 400, fixed) == ["Lịch tiêm phòng"]


def test_two_lines_are_about_equally_long():
    lines = balanced("Khai sinh kết hôn khai tử làm trọn trên mạng", 400, fixed)
    assert lines == ["Khai sinh kết hôn khai", "tử làm trọn trên mạng"]


def test_no_line_ends_between_a_number_and_its_unit():
    assert balanced("hạn chót là 30 ngày nữa", 160, fixed) == ["hạn chót là", "30 ngày nữa"]


def test_a_word_wider_than_the_room_cannot_be_set():
    assert balanced("nghiêng", 60, fixed) is None


def test_nothing_is_no_lines():
    assert balanced("  ", 60, fixed) == []


@pytest.mark.parametrize("width", [80, 120, 200, 333])
def test_no_word_is_lost_and_no_line_too_wide(width):
    text = "Nhân dân xã Mẫu chung tay giữ gìn đường làng ngõ xóm sáng xanh sạch đẹp"
    lines = balanced(text, width, fixed)
    assert " ".join(lines) == text
    assert max(map(fixed, lines)) <= width
