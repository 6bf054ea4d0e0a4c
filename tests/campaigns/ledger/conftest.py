"""Installations whose ledger is written and attacked by real processes."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.broadcast.faults.conftest import any_yard, model  # noqa: F401
from tests.broadcast.faults.yard import Yard
from tests.conftest import ROOT

Begin = Callable[..., "subprocess.Popen[str]"]


def recording(yard: Yard, name: str, number: int, *how: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.campaigns.ledger.children.append", name, str(number), *how],
        cwd=ROOT, env=yard.house.environment, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


@pytest.fixture
def begin(any_yard: Yard) -> Iterator[Begin]:  # noqa: F811
    """Start a process that records deeds: begin("a", 20) or begin("a", 20, "die")."""
    begun = []

    def start(name: str, number: int, *how: str) -> "subprocess.Popen[str]":
        begun.append(recording(any_yard, name, number, *how))
        return begun[-1]

    yield start
    for process in begun:
        with process:  # closes what it wrote to and waits for it
            process.kill()


@pytest.fixture
def verify(any_yard: Yard) -> Callable[..., tuple[int, str]]:  # noqa: F811
    """Run `manage.py ledger verify`; return how it ended and what it said."""

    def verified(*arguments: Any) -> tuple[int, str]:
        done = any_yard.house.manage("ledger", "verify", *map(str, arguments), check=False)
        return done.returncode, done.stdout + done.stderr

    return verified
