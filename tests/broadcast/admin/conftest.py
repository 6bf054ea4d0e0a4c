from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from django.test import Client

from cms.roles import Role
from tests.broadcast.admin.scene import MONDAY, Scene


@pytest.fixture
def moment() -> Iterator[time_machine.Traveller]:
    """Monday 7/12/2026, 08:00 in Vietnam."""
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def scene(db: None, settings, tmp_path: Path, moment: time_machine.Traveller) -> Scene:
    settings.MEDIA_ROOT = tmp_path
    return Scene(tmp_path)


@pytest.fixture
def officer(scene: Scene) -> Client:
    return scene.signed_in(Role.OFFICER)


@pytest.fixture
def leader(scene: Scene) -> Client:
    return scene.signed_in(Role.LEADER)
