"""manage.py import_plan as a process of its own, and a document of 300 pages within its limits."""

import json
import subprocess
import sys
import time
from copy import deepcopy
from pathlib import Path

import docx
import pytest

from tests.campaigns.importing import files
from tests.campaigns.importing.test_plans import FOLDER
from tests.conftest import ROOT

SECONDS = 10
MEMORY = 300  # MB at most, resident
PAGES = 300
MEASURED = """
import json, resource, sys, time
from pathlib import Path
import django
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]),) * 2)
django.setup()
from campaigns.importing import read_plan
began = time.process_time()
file = Path(sys.argv[1])
said = read_plan(file.read_bytes(), file.name).as_json()
seconds = time.process_time() - began
most = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(json.dumps([len(said["activities"]), seconds, int(most.split()[1]) / 1024]))
"""
TASK = "Tổ chức tuyên truyền cải cách hành chính trên hệ thống truyền thanh và trang thông tin điện tử đợt {}"


def run(file: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "import_plan", str(file), *options],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_json_has_the_keys_the_admin_and_others_read() -> None:
    done = run(FOLDER / "html-table.md", "--json")
    said = json.loads(done.stdout)
    assert {
        "issuer", "symbol", "issued_on", "title", "period", "legal_bases", "audiences", "contents",
        "channels", "targets", "activities", "recipients", "signed_by", "not_understood", "lines",
    } <= said.keys()  # fmt: skip
    assert said["activities"][0]["timing"]["kind"] == "recurring"
    assert {"section", "title", "lead", "coordinating", "timing", "product", "note", "lines"} == said[
        "activities"
    ][0].keys()
    assert len(said["lines"]["channels"]) == len(said["channels"])
    assert "ế" in done.stdout


def test_without_json_it_says_how_much_it_understood() -> None:
    done = run(FOLDER / "html-table.md")
    assert done.stdout.splitlines()[0] == "Ủy ban nhân dân xã Phú Thịnh"
    assert "6 hoạt động" in done.stdout


def test_a_file_that_is_not_there() -> None:
    done = run(Path("khong-co.docx"), "--json")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Không mở được tệp" in done.stderr


def long_markdown(folder: Path) -> Path:
    rows = [
        f"{n}\t{TASK.format(n)}\tCông chức VH-XH\tCác thôn\tTrước 28/02/2023\t{'Bản tin ' * 12}\t"
        for n in range(PAGES * 12)
    ]
    header = "STT\tNội dung\tCơ quan chủ trì\tPhối hợp\tThời gian\tKết quả\tGhi chú"
    pages = [header + "\n" + "\n".join(rows[at : at + 12]) for at in range(0, len(rows), 12)]
    file = folder / "dai.md"
    file.write_text("KẾ HOẠCH\nTuyên truyền năm 2023\n\n" + "\n\n".join(pages), encoding="utf-8")
    return file


def long_word(folder: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Tuyên truyền năm 2023")
    body = document.element.body
    table = document.add_table(rows=13, cols=7)
    for at, row in enumerate(table.rows):
        said = ("STT", "Nội dung", "Cơ quan chủ trì", "Phối hợp", "Thời gian", "Kết quả", "Ghi chú")
        task = (str(at), TASK.format(at), "Công chức VH-XH", "Các thôn", "Quý I/2023", "Bản tin " * 12, "")
        for cell, text in zip(row.cells, said if at == 0 else task, strict=True):
            cell.text = text
    for _ in range(PAGES - 1):
        body.insert(len(body) - 1, deepcopy(table._tbl))
        document.add_paragraph("Tiếp theo")
    file = folder / "dai.docx"
    file.write_bytes(files.word(document))
    return file


def long_pdf(folder: Path) -> Path:
    tasks = "\n\n".join(
        f"#pagebreak(weak: true)\n\n{page}. Công an xã\n\n"
        + "\n\n".join(f"\\- {TASK.format(n)}; " * 3 for n in range(9))
        for page in range(1, PAGES + 1)
    )
    file = folder / "dai.pdf"
    file.write_bytes(
        files.pdf("KẾ HOẠCH\n\nTuyên truyền năm 2023\n\nI. TỔ CHỨC THỰC HIỆN\n\n" + tasks, folder)
    )
    return file


@pytest.mark.parametrize("make", [long_markdown, long_word, long_pdf])
def test_300_pages_are_read_in_time_and_within_memory(
    make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = make(tmp_path)
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(file), str(4 * SECONDS)],
        cwd=ROOT, capture_output=True, text=True, check=True,
        env={"PATH": "/usr/bin", "DJANGO_SETTINGS_MODULE": "cms.settings.testing", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    activities, seconds, memory = json.loads(done.stdout)
    with capsys.disabled():
        taken = f"{seconds:.1f} s of processor, {memory:.0f} MB, {time.monotonic() - began:.1f} s in all"
        print(f"\n{file.name}: {activities} activities, {taken}")
    assert activities >= PAGES * 9
    assert seconds < SECONDS
    assert memory < MEMORY
