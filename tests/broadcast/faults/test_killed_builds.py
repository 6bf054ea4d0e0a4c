"""A build killed at any point is made good by the next clock: one bulletin, one file, nothing left over."""

import hashlib
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from mutagen.mp3 import MP3

from tests.broadcast.faults import yard as yards
from tests.broadcast.faults.yard import LEASE_SECONDS, Yard

pytestmark = [pytest.mark.faults, pytest.mark.django_db]
POINTS = (
    "claimed",
    "speaking",
    "speaking:half",
    "assembling",
    "assembling:half",
    "mastering",
    "mastering:half",
    "placing",
    "row written",
    "file placed",
    "before commit",
    "after commit",
)
UNTOUCHED = "never killed"


@dataclass(frozen=True)
class Battlefield:
    """An installation in which the build of each bulletin was killed at its point, and then made good."""

    yard: Yard
    killed: dict[str, int]  # point -> bulletin id
    codes: dict[str, int]  # point -> exit code of its builder
    files_after_the_kills: dict[str, float]  # final names then, with their length in seconds


@pytest.fixture(scope="module")
def battlefield(model: Yard, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Battlefield]:
    for yard in yards.copied(model, tmp_path_factory.mktemp("killed") / "var"):
        ids = yard.told("furnish", str(len(POINTS) + 1), "espeak", "2")
        killed = dict(zip([*POINTS, UNTOUCHED], ids, strict=True))
        codes = yard.told("build_and_die", *(f"{killed[point]}={point}" for point in POINTS))
        files = {name: length(yard.var / "media" / name) for name in yard.finished_files()}
        time.sleep(LEASE_SECONDS)  # the dead builders' leases run out
        yard.recover()
        yield Battlefield(yard, killed, codes, files)


def length(path: Path) -> float:
    return float(MP3(path).info.length)


def row(field: Battlefield, point: str) -> list[Any]:
    rows = field.yard.rows("SELECT id, state, attempts, file, sha256, seconds FROM broadcast_bulletin")
    return next(rest for pk, *rest in rows if pk == field.killed[point])


@pytest.mark.parametrize("point", POINTS)
def test_a_killed_build_ends_as_one_finished_bulletin(battlefield: Battlefield, point: str) -> None:
    assert battlefield.codes[point] == -signal.SIGKILL
    state, attempts, file, sha256, seconds = row(battlefield, point)
    path = battlefield.yard.var / "media" / file
    assert state == "approved"
    assert attempts == (1 if point == "after commit" else 2)
    assert sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert length(path) == pytest.approx(seconds, abs=0.2)


def test_no_half_written_file_ever_had_a_final_name(battlefield: Battlefield) -> None:
    placed = {point: row(battlefield, point)[2] for point in ("file placed", "before commit", "after commit")}
    assert set(battlefield.files_after_the_kills) == set(placed.values())
    for point, name in placed.items():
        whole = row(battlefield, point)[4]
        assert battlefield.files_after_the_kills[name] == pytest.approx(whole, abs=0.2)


def test_nothing_is_left_lying_about(battlefield: Battlefield) -> None:
    files = {file for (file,) in battlefield.yard.rows("SELECT file FROM broadcast_bulletin")}
    assert battlefield.yard.stray() == []
    assert battlefield.yard.finished_files() == files
    assert len(files) == len(POINTS) + 1


def test_the_bulletin_beside_them_was_built_once(battlefield: Battlefield) -> None:
    assert row(battlefield, UNTOUCHED)[:2] == ["approved", 1]


def test_every_slot_is_ready_with_its_one_bulletin(battlefield: Battlefield) -> None:
    slots = battlefield.yard.rows("SELECT state, bulletin_id FROM broadcast_slot")
    assert {state for state, _ in slots} == {"ready"}
    assert sorted(bulletin for _, bulletin in slots) == sorted(battlefield.killed.values())
