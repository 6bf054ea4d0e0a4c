"""Rows of a sheet understood, and what is wrong with them."""

from datetime import date

import pytest

from cms.procedures.columns import BY_KEY
from cms.procedures.dossier import Paper, understood
from cms.procedures.importing.rows import Fault, header_of, understand
from cms.procedures.importing.words import said
from cms.tables import FORMULA, Row
from tests.cms.procedures.sheets import row, table


def rows(*some):
    found = [
        Row(number, tuple("" if cell is None else cell for cell in one))
        for number, one in enumerate(table(*some), 1)
    ]
    return understand(found, header_of(found))


def one(**changed):
    return rows(row(**changed))[0]


@pytest.mark.parametrize(
    ("key", "cell", "fault"),
    [
        ("code", "", Fault.NO_CODE),
        ("code", "  ", Fault.NO_CODE),
        ("code", "1193", Fault.BAD_CODE),
        ("code", "1.001193.x", Fault.BAD_CODE),
        ("code", "1.001193\n", None),
        ("code", "1,001193", None),
        ("code", 1.001193, None),
        ("code", 1.0012, None),
        ("code", "1.001193.000.00.00.H01", None),
        ("code", FORMULA, Fault.FORMULA),
        ("title", "", Fault.NO_TITLE),
        ("title", "x" * 256, Fault.TOO_LONG),
        ("title", FORMULA, Fault.FORMULA),
        ("level", "MỨC ĐỘ 4", Fault.OLD_LEVEL),
        ("level", "Mức 3", Fault.OLD_LEVEL),
        ("level", "hoàn toàn", Fault.UNKNOWN_LEVEL),
        ("level", "toan trinh", None),
        ("level", "DVC trực tuyến một phần", Fault.UNKNOWN_LEVEL),
        ("level", "Dịch vụ công trực tuyến một phần", None),
        ("level", "", None),
        ("standing", "tạm dừng", Fault.UNKNOWN_STANDING),
        ("standing", "Sửa đổi, bổ sung", None),
        ("standing", "BÃI BỎ", None),
        ("decision_date", "31/02/2026", Fault.BAD_DATE),
        ("decision_date", "01/07/26", Fault.BAD_DATE),
        ("decision_date", "01/07/0226", Fault.BAD_DATE),
        ("decision_date", "hôm qua", Fault.BAD_DATE),
        ("decision_date", 46204, Fault.BAD_DATE),
        ("decision_date", date(1900, 1, 1), Fault.BAD_DATE),
        ("decision_date", date(2026, 7, 1), None),
        ("decision_date", "1-7-2026", None),
        ("decision_date", "ngày 01 tháng 7 năm 2026", None),
        ("decision_date", "2026-07-01", None),
        ("sets", "01 bộ", None),
        ("sets", 2, None),
        ("sets", "không", Fault.BAD_NUMBER),
        ("sets", "21", Fault.BAD_NUMBER),
        ("portal_link", "https://dichvucong.gov.vn/p/home/x?ma=1", None),
        ("portal_link", "https://thutuc.dichvucong.gov.vn", None),
        ("portal_link", "http://dichvucong.gov.vn/", Fault.BAD_ADDRESS),
        ("portal_link", "https://dichvucong.gov.vn.example.com/", Fault.BAD_ADDRESS),
        ("portal_link", "javascript:alert(1)", Fault.BAD_ADDRESS),
        ("steps", "x" * 20_001, Fault.TOO_LONG),
        ("forms", "x" * 251, Fault.TOO_LONG),
        ("dossier", "x" * 501 + " | 1 bản chính", Fault.TOO_LONG),
    ],
)
def test_a_cell_is_understood_or_named_with_what_is_wrong(key, cell, fault):
    found = one(**{key: cell})
    faults = [(problem.fault, problem.column) for problem in found.problems]
    assert faults == ([(fault, key)] if fault else [])
    for problem in found.problems:
        assert "%(" not in said(problem)
        if fault not in (Fault.NO_CODE, Fault.NO_TITLE, Fault.BAD_CODE):
            assert BY_KEY[key].head in said(problem) or "“" in said(problem)


def test_cells_are_kept_in_one_form():
    record = one(
        level="MỘT PHẦN", decision_date="1/7/2026", sets="02", code=1.0012, steps=" a \n\n b\t c "
    ).record
    wanted = {
        "level": "partial",
        "decision_date": "2026-07-01",
        "sets": "2",
        "code": "1.001200",
        "steps": "a\nb c",
    }
    assert {key: record[key] for key in wanted} == wanted


def test_marks_that_turn_text_around_are_taken_out():
    assert one(title="Khai\u202e sinh\u200b\x00").record["title"] == "Khai sinh"


def test_a_code_that_stands_twice_is_named_in_each_of_its_rows():
    found = rows(row(), row(code="2.000815"), row(title="Khai sinh lưu động"))
    assert [[problem.detail for problem in one.problems] for one in found] == [["4"], [], ["2"]]


def test_columns_are_found_by_other_names_in_any_order():
    found = [
        Row(1, ("Tên TTHC (*)", "Lạ", "MÃ TTHC", "Thời hạn")),
        Row(2, ("Khai tử", "?", "1.000656", "Ngay")),
    ]
    header = header_of(found)
    assert header.unknown == ("Lạ",)
    assert understand(found, header)[0].record == {
        "title": "Khai tử",
        "code": "1.000656",
        "time_limit": "Ngay",
    }


def test_a_sheet_without_the_heads_has_no_header():
    assert header_of([Row(1, ("Mã thủ tục", "Phí"))]) is None
    assert header_of([]) is None


@pytest.mark.parametrize(
    ("line", "paper"),
    [
        ("Tờ khai", Paper("Tờ khai", 1, 0)),
        ("Tờ khai | 2 bản chính", Paper("Tờ khai", 2, 0)),
        ("Căn cước | 1 bản sao", Paper("Căn cước", 0, 1)),
        ("Căn cước | Bản sao: 2 | Bản chính: 1", Paper("Căn cước", 1, 2)),
        ("Giấy A | B | 1 bản chính", Paper("Giấy A | B", 1, 0)),
        ("x | 1 bản sao | 1 bản chính | 0 bản sao", Paper("x | 1 bản sao", 1, 0)),
    ],
)
def test_a_paper_is_understood(line, paper):
    assert understood(line) == paper
