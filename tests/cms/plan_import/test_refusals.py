"""Files that are not read: a sentence in Vietnamese, nothing stored, and soon."""

import io
import os
import zipfile

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from campaigns.models import Campaign
from cms.plan_import.models import PlanImport
from tests.campaigns.importing.files import (
    locked_pdf,
    locked_word,
    old_word,
    pdf,
    repacked,
    scanned_pdf,
    simple_word,
    word,
)
from tests.cms.plan_import.browsing import fields_of


def with_macro():
    file = io.BytesIO(simple_word("Kế hoạch"))
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("word/vbaProject.bin", b"\xcc\x61")
    return file.getvalue()


FILES = {
    "scanned.pdf": (lambda folder: scanned_pdf(), "bản quét"),
    "locked.pdf": (lambda folder: locked_pdf(pdf("Kế hoạch", folder)), "mật khẩu"),
    "locked.docx": (lambda folder: locked_word(), "mật khẩu"),
    "old.doc": (lambda folder: old_word(), "Word đời cũ"),
    "macro.docx": (lambda folder: with_macro(), "macro"),
    "macro.docm": (lambda folder: with_macro(), "macro"),
    "lies.pdf": (lambda folder: simple_word("Kế hoạch"), "đúng với tên"),
    "lies.docx": (lambda folder: b"%PDF-1.7\n%%EOF", "đúng với tên"),
    "bomb.docx": (
        lambda folder: repacked(simple_word("a"), "word/document.xml", b" " * 40_000_000),
        "không nhận",
    ),
    "empty.txt": (lambda folder: b"", "trống"),
    "blank.txt": (lambda folder: b" \n\n ", "trống"),
    "sheet.xlsx": (lambda folder: b"PK\x03\x04", "không đọc được loại tệp"),
    "page.html": (lambda folder: b"<html></html>", "không đọc được loại tệp"),
    "bytes.txt": (lambda folder: os.urandom(2000), "đúng với tên"),
    "large.txt": (lambda folder: b"Vi\xe1\xbb\x87c x\xc3\xa3 " * 600_000, "MB"),
    "old-encoding.txt": (lambda folder: "KÕ ho¹ch".encode("latin-1") * 30, "UTF-8"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_not_read_is_told_why_and_leaves_nothing(index, send, tmp_path, name):
    make, sentence = FILES[name]
    page = send(SimpleUploadedFile(name, make(tmp_path)))
    assert page.status_code == 200
    told = page.text[page.text.index("error-message") :][:400]
    assert sentence.lower() in told.lower()
    assert 'name="document"' not in page.text
    assert not Campaign.objects.exists()
    assert not PlanImport.objects.exists()


def test_nothing_sent_is_told(index, send):
    assert "error-message" in send("").text


def test_a_document_of_more_lines_than_a_plan_has_is_refused(index, send):
    page = send(SimpleUploadedFile("a.txt", b"viec\n" * 25_000))
    assert "dài quá mức một kế hoạch" in page.text


def table_of(rows):
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH\nTuyên truyền năm 2026")
    table = document.add_table(rows=rows + 1, cols=5)
    heads = ("STT", "Nội dung", "Đơn vị chủ trì", "Thời gian thực hiện", "Sản phẩm")
    said = (
        (str(n), f"Tuyên truyền việc {n}", "Công an xã", "Hằng tháng", "Tin, bài") for n in range(1, rows + 1)
    )
    for row, texts in zip(table.rows, (heads, *said), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return word(document)


def test_two_hundred_activities_come_through(index, send, confirm, settings):
    page = send(SimpleUploadedFile("lon.docx", table_of(200)))
    said = fields_of(page.text)
    assert sum(map(len, said.values())) < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS / 2
    assert confirm(page).status_code == 302
    assert Campaign.objects.get().activities.count() == 200


def test_more_activities_than_the_form_carries_are_refused(index, send):
    page = send(SimpleUploadedFile("lon.docx", table_of(401)))
    assert "Kế hoạch có quá nhiều nội dung" in page.text


def test_the_kinds_that_are_read_are_those_the_page_names(index, send):
    page = send(SimpleUploadedFile("ban-quet.jpg", b"\xff\xd8\xff\xe0"))
    assert "Kế hoạch được nhận ở dạng Word (.docx), PDF có chữ, Markdown" in page.text
