"""Clocks in processes of their own: ended at once when asked."""

import signal
import subprocess
import sys
import time

import pytest

from tests.broadcast.faults.yard import Yard
from tests.conftest import ROOT

pytestmark = [pytest.mark.faults, pytest.mark.django_db]


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
