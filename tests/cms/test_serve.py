"""`manage.py serve` as a real household of processes."""

import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import baseline
from tests.installation import Installation, embedded_only

pytestmark = [embedded_only, pytest.mark.django_db]


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None) -> Installation:
    place = Installation(tmp_path_factory.mktemp("serve"))
    baseline.copy_to(place.var / "loaxa.sqlite3")
    place.manage("collectstatic", "--noinput", "--verbosity=0")
    return place


@pytest.fixture
def household(installation: Installation) -> Iterator["subprocess.Popen[str]"]:
    process = installation.begin("serve")
    installation.wait_until_it_answers()
    yield process
    if process.poll() is None:
        process.kill()
    process.communicate()


def children_of(pid: int) -> set[int]:
    """Every process below `pid`, as Linux lists them."""
    below: set[int] = set()
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            below |= {child} | children_of(child)
    return below


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


def test_ctrl_c_ends_all_four_cleanly(household: "subprocess.Popen[str]") -> None:
    family = children_of(household.pid)
    assert len(family) >= 4
    household.send_signal(signal.SIGINT)
    household.wait(timeout=30)
    assert household.returncode == 0
    assert [pid for pid in family if is_alive(pid)] == []


def test_when_one_process_dies_the_others_end_and_it_says_which(household: "subprocess.Popen[str]") -> None:
    clock = next(
        pid for pid in children_of(household.pid) if b"clock" in Path(f"/proc/{pid}/cmdline").read_bytes()
    )
    os.kill(clock, signal.SIGKILL)
    out, _ = household.communicate(timeout=30)
    assert household.returncode == 1
    assert "clock (exit code -9)" in out


def test_a_port_in_use_is_said_in_a_sentence(installation: Installation) -> None:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", installation.port))
        taken.listen()
        done = installation.manage("serve", check=False)
    assert done.returncode == 1
    assert f"Cổng {installation.port} đang có chương trình khác dùng" in done.stderr
    assert "Traceback" not in done.stderr
