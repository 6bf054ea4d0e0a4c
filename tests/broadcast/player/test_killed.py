"""A player killed at any step: each airing is still one row, true, on its disk and in the server's books."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from broadcast.player.journal import logged
from broadcast.player.pairing import Paired
from broadcast.player.protocol import Outcome, Play, Reason
from broadcast.player.store import Store
from tests.broadcast.player.plans import NOON, PLAYER, bulletin, emergency, plan
from tests.broadcast.player.sounds import mp3, named
from tests.broadcast.player.station import KEY, Station
from tests.conftest import ROOT

pytestmark = pytest.mark.faults

SECOND = timedelta(seconds=1)
OFF = 20 * SECOND
UNTIL = NOON + 500 * SECOND
A, E, B = mp3(30.0, kilobits=32), mp3(10.0, 880, 32), mp3(5.0, 660, 32)


class Lives:
    """The process that lives and dies on demand."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.broadcast.player.children.lives"]
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def one(self, home: Path, begin: datetime, step: int = 0) -> dict[str, Any]:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{home} {begin.isoformat()} {UNTIL.isoformat()} {step}\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        self._process.communicate()


@pytest.fixture
def lives() -> Iterator[Lives]:
    its = Lives()
    yield its
    its.close()


def furnish(station: Station) -> None:
    a, e, b = named(A), named(E, urgent=True), named(B)
    station.plays.clear()
    station.gives(
        plan(
            bulletin("a", NOON + 60 * SECOND, 30.0, sha256=a.sha256),
            emergency("e", NOON + 75 * SECOND, 10.0, sha256=e.sha256),
            bulletin("b", NOON + 150 * SECOND, 5.0, sha256=b.sha256),
            bulletin("c", NOON + 160 * SECOND, 5.0, grace=100.0, sha256="c" * 64),
            files=(a, e, b),
        ),
        A,
        E,
        B,
    )


def paired(station: Station, home: Path) -> Path:
    store = Store(home)
    Paired(station.base + "/", PLAYER, "token-1", f"/api/v1/manifests/{KEY}.json", NOON).keep(store)
    store.close()
    return home


def own_log(home: Path) -> dict[str, Play]:
    store = Store(home)
    rows = logged(store)
    store.close()
    assert all(row.outcome for row in rows)
    return {row.id: row.play() for row in rows}


def test_killed_at_every_step_each_airing_is_one_true_row(
    lives: Lives, station: Station, tmp_path: Path
) -> None:
    station.now = lambda: NOON
    furnish(station)
    steps = lives.one(paired(station, tmp_path / "whole"), NOON)["steps"]
    assert steps > 60
    for step in range(1, steps + 1):
        furnish(station)
        home = paired(station, tmp_path / str(step))
        died = lives.one(home, NOON, step)
        assert died["killed"], step
        again = lives.one(home, datetime.fromisoformat(died["ended_at"]) + OFF)
        assert not again["killed"], step
        ends = {play.item: (play.outcome, play.reason) for play in station.plays.values()}
        assert station.plays == own_log(home), step
        assert sorted(play.sequence for play in station.plays.values()) == [1, 2, 3, 4], step
        assert {item: outcome for item, (outcome, _) in ends.items()} == {
            "slot:a": Outcome.AIRED,
            "emergency:e": Outcome.AIRED,
            "slot:b": Outcome.AIRED,
            "slot:c": Outcome.MISSED,
        }, step
        assert ends["slot:c"][1] in (Reason.NO_FILE, Reason.CLOCK_UNTRUSTED), step
