"""The same plan in other layouts says the same."""

import json
import re
import textwrap
from pathlib import Path

import docx
import pytest

from campaigns.importing import PlanDraft, read_plan
from campaigns.importing.sources import Paragraph, Table, read
from tests.campaigns.importing import files
from tests.campaigns.importing.test_plans import FOLDER, PLANS, draft_of

TABLES = [
    "tsv-other-order.txt",
    "table-without-numbers.txt",
    "sections-in-capitals.md",
    "district-with-places.md",
]
PROSE = [
    "units-as-headings.md", "steps-with-letters.txt", "given-in-sentences.md", "recognition-faults.txt",
    "duties-by-unit.txt", "mixed-tasks.md",
]  # fmt: skip


def said(draft: PlanDraft) -> tuple[object, ...]:
    """What must not depend on the layout."""
    return (
        draft.title and draft.title.text,
        [basis.symbol for basis in draft.legal_bases],
        [channel.text for channel in draft.channels],
        [(one.title, one.lead, one.timing and one.timing.text, one.product) for one in draft.activities],
        draft.signed_by and draft.signed_by.text,
    )


def as_html(file: Path) -> tuple[bytes, str]:
    def table(block: Table) -> str:
        rows = ("".join(f"<td>{cell.text}</td>" for cell in row.cells) for row in block.rows)
        return "<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>"

    return _written(file, table), "a.md"


def as_pipes(file: Path) -> tuple[bytes, str]:
    def table(block: Table) -> str:
        rows = ["| " + " | ".join(cell.text for cell in row.cells) + " |" for row in block.rows]
        return "\n".join([rows[0], "|" + "---|" * len(block.rows[0].cells), *rows[1:]])

    return _written(file, table), "a.md"


def _written(file: Path, table) -> bytes:
    blocks = read(file.read_bytes(), file.name).blocks
    return "\n\n".join(one.text if isinstance(one, Paragraph) else table(one) for one in blocks).encode()


def as_word(file: Path) -> tuple[bytes, str]:
    document = docx.Document()
    for block in read(file.read_bytes(), file.name).blocks:
        if isinstance(block, Paragraph):
            document.add_paragraph(block.text)
            continue
        table = document.add_table(rows=len(block.rows), cols=len(block.rows[0].cells))
        for row, written in zip(block.rows, table.rows, strict=True):
            for cell, place in zip(row.cells, written.cells, strict=False):
                place.text = cell.text
    return files.word(document), "a.docx"


def as_pdf(file: Path, folder: Path) -> tuple[bytes, str]:
    def table(block: Table) -> str:
        cells = ", ".join(f"[{_plain(cell.text)}]" for row in block.rows for cell in row.cells)
        return f"#table(columns: ({'1fr, ' * len(block.rows[0].cells)}), {cells})"

    blocks = read(file.read_bytes(), file.name).blocks
    markup = "\n\n".join(_plain(one.text) if isinstance(one, Paragraph) else table(one) for one in blocks)
    return files.pdf(f"#set page(flipped: true)\n{markup}", folder), "a.pdf"


def _plain(text: str) -> str:
    return "#" + json.dumps(text, ensure_ascii=False)


def without_trailing_tabs(file: Path) -> tuple[bytes, str]:
    return re.sub(r"\t+$", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE).encode(), "a.txt"


def wrapped(file: Path) -> tuple[bytes, str]:
    lines = file.read_text(encoding="utf-8").split("\n")
    broken = [
        piece for line in lines for piece in (textwrap.wrap(line, 80) if "\t" not in line else [line]) or [""]
    ]
    return "\n".join(broken).encode(), "a.md"


def without_marks(file: Path) -> tuple[bytes, str]:
    text = re.sub(r"^#+ |\*\*|</?[bi]>", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return text.encode(), "a.txt"


@pytest.mark.parametrize(
    "layout", [as_html, as_pipes, as_word, without_trailing_tabs], ids=lambda one: one.__name__
)
@pytest.mark.parametrize("plan", TABLES)
def test_a_table_in_another_make(plan: str, layout) -> None:
    assert said(read_plan(*layout(FOLDER / plan))) == said(draft_of(FOLDER / plan))


@pytest.mark.parametrize("plan", ["tsv-other-order.txt", "table-without-numbers.txt"])
def test_a_ruled_table_in_a_pdf(plan: str, tmp_path: Path) -> None:
    assert said(read_plan(*as_pdf(FOLDER / plan, tmp_path))) == said(draft_of(FOLDER / plan))


@pytest.mark.parametrize("plan", PROSE)
def test_lines_broken_at_the_edge_of_a_page(plan: str) -> None:
    assert said(read_plan(*wrapped(FOLDER / plan))) == said(draft_of(FOLDER / plan))


@pytest.mark.parametrize("file", [one for one in PLANS if one.suffix == ".md"], ids=lambda file: file.stem)
def test_without_bold_and_headings(file: Path) -> None:
    assert said(read_plan(*without_marks(file)))[3] == said(draft_of(file))[3]


def test_the_last_short_sentence_of_a_list_is_no_heading():
    text = """KẾ HOẠCH
Tuyên truyền cải cách hành chính năm 2027

II. NỘI DUNG TUYÊN TRUYỀN
1. Quy định về thủ tục hành chính, mức phí, lệ phí và thời hạn giải quyết.
2. Cách dùng tài khoản định danh điện tử.
3. Kết quả giải quyết hồ sơ của Trung tâm Phục vụ hành chính công xã.
4. Quy tắc ứng xử.

III. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội: chủ trì, theo dõi.
"""
    draft = read_plan(text.encode(), "ke-hoach.txt")
    assert [one.lines for one in draft.contents] == [(5,), (6,), (7,), (8,)]
