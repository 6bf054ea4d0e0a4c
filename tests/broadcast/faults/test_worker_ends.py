"""A worker that is asked to end, or whose disk is full, loses nothing."""

import shutil
import signal
import subprocess
import time

import pytest

from tests.broadcast.faults.yard import Yard
from tests.conftest import ROOT

pytestmark = [pytest.mark.faults, pytest.mark.django_db]
STATE = "SELECT state, attempts, lease, failure FROM broadcast_bulletin"


def wait_for(yard: Yard, statement: str, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not yard.rows(statement):
        assert time.monotonic() < until, yard.rows(STATE)
        time.sleep(0.1)


def test_a_worker_asked_to_end_puts_its_bulletin_back_and_the_next_builds_it(yard: Yard) -> None:
    yard.house.extra["LOAXA_BUILD_LEASE_SECONDS"] = "120"
    yard.told("furnish", "1", "espeak", "60")
    yard.house.manage("clock", "--once")
    worker = yard.house.begin("worker", "--interval", "0.2")
    wait_for(yard, "SELECT 1 FROM broadcast_bulletin WHERE stage = 'speaking'")
    worker.send_signal(signal.SIGTERM)
    asked = time.monotonic()
    words, _ = worker.communicate(timeout=60)
    assert worker.returncode == 0, words
    assert time.monotonic() - asked < 20
    assert yard.rows(STATE) == [("draft", 0, "", "")]
    assert yard.stray() == []
    yard.recover()
    assert yard.rows(STATE) == [("approved", 1, "", "")]


def may_mount() -> bool:
    """Whether this user may have a file system of its own, as root may."""
    if shutil.which("unshare") is None:
        return False
    probe = "mount -t tmpfs -o size=64k tmpfs /mnt"
    return subprocess.run(["unshare", "--mount", "sh", "-c", probe], capture_output=True).returncode == 0


FULL_WHILE = {"sentences are kept": "200k", "parts are put together": "1200k", "it is mastered": "4m"}


def test_a_full_disk_is_a_clear_state_and_the_bulletin_is_built_once_there_is_room(yard: Yard) -> None:
    if not may_mount():
        pytest.skip("this user may not mount a file system")
    ids = yard.told("furnish", str(len(FULL_WHILE) + 1), "espeak", "12")
    elsewhere = yard.var.parent / "elsewhere.sqlite3"
    shutil.move(yard.var / "loaxa.sqlite3", elsewhere)
    yard.database = yard.house.extra["DATABASE_URL"] = f"sqlite:///{elsewhere}"
    for pk, size in zip(ids, FULL_WHILE.values(), strict=False):
        assert build_on_a_disk_of(yard, size, pk) == ["draft", "[]"]
    *tried, untouched = yard.rows(f"{STATE} ORDER BY id")
    assert {row[:3] for row in tried} == {("draft", 1, "")}
    assert all("đĩa" in failure for *_, failure in tried)
    assert untouched == ("draft", 0, "", "")
    yard.change("UPDATE broadcast_bulletin SET retry_at = NULL")
    yard.recover()
    assert {row[0] for row in yard.rows(STATE)} == {"approved"}
    assert yard.stray() == []


def build_on_a_disk_of(yard: Yard, size: str, pk: int) -> list[str]:
    """Build in a process to which everything under LOAXA_VAR is a disk of that size."""
    small = f'mount -t tmpfs -o size={size} tmpfs "$LOAXA_VAR" && exec "$@"'
    command = ["unshare", "--mount", "sh", "-c", small, "sh", *yard.command("build_one", str(pk))]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=yard.house.environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()
