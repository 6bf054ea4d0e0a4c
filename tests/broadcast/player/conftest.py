"""A server of the player's protocol on loopback, and a home paired with it."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from broadcast.player.pairing import Paired
from broadcast.player.store import Store
from tests.broadcast.player import agents
from tests.broadcast.player import station as stations
from tests.broadcast.player.agents import Agent
from tests.broadcast.player.plans import NOON, PLAYER
from tests.broadcast.player.station import CODE, KEY, Station


@pytest.fixture
def station() -> Iterator[Station]:
    with stations.station() as its:
        yield its


@pytest.fixture
def quick_disk(tmp_path: Path) -> Iterator[Path]:
    """In memory where the system has such a folder: a killed process loses nothing of either."""
    memory = Path("/dev/shm")  # noqa: S108
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else tmp_path) as folder:
        yield Path(folder)


@pytest.fixture
def home(quick_disk: Path, station: Station) -> Path:
    """Paired at noon of the day the plans are about."""
    store = Store(quick_disk / "home")
    Paired(station.base + "/", PLAYER, "token-1", f"/api/v1/manifests/{KEY}.json", NOON).keep(store)
    store.close()
    return quick_disk / "home"


@pytest.fixture
def begin(tmp_path: Path, station: Station) -> Iterator[Callable[[], Agent]]:
    """Starts players from one home, paired by its command; all are ended."""
    home, begun = tmp_path / "home", []

    def one() -> Agent:
        if not home.exists():
            done = agents.told(home, "pair", station.base, CODE)
            assert done.returncode == 0, done.stderr
        begun.append(Agent(home))
        return begun[-1]

    yield one
    for agent in begun:
        agent.end()
