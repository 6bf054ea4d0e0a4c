"""A document of 300 pages, and one of merged cells, through the page for uploads."""

import time
from pathlib import Path

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from campaigns.models import Campaign
from tests.campaigns.importing.files import word

SECONDS, MEMORY = 10, 300  # of the processor; MB more than before, at most
PAGES, PARAGRAPHS = 300, 10
HEADS = ("STT", "Nội dung", "Đơn vị chủ trì", "Thời gian thực hiện", "Sản phẩm")
SENTENCE = "Tuyên truyền cải cách hành chính trên hệ thống truyền thanh và trang thông tin điện tử của xã; "
PROC = Path("/proc/self")


@pytest.fixture(autouse=True)
def site(index):
    """The admin's pages stand on a site."""


def table(document, rows):
    made = document.add_table(rows=len(rows) + 1, cols=len(HEADS))
    for row, texts in zip(made.rows, (HEADS, *rows), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return made


def megabytes(line):
    status = (PROC / "status").read_text().splitlines()
    return int(next(one for one in status if one.startswith(line)).split()[1]) / 1024


@pytest.mark.once
@pytest.mark.skipif(not (PROC / "clear_refs").exists(), reason="memory is told by Linux alone")
def test_300_pages_are_shown_in_time_and_within_memory(send):
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Tuyên truyền năm 2026")
    for number in range(PAGES * PARAGRAPHS):
        document.add_paragraph(f"{number % PARAGRAPHS + 1}. {SENTENCE * 3}")
    table(document, [(str(n), f"Việc {n}", "Công an xã", "Hằng tháng", "Tin") for n in range(1, 101)])
    upload = SimpleUploadedFile("dai.docx", word(document))
    (PROC / "clear_refs").write_text("5")  # the most memory is counted from now on
    before, began = megabytes("VmRSS"), time.process_time()
    page = send(upload)
    assert time.process_time() - began < SECONDS
    assert megabytes("VmHWM") - before < MEMORY
    assert 'name="document"' in page.text
    assert "Việc 100" in page.text


def test_merged_cells_come_through(send, confirm):
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Tuyên truyền năm 2026")
    made = table(
        document,
        [
            ("I", "Trên truyền thanh", "", "", ""),
            ("1", "Phát bản tin cải cách hành chính", "Công an xã", "Hằng tuần", "Bản tin"),
            ("2", "Tiếp âm đài huyện", "", "Hằng ngày", ""),
        ],
    )
    made.cell(1, 1).merge(made.cell(1, 4))
    made.cell(2, 2).merge(made.cell(3, 2))
    assert confirm(send(SimpleUploadedFile("gop.docx", word(document)))).status_code == 302
    found = [(one.section, one.title, one.lead.name) for one in Campaign.objects.get().activities.all()]
    assert found == [
        ("Trên truyền thanh", "Phát bản tin cải cách hành chính", "Công an xã"),
        ("Trên truyền thanh", "Tiếp âm đài huyện", "Công an xã"),
    ]
