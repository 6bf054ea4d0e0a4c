"""`manage.py start`, which `make run` is: from an empty folder to a table of bulletins, and again."""

import hashlib
import json
from pathlib import Path

import pytest

from tests.installation import Installation, embedded_only

pytestmark = [embedded_only, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Installation, str]:
    place = Installation(tmp_path_factory.mktemp("start"))
    return place, place.manage("start", "--no-serve", timeout=500).stdout


def everything_in(var: Path) -> dict[str, str]:
    kept = [var / "demo-accounts.txt", var / "secret-key", *sorted((var / "media").rglob("*.mp3"))]
    return {str(path.relative_to(var)): hashlib.sha256(path.read_bytes()).hexdigest() for path in kept}


def test_every_bulletin_of_the_next_fortnight_is_built_and_in_the_table(
    first: tuple[Installation, str],
) -> None:
    place, said = first
    bulletins = [
        json.loads(line) for line in place.manage("bulletins", "--json", "--days=14").stdout.splitlines()
    ]
    assert len(bulletins) >= 12
    assert {row["state"] for row in bulletins} == {"approved"}
    assert all(abs(row["lufs"] + 16) <= 0.5 and row["true_peak"] <= -1.5 for row in bulletins)
    for row in bulletins:
        assert hashlib.sha256(Path(row["file"]).read_bytes()).hexdigest() == row["sha256"]
        assert Path(row["file"]).name in said


def test_a_second_run_changes_nothing(first: tuple[Installation, str]) -> None:
    place, said = first
    before = everything_in(place.var)
    again = place.manage("start", "--no-serve").stdout
    assert everything_in(place.var) == before
    assert "Tài khoản" in said
    assert "Tài khoản" not in again


def test_nothing_half_made_is_left_behind(first: tuple[Installation, str]) -> None:
    place, _said = first
    assert [path for path in (place.var / "scratch").rglob("*") if path.is_file()] == []
