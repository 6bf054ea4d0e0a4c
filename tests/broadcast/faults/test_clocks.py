"""Clocks in processes of their own: ended at once when asked, and no matter how many run at the same time."""

import signal
import subprocess
import sys
import time

import pytest

from tests.broadcast.faults.yard import Yard
from tests.conftest import ROOT

pytestmark = pytest.mark.faults
CLOCKS = 8


def begin_clock(yard: Yard, *arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), "clock", *arguments],
        env={**yard.house.environment, "LOAXA_LOG_LEVEL": "DEBUG", "LOAXA_LOG_JSON": "1"},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_running_clock_ends_at_once_when_asked(yard: Yard, number: int) -> None:
    clock = begin_clock(yard)
    assert clock.stderr is not None
    assert any(b"clock pass done" in line for line in clock.stderr)
    began = time.monotonic()
    clock.send_signal(number)
    clock.communicate(timeout=20)
    assert clock.returncode == 0
    assert time.monotonic() - began < 5


def test_many_clocks_at_once_make_each_slot_and_bulletin_once(any_yard: Yard) -> None:
    any_yard.house.manage("demo")
    clocks = [begin_clock(any_yard, "--once") for _ in range(CLOCKS)]
    told = [clock.communicate(timeout=240) for clock in clocks]
    assert [clock.returncode for clock in clocks] == [0] * CLOCKS, told
    assert sum(out.count(b'"did": "planned"') for out, _err in told) == 1
    slots, starts = any_yard.rows(
        "SELECT count(*), count(DISTINCT (programme_id || '/' || start)) FROM broadcast_slot"
    )[0]
    assert slots == starts > 20
    bulletins, first = any_yard.rows("SELECT count(*), sum(version) FROM broadcast_bulletin")[0]
    assert bulletins == first > 5
    lines, places = any_yard.rows(
        "SELECT count(*), count(DISTINCT (bulletin_id || '/' || position)) FROM broadcast_bulletinitem"
    )[0]
    assert lines == places
    (enqueued,) = any_yard.rows(
        "SELECT count(*) FROM django_tasks_db_dbtaskresult WHERE task_path LIKE '%build_bulletin'"
    )[0]
    assert enqueued == bulletins
