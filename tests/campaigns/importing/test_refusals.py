"""Files that are not read: each with its reason, and a sentence in Vietnamese."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.utils.translation import override

from campaigns.importing import Reason, Unreadable, read_plan
from campaigns.importing.wording import sentence
from tests.campaigns.importing import files
from tests.conftest import ROOT


def reason(content: bytes, name: str) -> Reason:
    with pytest.raises(Unreadable) as refused:
        read_plan(content, name)
    return refused.value.reason


def test_a_scan_without_text() -> None:
    assert reason(files.scanned_pdf(), "a.pdf") is Reason.SCANNED


def test_a_pdf_with_a_password(tmp_path: Path) -> None:
    open_one = files.pdf("Kế hoạch tuyên truyền cải cách hành chính", tmp_path)
    assert reason(files.locked_pdf(open_one), "a.pdf") is Reason.LOCKED


@pytest.mark.parametrize("name", ["a.docx", "a.doc"])
def test_word_with_a_password(name: str) -> None:
    assert reason(files.locked_word(), name) is Reason.LOCKED


def test_old_word() -> None:
    assert reason(files.old_word(), "a.doc") is Reason.OLD_WORD


@pytest.mark.parametrize("name", ["a.xlsx", "a.docm", "a.jpg", "a", "kế hoạch"])
def test_another_kind(name: str) -> None:
    assert reason(b"abc", name) is Reason.UNKNOWN_KIND


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.7 ...", "a.docx"),
        (b"%PDF-1.7 ...", "a.txt"),
        (b"Ke hoach", "a.pdf"),
        (b"Ke hoach", "a.docx"),
        (b"\x7fELF\x02\x01\x00\x00", "a.txt"),
        (b"PK\x03\x04 an archive without a document", "a.docx"),
    ],
)
def test_a_file_that_lies_about_its_type(content: bytes, name: str) -> None:
    assert reason(content, name) is Reason.NOT_ITS_NAME


def test_word_named_as_old_word_and_old_word_named_as_word() -> None:
    assert reason(files.simple_word("Kế hoạch"), "a.doc") is Reason.NOT_ITS_NAME
    assert reason(files.old_word(), "a.docx") is Reason.NOT_ITS_NAME


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_nothing_in_it(name: str) -> None:
    assert reason(b" \n\t\n", name) is Reason.EMPTY
    assert reason(b"", name) is Reason.EMPTY


def test_word_without_a_word() -> None:
    assert reason(files.simple_word(), "a.docx") is Reason.EMPTY


def test_text_that_is_too_large() -> None:
    assert reason(b"a" * (5 * 1024 * 1024 + 1), "a.txt") is Reason.TOO_LARGE


def test_an_old_encoding() -> None:
    assert reason("Kế hoạch".encode("utf-16-le"), "a.txt") is Reason.NOT_ITS_NAME
    assert reason("K\xd5 ho\xb9ch".encode("latin-1"), "a.txt") is Reason.ENCODING


def test_a_broken_word_file_and_a_broken_pdf(tmp_path: Path) -> None:
    whole = files.simple_word("Kế hoạch tuyên truyền")
    assert reason(whole[: len(whole) // 2] + b"word/document.xml", "a.docx") is Reason.BROKEN
    assert reason(files.repacked(whole, "word/document.xml", b"<w:document"), "a.docx") is Reason.BROKEN
    assert reason(files.pdf("Kế hoạch tuyên truyền", tmp_path)[:200], "a.pdf") is Reason.BROKEN


def test_a_bomb_is_not_unpacked() -> None:
    bomb = files.repacked(files.simple_word("a"), "word/document.xml", b" " * (90 * 1024 * 1024))
    assert len(bomb) < 200_000
    assert reason(bomb, "a.docx") is Reason.FLOOD


def test_entities_are_not_expanded() -> None:
    laughs = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    assert (
        reason(files.repacked(files.simple_word("a"), "word/document.xml", laughs), "a.docx") is Reason.BROKEN
    )


@pytest.mark.parametrize("one", list(Reason))
def test_each_reason_is_told_in_vietnamese(one: Reason) -> None:
    with override("vi"):
        told = sentence(Unreadable(one, "detail for the log"))
    with override("en"):
        assert told != sentence(Unreadable(one, ""))
    assert told.endswith(".")
    assert "detail" not in told


def test_the_command_ends_with_1_and_says_why(tmp_path: Path) -> None:
    file = tmp_path / "quet.pdf"
    file.write_bytes(files.scanned_pdf())
    done = subprocess.run(
        [sys.executable, "manage.py", "import_plan", str(file), "--json"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout == ""
    assert "bản quét" in done.stderr
    assert "Traceback" not in done.stderr
