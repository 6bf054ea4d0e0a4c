"""Long, wide and hostile content: nothing leaves the page, nothing is lost, nothing is carried out."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.reporting.form import (
    Appendix,
    Bullet,
    Column,
    Heading,
    Paragraph,
    Signature,
    Sum,
    Table,
    excel,
    pdf,
    word,
)
from campaigns.reporting.form.wording import clean
from tests.campaigns.reporting.form.ink import MILLIMETRE, drawn, pages_of, sizes_of, words_of
from tests.campaigns.reporting.form.sample import REPORT

TEXTS = (
    "=HYPERLINK(1)",
    "https://xa.example/" + "a/" * 60,
    "W" * 90,
    "#let x = 1; $a$ *b* _c_ `d` <e> @f //g /*h \\i",
    "<script>alert(1)</script> & <w:p/>",
    "\u202engược \u05e2\u05d1\u05e8\u05d9\u05ea",
    "\x00điều\x07 khiển\x1b",
    "nghiêng " * 80,
)
ROWS = tuple(
    (at, f"Dòng{at} {TEXTS[at % len(TEXTS)]}", date(2026, 1, 1), at * 10**12, Decimal(at) / 7)
    for at in range(1, 301)
)
COLUMNS = (
    Column("TT", 0.5, "center"),
    Column("Nội dung " + "W" * 40, 3),
    Column("Ngày", 1.2, "center"),
    Column("Số lượt", 1, "right"),
    Column("Tỷ lệ", 1, "right", 1),
)
NARROW = Table(tuple(Column("nghiêng", align="right") for _ in range(16)), ((10**9,) * 16, ("nghiêng",) * 16))
NASTY = replace(
    REPORT,
    issuing_body="Ủy ban nhân dân xã " + "W" * 90,
    parent_body="W" * 90,
    place="Q" * 80,
    abstract="y" * 300,
    bases=("c" * 300,),
    closing="z" * 300,
    addressed_to=("W" * 200, "b " * 150),
    recipients=("W" * 150, "Lưu: VT"),
    signature=Signature("W" * 90, "N" * 80, ("TM. " + "U" * 80,)),
    blocks=(
        Paragraph(""),
        Bullet(" \n "),
        Heading("H" * 200),
        Paragraph("p" * 500),
        Table(COLUMNS, ROWS, ("", Sum.OF_COLUMN, None, Sum.OF_COLUMN, Sum.OF_COLUMN), "W" * 200),
        Table(COLUMNS, ()),
        NARROW,
    ),
    appendices=tuple(
        Appendix("T" * 200, (Paragraph("k" * 300), Table(COLUMNS, ROWS[:9]), NARROW), landscape)
        for landscape in (True, False)
    ),
)


@pytest.fixture(scope="module")
def made():
    return pdf.render(NASTY)


@pytest.fixture(scope="module")
def words(made):
    return words_of(made)


@pytest.fixture(scope="module")
def written():
    return docx.Document(io.BytesIO(word.render(NASTY)))


def test_nothing_leaves_the_page(made):
    letters, strokes = drawn(made)
    sizes = sizes_of(made)
    assert len(sizes) > 30
    for one in letters:
        width, height = sizes[one.page - 1]
        blank = one.size * 0.3 / MILLIMETRE if one.text.endswith((" ", "\u00a0")) else 0  # may hang over
        assert one.left >= 30 - 0.1
        assert one.right <= width - 15 + blank
        assert one.y <= height - 20
        assert one.y >= 20 or one.text.isdigit()
    for one in strokes:
        assert 30 - 0.1 <= one.left <= one.right <= sizes[one.page - 1][0] - 15
        assert one.bottom <= sizes[one.page - 1][1] - 20 + 0.1


def test_no_row_is_lost_in_any_file(words, written):
    wanted = {f"Dòng{at}" for at, *_ in ROWS}
    assert wanted <= set(words.split())
    texts = [one.text or "" for one in written.element.iter(qn("w:t"))]
    assert wanted <= set(" ".join(texts).split())
    sheet = openpyxl.load_workbook(io.BytesIO(excel.render(NASTY))).worksheets[0]
    assert [cell.value.split()[0] for cell in sheet["B"][4:304]] == [f"Dòng{at}" for at, *_ in ROWS]


def test_no_letter_of_a_long_word_is_lost(words):
    whole = words.replace(" ", "")
    for letter, count in (("p", 500), ("z", 300), ("k", 300), ("y", 300)):
        assert letter * count in whole


def test_text_is_never_carried_out_as_code(words, written):
    assert "#let x = 1; $a$ *b* _c_ `d` <e> @f" in words
    assert "<script>alert(1)</script>" in words
    texts = [cell.text for cell in written.tables[1].columns[1].cells]
    assert "Dòng4 <script>alert(1)</script> & <w:p/>" in texts


def test_what_does_not_print_leaves_its_words(words, written):
    assert "điều khiển" in words
    texts = [cell.text for cell in written.tables[1].columns[1].cells]
    assert "Dòng6 điều khiển" in texts


def test_the_same_document_gives_the_same_bytes(made):
    assert pdf.render(NASTY) == made
    assert word.render(NASTY) == word.render(NASTY)
    assert excel.render(NASTY) == excel.render(NASTY)


def test_as_many_recipients_as_a_province_has_bodies_stay_on_the_page():
    made = pdf.render(replace(REPORT, recipients=(*(f"Sở thứ {at}" for at in range(90)), "Lưu: VT")))
    letters, _ = drawn(made)
    assert all(one.y <= 297 - 20 for one in letters if one.left < 105)
    assert "- Sở thứ 89; - Lưu: VT." in words_of(made)


@settings(max_examples=20)
@given(st.text(max_size=40), st.text(max_size=40), st.lists(st.text(max_size=20), max_size=3))
def test_whatever_is_typed_makes_files_that_open(first, second, cells):
    table = Table((Column("Chữ"), Column("Số")), tuple((cell, 1) for cell in cells), (first, Sum.OF_COLUMN))
    blocks = (Paragraph(first), Bullet(second), table)
    typed = replace(REPORT, blocks=blocks, abstract=f"a{first}", closing=f"a{second}", appendices=())
    assert pages_of(pdf.render(typed))
    assert docx.Document(io.BytesIO(word.render(typed))).tables
    sheet = openpyxl.load_workbook(io.BytesIO(excel.render(typed))).worksheets[0]
    assert [sheet.cell(5 + at, 1).value or "" for at in range(len(cells))] == [clean(cell) for cell in cells]
