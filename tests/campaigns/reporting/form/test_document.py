"""What is no official document is refused when it is described, and the part to put right is named."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from campaigns.reporting.form import Column, Heading, Misformed, Signature, Sum, Table
from tests.campaigns.reporting.form.sample import REPORT

NOON = datetime(2026, 2, 5, 12, tzinfo=UTC)
ONE = (Column("Số"),)


@pytest.mark.parametrize(
    ("part", "wrong"),
    [
        ("issuing_body", " "),
        ("issuing_body", "UBND xã Mẫu"),
        ("issuing_body", "x" * 201),
        ("place", ""),
        ("kind", ""),
        ("abstract", "\u202e\x00 ./."),
        ("abstract", "x" * 601),
        ("closing", ""),
        ("symbol", "/BC-UBND"),
        ("symbol", "báo cáo"),
        ("number", 0),
        ("day", NOON),
        ("addressed_to", ("Sở Nội vụ", "")),
        ("recipients", ()),
        ("recipients", ("Như trên",)),
    ],
)
def test_a_part_that_cannot_stand_is_named(part, wrong):
    with pytest.raises(Misformed) as refused:
        replace(REPORT, **{part: wrong})
    assert refused.value.part == part


@pytest.mark.parametrize(
    "authority",
    [
        ("Chủ tịch",),
        ("TM.",),
        ("KT. Chủ tịch", "TM. Ủy ban nhân dân"),
        ("KT. Chủ tịch", "KT. Chủ tịch"),
        ("TM. Ủy ban nhân dân", "KT. Chủ tịch", "TL. Chủ tịch"),
    ],
)
def test_an_authority_to_sign_that_does_not_exist_is_refused(authority):
    with pytest.raises(Misformed, match="signature"):
        Signature("Phó Chủ tịch", "Nguyễn Thị Ưng", authority)


@pytest.mark.parametrize(
    "authority",
    [
        (),
        ("TM. Ủy ban nhân dân",),
        ("TL. Chủ tịch",),
        ("TUQ. Chủ tịch",),
        ("TL. Chủ tịch", "KT. Chánh Văn phòng"),
    ],
)
def test_every_authority_of_the_decree_is_taken(authority):
    assert Signature("Phó Chủ tịch", authority=authority).authority == authority


@pytest.mark.parametrize(
    "cell",
    [True, float("nan"), float("inf"), 10**15, date(1899, 12, 31), "x" * 32_001, NOON, b"x", Sum.OF_COLUMN],
)
def test_a_cell_that_no_table_can_show_is_refused(cell):
    with pytest.raises(Misformed, match="table"):
        Table(ONE, ((cell,),))


def test_a_row_has_a_cell_for_each_column():
    with pytest.raises(Misformed, match="2 cells for 1 columns"):
        Table(ONE, ((1, 2),))


def test_a_total_row_has_a_cell_for_each_column():
    with pytest.raises(Misformed, match="2 cells for 1 columns"):
        Table(ONE, ((1,),), (1, 2))


def test_a_column_too_narrow_for_a_number_is_refused():
    with pytest.raises(Misformed, match="narrower"):
        Table((Column("a", 100), Column("b", 1)), ())


def test_a_head_that_would_fill_the_page_is_refused():
    columns = (Column("a", 20), Column("chỉ tiêu " * 20, 1))
    with pytest.raises(Misformed, match="too long"):
        Table(columns, ())


def test_days_are_not_summed():
    with pytest.raises(Misformed, match="days"):
        Table(ONE, ((date(2026, 1, 1),),), (Sum.OF_COLUMN,))


def test_a_heading_has_one_of_three_levels():
    with pytest.raises(Misformed, match="level"):
        Heading("x", 4)


def test_sums_are_exact_and_count_only_numbers():
    table = Table(ONE, ((0.1,), (0.2,), (None,), ("3",), (Decimal("1.05"),)), (Sum.OF_COLUMN,))
    assert table.totals == (Decimal("1.35"),)
