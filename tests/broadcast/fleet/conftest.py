from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from broadcast.models import Player, Slot
from broadcast.states import PlayerState
from cms.models import User
from cms.roles import Role
from tests.broadcast.fleet.device import Device
from tests.broadcast.studio import a_programme, a_ready_slot, a_station

NOW = datetime.fromisoformat("2026-12-08T08:00:00+07:00")
SOUND = b"ID3" + bytes(range(256)) * 64


@pytest.fixture(autouse=True)
def _eight_in_the_morning(request: pytest.FixtureRequest) -> Iterator[None]:
    cache.clear()
    if request.node.get_closest_marker("faults"):
        yield
        return
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture
def var(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PLAYERS_DIR = tmp_path / "players"
    settings.SCRATCH_DIR = tmp_path / "scratch"
    return tmp_path


@pytest.fixture
def station(db: None, var: Path):
    return a_station()


@pytest.fixture
def player(station) -> Callable[..., Player]:
    """A player in use, without a device behind it."""

    def make(name: str = "Cụm Nhà văn hóa", *zones, **fields) -> Player:
        chosen = {"state": PlayerState.ACTIVE, "paired_at": NOW - timedelta(days=30), "pairing": 1}
        made = Player.objects.create(station=station, name=name, **{**chosen, **fields})
        made.zones.set(zones)
        return made

    return make


@pytest.fixture
def ready(station, var: Path) -> Callable[..., Slot]:
    """A slot whose bulletin is built and approved, in `hours` from now."""

    def make(hours: float = 2, programme=None, sound: bytes = SOUND, seconds: float = 300.0) -> Slot:
        start = timezone.now().replace(second=0, microsecond=0) + timedelta(hours=hours)
        return a_ready_slot(programme or a_programme(station), start, sound, seconds)

    return make


@pytest.fixture
def person(db: None) -> Callable[..., User]:
    """An account with a role."""

    def make(name: str, role: Role) -> User:
        user = User.objects.create_user(username=name, password="mat-khau-dai-1", last_name=name)
        user.groups.add(role.group())
        return user

    return make


@pytest.fixture
def device(player: Callable[..., Player]) -> Callable[..., Device]:
    """A paired device of a new player."""

    def make(name: str = "Cụm Nhà văn hóa", *zones, **fields) -> Device:
        made = Device(player(name, *zones, **fields))
        made.pair()
        Player.objects.filter(pk=made.player.pk).update(paired_at=NOW - timedelta(days=30))
        made.player.refresh_from_db()
        return made

    return make
