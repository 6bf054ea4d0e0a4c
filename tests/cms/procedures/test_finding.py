"""Finding a procedure by what a resident wants to do."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.procedures.finding import Entry, fold, letter_of, rank

BIRTH = Entry(1, "Đăng ký khai sinh", "1.001193", "Hộ tịch", ("làm giấy khai sinh", "sinh con"))
DEATH = Entry(2, "Đăng ký khai tử", "1.000656", "Hộ tịch", ("báo tử",))
MARRIAGE = Entry(3, "Đăng ký kết hôn", "1.000894", "Hộ tịch", ("đăng ký cưới",))
LAND = Entry(
    4,
    "Đăng ký biến động quyền sử dụng đất do chuyển nhượng, tặng cho",
    "1.013978",
    "Đất đai",
    ("chuyển nhượng đất", "sang tên sổ đỏ", "mua bán đất"),
)
COPIES = Entry(
    5, "Chứng thực bản sao từ bản chính", "2.000815", "Chứng thực", ("sao y", "công chứng giấy tờ")
)
ELDERLY = Entry(6, "Trợ cấp xã hội hằng tháng", "1.001776", "Bảo trợ xã hội", ("trợ cấp người già",))
DISPUTE = Entry(7, "Hòa giải tranh chấp đất đai", "1.003554", "Đất đai", ())
ALL = [BIRTH, DEATH, MARRIAGE, LAND, COPIES, ELDERLY, DISPUTE]


def found(query: str, entries: list[Entry] = ALL) -> list[int]:
    return [entry.key for entry in rank(query, entries)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("khai sinh", 1),
        ("KHAI SINH", 1),
        ("sinh khai", 1),
        ("khaisinh", 1),
        ("kai sinh", 1),
        ("khai sihn", 1),
        ("tôi muốn làm giấy khai sinh cho con", 1),
        ("lam giay khai sinh o dau", 1),
        ("khai tu", 2),
        ("bao tu", 2),
        ("ket hon", 3),
        ("kết hôn", 3),
        ("dang ky ket hon", 3),
        ("chuyen nhuong dat", 4),
        ("chuyển nhượng đất", 4),
        ("sang ten so do", 4),
        ("sao y", 5),
        ("cong chung", 5),
        ("tro cap nguoi gia", 6),
        ("tranh chap dat", 7),
        ("1.001193", 1),
        ("1.0011", 1),
        ("khai si", 1),
    ],
)
def test_what_a_resident_types_finds_the_procedure(query, first):
    assert found(query)[0] == first


def test_a_field_finds_all_its_procedures_and_titles_that_name_it_first():
    assert found("dat dai") == [7, 4]
    assert set(found("ho tich")) == {1, 2, 3}


def test_exact_marks_come_first():
    thua, thừa = Entry(1, "Thửa đất bị thua lỗ"), Entry(2, "Nhận thừa kế nhà đất")
    thuê = Entry(3, "Thuê kế toán")
    assert found("thừa kế", [thua, thuê, thừa]) == [2]
    bán, bạn = Entry(1, "Kết bạn"), Entry(2, "Mua bán")
    assert found("bán", [bán, bạn]) == [2, 1]
    assert found("bạn", [bán, bạn]) == [1, 2]
    assert found("ban", [bán, bạn]) == [1, 2]


@pytest.mark.parametrize("query", ["", "  ", "?!", "xe máy bay", "-", "zzzz"])
def test_what_nothing_answers_finds_nothing(query):
    assert found(query) == []


def test_most_of_the_words_will_do_where_no_procedure_has_all():
    assert found("khai sinh quá hạn")[0] == 1


def test_a_short_word_is_never_read_as_another():
    assert 1 not in found("tu")
    assert found("hon") == [3]


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("Đăng ký khai sinh", "K"),
        ("Thủ tục cấp lại giấy phép", "G"),
        ("Đăng ký", "Đ"),
        ("Hòa giải ở cơ sở", "H"),
        ("Đính chính giấy chứng nhận", "Đ"),
        ("Ủy quyền", "U"),
        ("123", ""),
    ],
)
def test_a_procedure_is_looked_up_by_the_letter_of_what_it_is_about(title, letter):
    assert letter_of(title) == letter


@given(st.text(max_size=200))
def test_no_query_breaks_it(query):
    assert set(found(query)) <= {entry.key for entry in ALL}


@given(st.sampled_from(ALL))
def test_every_procedure_is_found_by_its_own_name_without_marks(entry):
    assert found(fold(entry.title))[0] == entry.key


def test_three_hundred_procedures_are_searched_at_once():
    many = [
        Entry(number, f"{ALL[number % 7].title} {number}", f"1.{number:06}", ALL[number % 7].field)
        for number in range(300)
    ]
    rank("khai", many)
    begun = time.process_time()
    for query in ("khai sinh", "chuyen nhuong dat", "khaai siinh", "tôi muốn kết hôn"):
        rank(query, many)
    assert (time.process_time() - begun) / 4 < 0.1
