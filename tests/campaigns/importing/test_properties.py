"""Whatever a document holds: no line is lost, and nothing breaks."""

import random

from hypothesis import given
from hypothesis import strategies as st

from campaigns.importing.sources.model import Document
from campaigns.importing.sources.text import text_document
from campaigns.importing.understanding import understand
from tests.campaigns.importing import scoring
from tests.campaigns.importing.test_plans import PLANS

PIECES = [
    "KẾ HOẠCH",
    "Số: 12/KH-UBND",
    "I. MỤC ĐÍCH",
    "II. NỘI DUNG",
    "III. TỔ CHỨC THỰC HIỆN",
    "PHỤ LỤC",
    "Nơi nhận:",
    "- Lưu: VT.",
    "CHỦ TỊCH",
    "Nguyễn Văn An",
    "1. Công chức VH-XH",
    "a) Tuyên truyền",
    "+ Chủ trì: Đài",
    "* Lưu ý",
    "Căn cứ Nghị định số 45/2020/NĐ-CP ngày 08/4/2020;",
    "Giao Công an xã kiểm tra.",
    "- Thời gian: Quý I",
    "- 3 -",
    "STT\tNội dung\tChủ trì\tThời gian",
    "1\tViết bài\tVH-XH\tHàng tháng",
    "\t(tiếp)\t\t",
    "II\tPhát thanh\t\t",
    "| TT | Nội dung | Chủ trì |",
    "|---|---|---|",
    "| 1 | Treo băng rôn | Thôn |",
    "<table>",
    "</table>",
    "<table><tr><td rowspan=2>1</td><td>Nội dung</td></tr><tr><td>x</td></tr></table>",
    "<tr><td>a",
    "</td></tr>",
    "### **2. Hình thức**",
    "![](a.png)",
    "-----",
    "\ufeff",
    "Xã A, ngày 01 tháng 02 năm 2023",
    "BÀI TUYÊN TRUYỀN",
    "",
]
lines = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(alphabet="aĐộ|\t <>*#-.:;1IV/()", max_size=30)), max_size=40
)


@given(lines)
def test_every_line_of_any_text_is_somewhere(written: list[str]) -> None:
    document = text_document("\n".join(written))
    assert _nowhere(document) == []


@given(st.sampled_from(PLANS), st.randoms(use_true_random=False))
def test_every_line_of_a_damaged_plan_is_somewhere(file, chance: random.Random) -> None:
    written = file.read_text(encoding="utf-8").split("\n")
    for _ in range(12):
        _damage(written, chance)
    assert _nowhere(text_document("\n".join(written))) == []


def _damage(written: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(written))
    line = written[at]
    cut = chance.randrange(len(line) + 1)
    written[at : at + 1] = chance.choice(
        [
            [],
            [line, line],
            [line[:cut], line[cut:]],
            [line, ""],
            [line.upper()],
            [line.replace("\t", " ", 1)],
            [line[::-1]],
        ]
    )


def _nowhere(document: Document) -> list[int]:
    draft = understand(document)
    written = "\n".join(line if line.strip() else "" for line in document.lines)
    found = scoring.lines_nowhere(draft, written)
    numbers = {line for said in draft.not_understood for line in said.lines}
    assert all(1 <= number <= len(document.lines) for number in numbers)
    return found
