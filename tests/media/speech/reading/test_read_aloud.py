"""`manage.py read_aloud`: a line in, a line out, whatever the line."""

import os
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import OperationalError

from media.management.commands import read_aloud
from media.speech.reading import Entry, Lexicon

ROOT = Path(__file__).parents[4]


def run(text: bytes, *options: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "manage.py", "read_aloud", *options],
        input=text,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **env},
        check=False,
    )


def test_each_line_gives_one_line_without_any_database(tmp_path: Path) -> None:
    text = "UBND xã\n\n7h30\r\n\u2028x\x0by\n25 ha".encode()
    done = run(text, LC_ALL="C", LOAXA_VAR=str(tmp_path / "none"))
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode().split("\n") == [
        "Ủy ban nhân dân xã",
        "",
        "bảy giờ ba mươi",
        " x y",
        "hai mươi lăm héc ta",
        "",
    ]


def test_the_region_and_broken_bytes() -> None:
    done = run(b"1.500 \xff\n", "--region", "south")
    assert (done.returncode, done.stdout.decode()) == (0, "một ngàn năm trăm \n")


def test_the_help_shows_an_example() -> None:
    done = run(b"", "--help")
    assert done.returncode == 0
    assert b"echo" in done.stdout


def test_an_error_costs_only_its_line(
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken = Lexicon.shipped().with_entries([Entry("3G", "ba gờ", left="(")])
    monkeypatch.setattr(read_aloud, "station_lexicon", lambda: broken)
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO("7h30\nsóng 3G\n25 ha\n".encode())))
    call_command("read_aloud")
    said = capsysbinary.readouterr().out.decode()
    assert said.splitlines() == ["bảy giờ ba mươi", "sóng 3G", "hai mươi lăm héc ta"]
    (record,) = caplog.records
    assert record.levelname == "ERROR"
    assert "line_not_read" in str(record.msg)
    assert "'line': 2" in str(record.msg)


class _Entries:
    def __init__(self, error: Exception | None = None) -> None:
        self.error = error

    def lexicon(self) -> Lexicon:
        if self.error:
            raise self.error
        return Lexicon.shipped().with_entries([Entry("3G", "ba gờ")])


@pytest.mark.parametrize(("error", "own"), [(None, 1), (OperationalError("no such table"), 0)])
def test_the_stations_dictionary_is_used_where_its_table_exists(
    monkeypatch: pytest.MonkeyPatch, error: Exception | None, own: int
) -> None:
    model = type("Pronunciation", (), {"objects": _Entries(error)})
    monkeypatch.setattr(read_aloud.apps, "get_model", lambda *names: model)
    assert len(read_aloud.station_lexicon().own) == own
