"""A server of the player's protocol on loopback, and a home paired with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from broadcast.player.pairing import Paired
from broadcast.player.store import Store
from tests.broadcast.player import station as stations
from tests.broadcast.player.plans import NOON, PLAYER
from tests.broadcast.player.station import KEY, Station


@pytest.fixture
def station() -> Iterator[Station]:
    with stations.station() as its:
        yield its


@pytest.fixture
def home(tmp_path: Path, station: Station) -> Path:
    """Paired at noon of the day the plans are about."""
    store = Store(tmp_path / "home")
    Paired(station.base + "/", PLAYER, "token-1", f"/api/v1/manifests/{KEY}.json", NOON).keep(store)
    store.close()
    return tmp_path / "home"
