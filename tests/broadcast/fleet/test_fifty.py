"""Fifty players at once against the server as it runs in an office: granian over one SQLite file.

Each is the agent's own code with its own disk and a clock that is set; each pairs, fetches and plays at the
same time as all others, and reports in batches that come twice and in any order. Some were off during a slot.
"""

import json
import random
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from broadcast.player.journal import logged, unsent
from broadcast.player.pairing import Paired, pair
from broadcast.player.protocol import Outcome, Play, Reason, dump
from broadcast.player.server import Server
from broadcast.player.store import Store
from cms.management.commands.serve import commands
from tests import baseline
from tests.broadcast.fleet.children import crowd
from tests.broadcast.player.life import Life
from tests.broadcast.player.sounds import mp3
from tests.conftest import ROOT
from tests.installation import Installation

pytestmark = [pytest.mark.faults, pytest.mark.once, pytest.mark.django_db]
PLAYERS, SLOTS, BATCH = 50, 6, 4
OFF_EVERY, OFF_SLOT = 10, 2  # every tenth player is off during the third slot
MINUTE = timedelta(minutes=1)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Installation]:
    (tmp_path / "var").mkdir()
    baseline.copy_to(tmp_path / "var" / "loaxa.sqlite3")
    its = Installation(tmp_path / "var")
    web = commands("127.0.0.1", its.port)["web"]
    with (tmp_path / "var" / "web.log").open("wb") as log:
        process = subprocess.Popen(web, cwd=ROOT, env=its.environment, stdout=log, stderr=log)
        try:
            its.wait_until_it_answers()
            yield its
        finally:
            process.terminate()
            process.wait(30)


def told(house: Installation, *arguments: str) -> Any:
    """What the program says that runs inside the installation."""
    command = [sys.executable, "-m", crowd.__name__, *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=house.environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


class Agent:
    """One of the fifty; `live` is its whole life, up to where the server has all its rows."""

    def __init__(self, number: int, home: Path, base: str, code: str) -> None:
        self.number, self.home, self.base, self.code = number, home, base, code
        self.player = ""
        self.plays: list[Play] = []

    def live(self, first: datetime, together: threading.Barrier) -> None:
        try:
            self._live(first, together)
        except BaseException:
            together.abort()
            raise

    def _live(self, first: datetime, together: threading.Barrier) -> None:
        with closing(Store(self.home)) as store:
            together.wait()
            paired = pair(store, self.base, self.code)
        self.player = paired.player
        life = self._fetched(Life(self.home, paired.since))
        together.wait()
        life = self._played(life, first)
        together.wait()
        self._report_badly(life, paired)
        self._report(life)
        self.plays = [row.play() for row in logged(life.store)]
        life.end()

    def _fetched(self, life: Life) -> Life:
        for _minute in range(10):
            life.live(life.time.now + MINUTE)
            if len(list((self.home / "audio").glob("*[!t]"))) == SLOTS:
                life.online = False
                return life
        raise AssertionError(f"player {self.number} has not all sounds")

    def _played(self, life: Life, first: datetime) -> Life:
        end = first + SLOTS * crowd.APART
        if self.number % OFF_EVERY == 0:
            off = first + OFF_SLOT * crowd.APART - MINUTE
            life.live(off)
            life.end()
            life = Life(self.home, off + crowd.APART)
            life.online = False
        life.live(end)
        return life

    def _report_badly(self, life: Life, paired: Paired) -> None:
        """All rows but the first, each twice, in any order, in small batches: none is acknowledged."""
        chance = random.Random(self.number)
        plays = unsent(life.store)[1:] * 2
        chance.shuffle(plays)
        server = Server(self.base, timeout=60)
        for at in range(0, len(plays), BATCH):
            said = server.post("/api/v1/plays", {"plays": dump(plays[at : at + BATCH])}, paired.token)
            assert said == {"acknowledged_sequence": 0}, "the first row is not there yet"

    def _report(self, life: Life) -> None:
        """As the agent does by itself."""
        life.online = True
        for _minute in range(10):
            life.live(life.time.now + MINUTE)
            if (life.store.get("acknowledged") or 0) == life.store.last_sequence():
                return
        raise AssertionError(f"player {self.number} did not get rid of its rows")


@pytest.fixture
def first() -> datetime:
    """When the first slot begins: later than the fifty need to pair and fetch."""
    return datetime.now(UTC).replace(second=0, microsecond=0) + 30 * MINUTE


@pytest.fixture
def agents(house: Installation, first: datetime, tmp_path: Path) -> list[Agent]:
    sounds = [tmp_path / f"{number}.mp3" for number in range(SLOTS)]
    for number, path in enumerate(sounds):
        path.write_bytes(mp3(crowd.SECONDS, 300 + 100 * number))
    codes = told(house, "furnish", str(PLAYERS), first.isoformat(), *map(str, sounds))
    return [Agent(n, tmp_path / "homes" / str(n), house.address, code) for n, code in enumerate(codes)]


def test_the_books_agree_with_fifty_logs_to_the_row(
    house: Installation, agents: list[Agent], first: datetime
) -> None:
    live_together(agents, first)
    log = (house.var / "web.log").read_text()
    assert not re.search("database is locked|Traceback|other words", log), log[-4000:]
    books = told(house, "books")
    own = {agent.player: [said(play) for play in agent.plays] for agent in agents}
    assert books["rows"] == own
    assert {len(rows) for rows in own.values()} == {SLOTS}
    missed = [play.reason for agent in agents for play in agent.plays if play.outcome != Outcome.AIRED]
    assert missed == [Reason.WAS_OFF] * (PLAYERS // OFF_EVERY)
    assert sorted(slot for slot, _outcome in books["entries"]) == sorted(books["slots"])
    outcomes = dict(books["entries"])
    assert outcomes == books["slots"]
    assert sorted(outcomes.values()) == ["aired"] * (SLOTS - 1) + ["partial"]


def live_together(agents: list[Agent], first: datetime) -> None:
    """Each in a thread of its own; raises what broke one of them, not what that did to others."""
    together = threading.Barrier(len(agents), timeout=120)
    with ThreadPoolExecutor(len(agents)) as crew:
        lives = [crew.submit(agent.live, first, together) for agent in agents]
    errors = [error for life in lives if (error := life.exception())]
    for error in sorted(errors, key=lambda error: isinstance(error, threading.BrokenBarrierError)):
        raise error


def said(play: Play) -> list[Any]:
    """A player's row in the order of the server's."""
    its = dump(play) | {"play_id": play.id}
    return [its[name] for name in crowd.REPORTED]
