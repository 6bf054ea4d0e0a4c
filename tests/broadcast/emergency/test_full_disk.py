"""An emergency on a full disk: said in words, nothing half-written, and it works once there is room."""

import json
import shutil
import subprocess
from typing import Any

import pytest

from tests.broadcast.faults.conftest import model, yard  # noqa: F401
from tests.broadcast.faults.test_worker_ends import may_mount
from tests.broadcast.faults.yard import Yard
from tests.conftest import ROOT

pytestmark = [pytest.mark.faults, pytest.mark.django_db]
SIZE = "48m"


def on_a_small_disk(yard: Yard, *, with_database: bool) -> dict[str, Any]:  # noqa: F811
    """What the child saw whose installation lies on a disk of its own, with its database or without."""
    if not may_mount():
        pytest.skip("this user may not mount a file system")
    kept = yard.var.parent / "kept.sqlite3"
    shutil.move(yard.var / "loaxa.sqlite3", kept)
    if not with_database:
        yard.database = yard.house.extra["DATABASE_URL"] = f"sqlite:///{kept}"
    yard.house.extra["TMPDIR"] = str(yard.var / "tmp")
    copy = f'cp "{kept}" "$LOAXA_VAR/loaxa.sqlite3" && ' if with_database else ""
    small = f'mount -t tmpfs -o size={SIZE} tmpfs "$LOAXA_VAR" && {copy}exec "$@"'
    child = yard.command("tests.broadcast.emergency.children.full", "database" if with_database else "files")
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", small, "sh", *child],
        cwd=ROOT, env=yard.house.environment, capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return dict(json.loads(done.stdout.strip().splitlines()[-1]))


def test_a_full_disk_is_told_and_holds_up_nothing_once_there_is_room(yard: Yard) -> None:  # noqa: F811
    told = on_a_small_disk(yard, with_database=False)

    status, words, rows, about = told["no room for what is sent"]
    assert (status, rows, about) == (507, 0, [])
    assert "Máy chủ đã hết chỗ trống" in words
    status, words, rows, about = told["no room for what is decoded"]
    assert (status, rows, about) == (422, 0, [])
    assert "Ổ đĩa" in words
    assert "Cháy ở chợ." in words  # what was written stays in the form
    status, _, rows, about = told["sent again"]
    assert (status, rows, about) == (302, 1, [])

    made, _, _, about = told["no room for its sound"]
    assert (made, about) == (False, [])
    assert "đầy" in told["why"]
    made, _, _, about = told["sound made again"]
    assert (made, about) == (True, [])

    *_, about = told["approved without room"]
    assert about == []
    assert (told["stands then"]["state"], told["stands then"]["carried"]) == ("on_air", 0)
    assert told["manifest as before"]
    assert told["stands at last"]["carried"] == 1
    assert told["carried whole"]
    deeds = sorted(told["stands at last"]["deeds"])
    assert deeds == ["approved", "drafted", "not_voiced", "submitted", "voiced"]


def test_a_database_without_room_keeps_nothing_by_halves(yard: Yard) -> None:  # noqa: F811
    told = on_a_small_disk(yard, with_database=True)
    status, words, rows, about = told["no room for the row"]
    assert (status, rows, about) == (507, 0, [])
    assert "Máy chủ đã hết chỗ trống" in words
    status, _, rows, about = told["sent again"]
    assert (status, rows, about) == (302, 1, [])
    assert told["database"] == [["ok"]]
