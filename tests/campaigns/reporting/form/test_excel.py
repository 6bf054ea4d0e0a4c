"""The tables as a workbook: what can be reckoned with is a number, and nothing typed is ever a formula."""

import io
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.reporting.form import Appendix, Column, Misformed, Sum, Table, excel
from campaigns.reporting.form.wording import rounded_to
from tests.campaigns.reporting.form.sample import REPORT, table


def opened(document, *, reckoned=False):
    return openpyxl.load_workbook(io.BytesIO(excel.render(document)), data_only=reckoned)


@pytest.fixture(scope="module")
def sheet():
    return opened(REPORT).worksheets[0]


def with_cells(*cells):
    return replace(REPORT, blocks=(Table((Column("Chữ"),), tuple((cell,) for cell in cells)),), appendices=())


def test_each_table_has_a_sheet_named_by_what_it_shows():
    assert opened(REPORT).sheetnames == ["Kết quả phát thanh", "Số liệu theo thôn", "Nội dung đã công khai"]


def test_sheets_are_named_apart_within_what_excel_takes():
    twice = tuple(Appendix("Biểu [1]: " + "số liệu " * 9, (table(1),)) for _ in range(2))
    names = opened(replace(REPORT, blocks=(), appendices=twice)).sheetnames
    assert len({name.casefold() for name in names}) == 2
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)


def test_numbers_are_numbers_and_days_are_days(sheet):
    row = [cell.value for cell in sheet[10]]
    assert row == [6, "Phát thanh lần 6", datetime(2026, 1, 7), 822, 1.5]  # noqa: DTZ001
    assert [cell.data_type for cell in sheet[10]] == ["n", "s", "d", "n", "n"]
    assert [cell.number_format for cell in sheet[10]][2:] == ["dd/mm/yyyy", "#,##0", "#,##0.0"]


def test_totals_are_formulas_over_the_rows(sheet):
    assert [cell.value for cell in sheet[45]] == [None, "Tổng cộng", None, "=SUM(D5:D44)", "=SUM(E5:E44)"]


def test_totals_carry_their_value_for_those_who_do_not_reckon():
    cells = [cell.value for cell in opened(REPORT, reckoned=True).worksheets[0][45]]
    assert cells[3:] == [112_340, 205]


@settings(max_examples=20)
@given(
    st.lists(st.integers(-(10**9), 10**9) | st.decimals(-(10**6), 10**6, places=2) | st.none(), max_size=30)
)
def test_the_total_shown_is_the_sum_of_the_cells_in_the_sheet(numbers):
    shown = Table((Column("Số", decimals=1),), tuple((one,) for one in numbers), (Sum.OF_COLUMN,))
    sheet = opened(replace(REPORT, blocks=(shown,), appendices=()), reckoned=True).worksheets[0]
    cells = [sheet.cell(5 + at, 1).value for at in range(len(numbers))]
    total = sheet.cell(5 + len(numbers), 1).value
    assert total == pytest.approx(sum(one or 0 for one in cells))
    assert rounded_to(total, 1) == rounded_to(shown.totals[0], 1)


@pytest.mark.parametrize(
    "text", ["=1+1", "+84 912", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0", "#N/A", "=", "2026"]
)
def test_text_stays_text(text):
    cell = opened(with_cells(text)).worksheets[0]["A5"]
    assert cell.value == text
    assert cell.data_type == "s"
    assert cell.quotePrefix == text.startswith(("=", "+", "-", "@"))


def test_a_sign_hidden_behind_a_control_character_stays_text_too():
    cell = opened(with_cells("\x00\u202e=1+1")).worksheets[0]["A5"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_titles_and_heads_that_look_like_formulas_stay_text():
    columns = (Column("=A1"),)
    sheet = opened(
        replace(REPORT, blocks=(Table(columns, ((1,),), caption="=2+2"),), appendices=())
    ).worksheets[0]
    assert (sheet["A1"].data_type, sheet["A4"].data_type) == ("s", "s")


def test_long_text_is_whole():
    assert opened(with_cells("x" * 32_000)).worksheets[0]["A5"].value == "x" * 32_000


def test_the_head_stays_in_view_and_filters(sheet):
    assert [cell.value for cell in sheet[4]] == ["TT", "Nội dung", "Ngày", "Số lượt", "Số giờ"]
    assert sheet.freeze_panes == "A5"
    assert sheet.auto_filter.ref == "A4:E44"


def test_prints_on_a4_on_its_side_with_the_head_on_every_page(sheet):
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.paperSize) == 9
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    margins = sheet.page_margins
    measured = [round(inches * 25.4) for inches in (margins.top, margins.bottom, margins.left, margins.right)]
    assert measured == [20, 20, 30, 18]


def test_says_what_the_table_is_and_what_it_belongs_to(sheet):
    assert sheet["A1"].value == "Kết quả phát thanh"
    assert sheet["A2"].value.startswith("Kèm theo Báo cáo số 05/BC-UBND ngày 05 tháng 02 năm 2026")


def test_a_table_without_rows_sums_to_nothing():
    bare = Table((Column("Số"),), (), (Sum.OF_COLUMN,))
    assert opened(replace(REPORT, blocks=(bare,), appendices=())).worksheets[0]["A5"].value == 0


def test_a_document_without_tables_makes_no_workbook():
    with pytest.raises(Misformed, match="no table"):
        excel.render(replace(REPORT, blocks=(), appendices=()))


def test_the_same_document_gives_the_same_bytes():
    assert excel.render(REPORT) == excel.render(REPORT)


def test_the_file_is_of_the_day_of_the_document():
    said = opened(with_cells(date(2026, 1, 1), Decimal("1.5"))).properties
    assert f"{said.created:%Y-%m-%d}" == f"{said.modified:%Y-%m-%d}" == "2026-02-05"
    assert said.creator == "Ủy ban nhân dân xã Mẫu"
