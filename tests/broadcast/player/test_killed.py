"""A player killed at any step: each airing is still one row, true, on its disk and in the server's books."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from broadcast.player.journal import logged
from broadcast.player.pairing import Paired
from broadcast.player.protocol import Outcome, Play, Reason
from broadcast.player.store import Store
from tests.broadcast.player import station as stations
from tests.broadcast.player.plans import NOON, PLAYER, bulletin, emergency, plan
from tests.broadcast.player.sounds import mp3, named
from tests.broadcast.player.station import KEY, Station
from tests.conftest import ROOT

pytestmark = pytest.mark.faults

WORKERS = 4
SECOND = timedelta(seconds=1)
OFF = 20 * SECOND
UNTIL = NOON + 100 * SECOND
A, E, B = mp3(12.0, kilobits=32), mp3(4.0, 880, 32), mp3(3.0, 660, 32)


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


def furnish(station: Station) -> None:
    a, e, b = named(A), named(E, urgent=True), named(B)
    station.plays.clear()
    station.gives(
        plan(
            bulletin("a", NOON + 10 * SECOND, 12.0, sha256=a.sha256),
            emergency("e", NOON + 15 * SECOND, 4.0, sha256=e.sha256),
            bulletin("b", NOON + 30 * SECOND, 3.0, sha256=b.sha256),
            bulletin("c", NOON + 35 * SECOND, 5.0, grace=25.0, sha256="c" * 64),
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
    assert [row for row in rows if row.outcome is None] == []
    return {row.id: row.play() for row in rows}


def test_killed_at_every_step_each_airing_is_one_true_row(quick_disk: Path) -> None:
    with ThreadPoolExecutor(WORKERS) as pool:
        found = [pool.submit(killed_at_steps, quick_disk, first) for first in range(1, WORKERS + 1)]
        assert sum(one.result() for one in found) > 60


def killed_at_steps(disk: Path, first: int) -> int:
    """Every so many steps from `first` on, with a server and a process of its own; how many there were."""
    lives = Lives()
    try:
        with stations.station() as station:
            station.now = lambda: NOON
            furnish(station)
            steps = lives.one(paired(station, disk / f"whole-{first}"), NOON)["steps"]
            for step in range(first, steps + 1, WORKERS):
                killed_at(lives, station, disk / str(step), step)
            return len(range(first, steps + 1, WORKERS))
    finally:
        lives.close()


def killed_at(lives: Lives, station: Station, home: Path, step: int) -> None:
    furnish(station)
    died = lives.one(paired(station, home), NOON, step)
    if not died["killed"]:  # sockets cut sound into more or fewer pieces: this life had fewer steps
        assert died["steps"] < step
        return
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
    assert ends["slot:c"][1] in (Reason.NO_FILE, Reason.WAS_OFF), step
