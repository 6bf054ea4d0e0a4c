"""Each kind of harmful file is refused with a sentence, each harmless one taken."""

import io
import re
import time

import pytest

from media.guarding import DOCUMENTS, PICTURES, Kind, Refused, inspect
from tests.media.guarding import files

MACRO = files.with_parts(files.word(), {"word/vbaProject.bin": b"macro"})
WITH_MACROS = (
    b'<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
)
TYPES = files.with_parts(files.word(), {"[Content_Types].xml": WITH_MACROS})
FAR = (
    b'<Relationships><Relationship Type="http://x/attachedTemplate" Target="http://x/a.dotm"'
    b' TargetMode="External"/></Relationships>'
)
ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><x>&a;</x>'
SCRIPT = b"<script>alert(1)</script>"
MARKED = "anh\u202egpj.png"

TAKEN = [
    ("cong-van.pdf", files.pdf(), Kind.PDF),
    ("Kế hoạch số 15.docx", files.word(), Kind.DOCX),
    ("thong-ke.xlsx", files.excel(), Kind.XLSX),
    ("BIEU.XLSX", files.excel(5000), Kind.XLSX),
    ("cu.doc", files.compound("WordDocument", "1Table"), Kind.DOC),
    ("danh-sach.csv", "thôn,số hộ\nĐông,12\n".encode(), Kind.TEXT),
    ("utf16.txt", "Chào bà con".encode("utf-16"), Kind.TEXT),
    ("quet.jpg", files.picture(), Kind.JPEG),
    ("quet.png", files.picture("PNG"), Kind.PNG),
    ("phim.mp4", files.film(), Kind.MP4),
]
REFUSED = [
    ("macro.docm", MACRO, "macro"),
    ("macro.xlsm", files.excel(), "macro"),
    ("macro.docx", MACRO, "macro"),
    ("kieu.docx", TYPES, "macro"),
    ("macro.xlsx", files.with_parts(files.excel(), {"xl/vbaProject.bin": b"m"}), "macro"),
    ("xlm.xlsx", files.with_parts(files.excel(), {"xl/macrosheets/sheet1.xml": b"<x/>"}), "macro"),
    ("cu.doc", files.compound("WordDocument", "Macros", "VBA"), "macro"),
    ("cu.xls", files.compound("Workbook"), ".xlsx"),
    ("goi.doc", files.compound("WordDocument", "\x01Ole10Native"), "giấu"),
    ("khoa.doc", files.compound("EncryptedPackage", "EncryptionInfo"), "mật khẩu"),
    ("la.doc", files.compound("Workbook"), "không phải"),
    ("mau.docx", files.with_parts(files.word(), {"word/_rels/settings.xml.rels": FAR}), "giấu"),
    ("thuc-the.xlsx", files.with_parts(files.excel(), {"xl/worksheets/sheet1.xml": ENTITY}), "giấu"),
    ("goi.docx", files.with_parts(files.word(), {"word/embeddings/oleObject1.bin": b"MZ"}), "giấu"),
    ("chuong-trinh.docx", files.with_parts(files.word(), {"word/setup.exe": b"MZ"}), "giấu"),
    ("bom.xlsx", files.with_parts(files.excel(), {"xl/worksheets/sheet2.xml": bytes(60_000_000)}), "quá lớn"),
    ("nhieu.xlsx", files.with_parts(files.excel(), {f"xl/{n}.xml": b"" for n in range(4100)}), "quá lớn"),
    ("dau.docx", b"MZ" + files.word(), "không phải"),
    ("script.pdf", files.pdf_with_script(), "mã chạy được"),
    ("an.pdf", files.pdf_with_escaped_script(), "mã chạy được"),
    ("chay.pdf", files.pdf_with_launch(), "mã chạy được"),
    ("kem.pdf", files.pdf_with_file(), "mã chạy được"),
    ("khoa.pdf", files.pdf_locked(), "mật khẩu"),
    ("hong.pdf", b"%PDF-1.7\nxin chao\n%%EOF", "hỏng"),
    ("cut.pdf", files.pdf()[:200], "hỏng"),
    ("zip.pdf", files.pdf() + files.archive(a=b"x"), "tệp nén"),
    ("gia.pdf", files.word(), "không phải"),
    ("gia.docx", files.pdf(), "không phải"),
    ("nen.docx", files.archive(a=b"x"), "không phải"),
    ("rong.pdf", b"", "không có nội dung"),
    ("trang.txt", b" <html><script>1</script></html>", "không phải"),
    ("chay.txt", b"#!/bin/sh\nrm -rf /", "không phải"),
    ("nhi-phan.txt", bytes(range(256)), "không phải"),
    ("dai.txt", b"a" * 10 * 1024 * 1024, "tối đa 5 MB"),
    ("hinh.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "SVG"),
    ("virus.exe", b"MZ\x90", "Không nhận loại tệp này"),
    ("cong-van.pdf.exe", files.pdf(), "Không nhận loại tệp này"),
    ("khong-duoi", files.pdf(), "Không nhận loại tệp này"),
    (MARKED, files.picture("PNG"), "ký tự ẩn"),
    ("a" * 300 + ".pdf", files.pdf(), "quá dài"),
    ("phim.mp4", files.film() + SCRIPT, "hỏng"),
    ("phim.mp4", files.film()[:-50], "hỏng"),
]
PICTURES_REFUSED = [
    ("bom.png", files.bomb(), "quá lớn"),
    ("bom.png", files.bomb(12_000, 9_000), "quá lớn"),
    ("zip.jpg", files.picture() + files.archive(a=b"x"), "tệp nén"),
    ("zip.png", files.picture("PNG") + files.archive(a=b"x"), "tệp nén"),
    ("chi-zip.jpg", files.archive(a=b"x"), "không phải"),
    ("trang.gif", files.picture("GIF") + SCRIPT, "giấu"),
    ("trang.jpg", files.picture() + b"<html>" + SCRIPT, "giấu"),
    ("php.jpg", files.picture() + b"<?php system($_GET[0]);", "giấu"),
    ("pdf.jpg", files.picture() + files.pdf(), "giấu"),
    ("rar.webp", files.picture("WEBP") + b"Rar!\x1a\x07\x00", "giấu"),
    ("gia.jpg", files.picture("PNG"), "không phải"),
    ("svg.png", b"<svg onload='alert(1)'/>", "không phải"),
    ("cut.png", files.picture("PNG")[:200], "hỏng"),
    ("cut.jpg", files.picture()[:300], "hỏng"),
    ("rong.jpg", b"", "không có nội dung"),
    ("hinh.svg", b"<svg/>", "SVG"),
]
VIETNAMESE = re.compile("[ăâđêôơưàáảãạằắầấèéềếểìíòóồốổờớùúừứỳý]", re.IGNORECASE)


@pytest.mark.parametrize(("name", "content", "kind"), TAKEN, ids=[name for name, *_ in TAKEN])
def test_harmless_files_are_taken(name, content, kind):
    file = io.BytesIO(content)
    assert inspect(file, name, DOCUMENTS) is kind
    assert file.tell() == 0


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_pictures_are_taken(kind):
    extension = {"JPEG": "jpeg"}.get(kind, kind.lower())
    assert inspect(io.BytesIO(files.picture(kind)), f"anh.{extension}", PICTURES) is Kind[kind]


@pytest.mark.parametrize(("name", "content", "said"), REFUSED, ids=[f"{n}-{s}" for n, _c, s in REFUSED])
def test_harmful_files_are_refused(name, content, said):
    with pytest.raises(Refused, match=re.escape(said)) as refusal:
        inspect(io.BytesIO(content), name, DOCUMENTS)
    assert VIETNAMESE.search(str(refusal.value))


@pytest.mark.parametrize(
    ("name", "content", "said"), PICTURES_REFUSED, ids=[f"{n}-{s}" for n, _c, s in PICTURES_REFUSED]
)
def test_harmful_pictures_are_refused(name, content, said):
    with pytest.raises(Refused, match=re.escape(said)):
        inspect(io.BytesIO(content), name, PICTURES)


def test_a_form_takes_only_its_own_kinds():
    with pytest.raises(Refused, match="Nhận các loại tệp: Excel"):
        inspect(io.BytesIO(files.pdf()), "a.pdf", {Kind.XLSX})


def test_five_hundred_pages_are_looked_through_at_once():
    content = files.pdf(500)
    assert files.pages_of(content) == 500
    started = time.perf_counter()
    assert inspect(io.BytesIO(content), "dai.pdf", DOCUMENTS) is Kind.PDF
    assert time.perf_counter() - started < 5


def test_a_bomb_is_refused_without_being_drawn():
    started = time.perf_counter()
    with pytest.raises(Refused):
        inspect(io.BytesIO(files.bomb()), "bom.png", PICTURES)
    assert time.perf_counter() - started < 1
