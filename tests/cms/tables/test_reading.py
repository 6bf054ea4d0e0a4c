"""Tables out of files, and files that are refused with a sentence."""

import unicodedata
from datetime import date
from random import Random

import pytest

from cms.tables import FORMULA, LARGEST, rows_of, tables_of, workbook
from cms.unmarked import unmarked
from media.guarding import Refused
from tests.cms.tables.files import csv, packed, sheets, xlsx

TABLE = [["Lĩnh vực", "Số"], ["Hộ tịch", "12"], ["Đất đai", "3"]]


def test_a_workbook_comes_back_as_it_was_written():
    assert rows_of("a.xlsx", workbook("Kết quả", TABLE[0], TABLE[1:])) == TABLE


def test_the_first_sheet_one_sees_is_read():
    data = sheets({"ẩn": ([["x"]], "hidden"), "Số": (TABLE, "visible")})
    assert rows_of("a.xlsx", data) == TABLE


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_of_every_office_is_read(delimiter, encoding):
    assert rows_of("A.CSV", csv(TABLE, delimiter=delimiter, encoding=encoding)) == TABLE


def test_vietnamese_of_old_windows_is_composed():
    old = unicodedata.normalize("NFD", "Hộ").replace("o\u0323\u0302", "ô\u0323").encode("cp1258")
    assert rows_of("a.csv", b"ten,so\n" + old + b",1")[1] == ["Hộ", "1"]


def test_empty_rows_are_passed_over_and_cells_stripped():
    assert rows_of("a.csv", b"a, b \n,\n1,2\n") == [["a", "b"], ["1", "2"]]


def test_a_row_knows_its_number_in_the_file():
    [table] = tables_of("a.xlsx", xlsx([["a"], [], ["b"]]))
    assert table.rows == [(1, ("a",)), (3, ("b",))]


def test_marks_that_turn_the_writing_are_left_out():
    assert rows_of("a.csv", "a,b\n\u202eabc\u202c,\u200b1".encode())[1] == ["abc", "1"]


CELLS = [1.5, 2.0, date(2026, 11, 3), "=1+1", None, True]


def test_cells_come_as_what_they_are():
    [table] = tables_of("a.xlsx", xlsx([CELLS]))
    assert table.rows[0].cells == (1.5, 2, date(2026, 11, 3), FORMULA, "", "True")


def test_whole_numbers_and_days_are_written_as_people_do():
    assert rows_of("a.xlsx", xlsx([CELLS])) == [["1.5", "2", "03/11/2026", "", "", "True"]]


def test_a_formula_is_what_excel_last_computed():
    """No library here computes: the cell is written into the sheet as Excel leaves it."""
    cell = b'<c r="B1"><f>1+1</f><v>2</v></c>'
    data = packed(
        xlsx([["a"]]),
        {
            "xl/worksheets/sheet1.xml": b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/'
            b'2006/main"><sheetData><row r="1">' + cell + b"</row></sheetData></worksheet>"
        },
    )
    assert rows_of("a.xlsx", data) == [["", "2"]]
    assert next(tables_of("a.xlsx", data)).rows[0].cells == ("", FORMULA)


def test_a_list_with_dashes_in_csv_is_no_formula():
    table = next(tables_of("a.csv", b'"- Ban chinh","+ Ban sao","=HYPERLINK(1)","@SUM(1)"'))
    assert table.rows[0].cells == ("- Ban chinh", "+ Ban sao", FORMULA, FORMULA)


def test_merged_cells_are_named():
    [table] = tables_of("a.xlsx", xlsx(TABLE, merged="B2:B3"))
    assert table.merged == [("B2:B3", 3)]


GOOD = xlsx(TABLE)
MACRO_KIND = b'<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><sst>&b;</sst>'


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a", b"x", "Không nhận loại tệp này"),
        ("a.pdf", b"%PDF-1.7", "Không nhận loại tệp này"),
        ("a.exe", b"MZ", "Không nhận loại tệp này"),
        ("a.xls", b"\xd0\xcf\x11\xe0", "kiểu cũ có thể chứa macro"),
        ("a.xlsm", GOOD, "Không nhận tệp có macro"),
        ("a.xlsx", b"", "Tệp không có nội dung"),
        ("a.xlsx", b"khong phai excel", "không phải là tệp Excel"),
        ("a.xlsx", b"PK\x03\x04" + b"x" * 50, "không phải là tệp Excel"),
        ("a.xlsx", b"x" * (LARGEST + 1), "lớn hơn 5 MB"),
        ("a.xlsx", packed(GOOD, {"xl/vbaProject.bin": b"\0"}), "Không nhận tệp có macro"),
        ("a.xlsx", packed(GOOD, {"[Content_Types].xml": MACRO_KIND}), "Không nhận tệp có macro"),
        ("a.xlsx", packed(GOOD, {"xl/worksheets/sheet1.xml": ENTITIES}), "mã chạy được"),
        ("a.xlsx", packed(GOOD, {"xl/worksheets/sheet1.xml": b"<worksheet"}), "Không mở được tệp Excel này"),
        ("a.xlsx", packed(GOOD, {"bomb.xml": b"0" * 70_000_000}), "giải nén ra quá lớn"),
        ("a.csv", b"", "Tệp không có nội dung"),
        ("a.csv", b"\n,,\n", "không có bảng số liệu nào"),
        ("a.csv", b"a\0b", "đây không phải là tệp TXT, CSV"),
        ("a.csv", b"a,b\n\x81\x8d\x8f", "Không đọc được chữ"),
        ("a.csv", b'"' + b"x" * 200_000 + b'"', "Không đọc được dòng"),
        ("a.csv", b"a,b\n" + b"1,2\n" * 5_001, "quá 5000 dòng"),
        ("a.csv", b"a,b" + b"\r\n1.001193,x" * 100_000, "quá 5000 dòng"),
    ],
)
def test_what_is_no_table_is_refused_in_vietnamese(name, data, said):
    with pytest.raises(Refused, match=said):
        rows_of(name, data)


def test_a_workbook_that_unfolds_to_far_more_than_a_table_is_not_opened():
    """Below the ratio at which every upload is refused."""
    data = packed(GOOD, {"xl/a.bin": Random(1).randbytes(3_500_000) + b"0" * 60_000_000})
    assert len(data) < LARGEST
    with pytest.raises(Refused, match="quá nhiều dữ liệu"):
        rows_of("a.xlsx", data)


def test_a_row_at_the_end_of_the_sheet_does_not_make_a_million_empty_ones():
    book = packed(
        GOOD,
        {
            "xl/worksheets/sheet1.xml": b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            b'<sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>'
        },
    )
    with pytest.raises(Refused, match=r"hơn 20\.000 dòng"):
        rows_of("a.xlsx", book)


def test_a_sheet_that_lies_about_its_size_is_read_for_what_it_holds():
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension '
        b'ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>'
    )
    assert rows_of("a.xlsx", packed(GOOD, {"xl/worksheets/sheet1.xml": sheet})) == [["1"]]


def test_text_that_looks_like_a_formula_stays_text():
    assert rows_of("a.xlsx", workbook("x", ["a"], [["=HYPERLINK(1)"]]))[1] == ["'=HYPERLINK(1)"]


def test_heads_are_compared_without_marks():
    assert unmarked("  Đã GIẢI  quyết ") == "da giai quyet"
