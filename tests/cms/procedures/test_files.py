"""Files of procedures that are read, and those that are refused with a sentence."""

import unicodedata

import pytest

from cms.procedures.importing.files import read
from media.guarding import Refused
from tests.cms.procedures.sheets import row, table
from tests.cms.tables.files import csv, sheets, xlsx

ROWS = table(row(), row(code="2.000815", title="Chứng thực bản sao"))
HIDDEN_FIRST = {"ẩn": ([["x"]], "hidden"), "Ghi chú": ([["Ghi chú"]], "visible"), "Bảng": (ROWS, "visible")}


def titles(name: str, content: bytes) -> list[str]:
    return [one.record["title"] for one in read(name, content)[1]]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", xlsx(ROWS)),
        ("A.XLSX", xlsx([["DANH MỤC THỦ TỤC"], [], *ROWS])),
        ("a.csv", csv(ROWS)),
        ("a.csv", csv(ROWS, encoding="utf-8")),
        ("a.csv", csv(ROWS, delimiter=";")),
        ("a.csv", csv([["DANH MỤC, THÁNG 7"], *ROWS], delimiter=";")),
        ("a.csv", csv(ROWS, delimiter="\t", encoding="utf-16")),
        ("a.csv", csv(ROWS, delimiter="|")),
        ("a.xlsx", xlsx([["DANH MỤC THỦ TỤC", None], *ROWS], merged="A1:B1")),
        ("a.xlsx", sheets(HIDDEN_FIRST)),
    ],
)
def test_files_officers_have_are_read(name, content):
    assert titles(name, content) == ["Đăng ký khai sinh", "Chứng thực bản sao"]


def test_windows_1258_is_read_with_its_marks_composed():
    """The old code page writes some letters as a base and a mark behind it."""
    text = "Mã thủ tục;Tên thủ tục\r\n1.001193;Cấp giấy\r\n"
    apart = "".join(_for_1258(letter) for letter in text)
    assert titles("a.csv", apart.encode("cp1258")) == ["Cấp giấy"]


def _for_1258(letter: str) -> str:
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        tones = "\u0300\u0301\u0303\u0309\u0323"
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in parts if mark in tones)
        return unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones)) + tone
    return letter


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.xlsx", b"MZ\x90\x00", "không phải là tệp Excel"),
        ("a.xlsx", xlsx([["x"]]), "không có hàng tiêu đề"),
        ("a.xlsx", xlsx(ROWS[:1]), "không có thủ tục nào"),
        ("a.xlsx", xlsx([[*ROWS[0], "Mã thủ tục"]]), "“Mã thủ tục” có hai lần"),
        ("a.xlsx", xlsx(ROWS, merged="B2:B3"), "B2:B3 bị gộp"),
        ("a.csv", csv(ROWS) + b"\r\n1.001193,x" * 1000, r"hơn 1\.000 thủ tục"),
    ],
)
def test_what_holds_no_procedures_is_refused_with_a_sentence(name, content, sentence):
    with pytest.raises(Refused, match=sentence):
        read(name, content)
