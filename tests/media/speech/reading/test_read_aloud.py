"""`manage.py read_aloud`: a line in, a line out, whatever the line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
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
