"""Lines of Vietnamese text end where a reader expects them to."""

import pytest

from media.printing.spacing import MAY_BREAK, NO_BREAK, bind, bind_title, by_phrase


@pytest.mark.parametrize(
    ("written", "bound"),
    [
        ("trong 30 ngày", "trong 30~ngày"),
        ("nộp 1.500 đồng", "nộp 1.500~đồng"),
        ("giảm 50 %", "giảm 50~%"),
        ("rộng 12 m² đất", "rộng 12~m² đất"),
        ("Điều 11 khoản 6", "Điều~11 khoản~6"),
        ("quý IV năm 2026", "quý~IV năm~2026"),
        ("ngày 05 tháng 02 năm 2026", "ngày~05~tháng~02~năm~2026"),
        ("gọi 0299 123 456", "gọi 0299~123~456"),
        ("văn hóa - xã hội", "văn hóa~- xã hội"),
        ("có 5 ngôi nhà", "có 5 ngôi nhà"),
        ("khoản chi lớn", "khoản chi lớn"),
    ],
)
def test_keeps_together_what_belongs_together(written, bound):
    assert bind(written).replace(NO_BREAK, "~") == bound


def test_an_address_breaks_after_its_signs():
    bound = bind("https://xamau.example.vn/niem-yet/danh-sach/")
    assert f"vn/{MAY_BREAK}niem-{MAY_BREAK}yet/" in bound
    assert bound.replace(MAY_BREAK, "") == "https://xamau.example.vn/niem-yet/danh-sach/"


def test_a_word_without_end_breaks_all_the_same():
    parts = bind("a" * 5000).split(MAY_BREAK)
    assert max(map(len, parts)) <= 30
    assert sum(map(len, parts)) == 5000


def test_short_words_are_left_alone():
    assert bind("123/2025/NĐ-CP nghiêng") == "123/2025/NĐ-CP nghiêng"


@pytest.mark.parametrize(
    ("title", "bound"),
    [
        ("Xây dựng xã Tân Hòa xanh", "Xây~dựng xã Tân~Hòa xanh"),
        ("mỗi gia đình một thùng rác", "mỗi gia~đình một thùng rác"),
        ("NGÀY PHÁP LUẬT", "NGÀY PHÁP~LUẬT"),
    ],
)
def test_a_title_keeps_names_and_common_words_whole(title, bound):
    assert bind_title(title).replace(NO_BREAK, "~") == bound


def test_a_title_is_read_by_phrases_long_enough():
    assert by_phrase("Nộp hồ sơ tại nhà, nhận kết quả tận tay") == "Nộp hồ sơ tại nhà,\nnhận kết quả tận tay"
    assert by_phrase("Xanh, sạch, đẹp") == "Xanh, sạch, đẹp"
    assert by_phrase("Phòng, chống ma túy") == "Phòng, chống ma túy"
