"""What in a text has gone out of use, and what is written instead."""

import pytest

from cms.legal.codes import Code, code_of, codes_in
from cms.legal.models import Origin, OutdatedTerm
from cms.legal.outdated import Outdated, find_outdated
from cms.legal.shipped import shipped_terms, sync_shipped, table

TABLE = [
    Outdated("mức độ 3", "một phần"),
    Outdated("mức độ 4", "toàn trình"),
    Outdated("mức độ 3,4", "một phần và toàn trình"),
    Outdated("trực tuyến mức độ 4", "trực tuyến toàn trình"),
    Outdated("Nghị định 61/2018", "Nghị định số 118/2025/NĐ-CP"),
    Outdated("Luật 45/2013", "Luật số 31/2024/QH15"),
    Outdated("Ủy ban nhân dân huyện", "Ủy ban nhân dân xã"),
    Outdated("Bộ Lao động - Thương binh và Xã hội", "Bộ Nội vụ"),
]
SAID = [
    ("Nộp hồ sơ mức độ 3 tại nhà.", ["mức độ 3"]),
    ("Nộp hồ sơ MỨC  ĐỘ 3 tại nhà.", ["MỨC ĐỘ 3"]),
    ("Dịch vụ công mức độ 3, mức độ 4", ["mức độ 3", "mức độ 4"]),
    ("Dịch vụ công mức độ 3,4", ["mức độ 3,4"]),
    ("dịch vụ công trực tuyến mức độ 4", ["trực tuyến mức độ 4"]),
    ("mư\u0301c đô\u0323 3", ["mức độ 3"]),
    ("mức\u00a0độ\u200b 3", ["mức độ 3"]),
    ("Uỷ ban nhân dân huyện", ["Uỷ ban nhân dân huyện"]),
    ("Bộ Lao động – Thương binh và Xã hội", ["Bộ Lao động – Thương binh và Xã hội"]),
    ("Bộ Lao động, Thương binh và Xã hội", ["Bộ Lao động, Thương binh và Xã hội"]),
    ("Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018", ["Nghị định số 61/2018/NĐ-CP"]),
    ("theo nghị định 61/2018", ["nghị định 61/2018"]),
    ("theo NĐ 61/2018", ["NĐ 61/2018"]),
    ("theo NĐ-61/2018", ["NĐ-61/2018"]),
    ("61/2018/ND-CP", ["61/2018/ND-CP"]),
    ("61 / 2018 / NĐ - CP", ["61 / 2018 / NĐ"]),
    ("Luật Đất đai số 45/2013/QH13", ["45/2013/QH13"]),
]
SILENT = [
    "Tài khoản VNeID mức độ 2.",
    "mức độ 30 phần trăm",
    "mức độ. 3 hồ sơ",
    "Nghị định 61/2019/NĐ-CP; Thông tư 61/2018/TT-BTC; Quyết định 61/2018/QĐ-UBND",
    "Ngày 6/1/2018 và tỷ lệ 61/2018",
    "161/2018/NĐ-CP, 61/20181",
    "Nghị định 118/2025/NĐ-CP thay thế Nghị định 61/2018/NĐ-CP.",
    "Nghị định 61/2018/NĐ-CP đã hết hiệu lực.",
    "",
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_found_however_written(text, said):
    assert [found.said for found in find_outdated(text, TABLE)] == said


@pytest.mark.parametrize("text", SILENT)
def test_not_remarked_on(text):
    assert find_outdated(text, TABLE) == []


def test_a_spelling_is_named_once():
    assert len(find_outdated("mức độ 3. Lại mức độ 3; MỨC ĐỘ 3", TABLE)) == 1


def test_only_the_sentence_that_says_it_is_spared():
    text = "Nghị định 118 thay thế Nghị định 61/2018/NĐ-CP. Làm theo Nghị định 61/2018/NĐ-CP."
    assert [found.said for found in find_outdated(text, TABLE)] == ["Nghị định 61/2018/NĐ-CP"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("118/2025/NĐ-CP", Code(118, 2025, "NĐ")),
        ("Luật số 10/2022/QH15", Code(10, 2022, "L")),
        ("thông tư liên tịch 05/2020/TTLT-BTP-BTC", Code(5, 2020, "TTLT")),
        ("QĐ 06/2022", Code(6, 2022, "QĐ")),
        ("15/KH-UBND", None),
        ("12/2025", None),
    ],
)
def test_codes_as_people_write_them(written, code):
    assert code_of(written) == code


def test_codes_of_a_text_in_their_order():
    text = "Căn cứ Luật số 10/2022/QH15; Nghị định số 30/2020/NĐ-CP;"
    assert [cited.written for cited in codes_in(text)] == [
        "Luật số 10/2022/QH15",
        "Nghị định số 30/2020/NĐ-CP",
    ]


def test_every_shipped_row_finds_itself():
    rows = shipped_terms()
    assert [row.written for row in rows if not find_outdated(f"Theo {row.written} thì", rows)] == []
    assert all(row.replacement and row.reason for row in rows)


def test_no_shipped_replacement_is_itself_outdated():
    rows = shipped_terms()
    assert [row.replacement for row in rows if find_outdated(row.replacement, rows)] == []


def test_shipped_rows_are_kept_in_step(db):
    OutdatedTerm.objects.create(written="đã bỏ", replacement="x", origin=Origin.SHIPPED)
    OutdatedTerm.objects.filter(written="mức độ 3").update(replacement="sai", in_use=False)
    assert sync_shipped() == sync_shipped() == OutdatedTerm.objects.filter(origin=Origin.SHIPPED).count()
    row = OutdatedTerm.objects.get(written="mức độ 3")
    assert (row.replacement, row.in_use) == ("một phần", False)


def test_the_communes_row_overrules_the_shipped_one(db):
    OutdatedTerm.objects.create(written="Mức độ 3", replacement="trực tuyến một phần")
    assert [row.replacement for row in table() if row.written.lower() == "mức độ 3"] == [
        "trực tuyến một phần"
    ]


def test_the_communes_row_can_silence_the_shipped_one(db):
    OutdatedTerm.objects.create(written="mức độ 3", replacement="-", in_use=False)
    assert find_outdated("mức độ 3", table()) == []
