from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.test import Client

from cms.roles import Role
from tests.broadcast.admin.scene import TUESDAY, Scene


@pytest.fixture
def moment() -> Iterator[time_machine.Traveller]:
    """Two minutes before the slot; move it with `shift` (seconds) or `move_to`."""
    with time_machine.travel(TUESDAY - timedelta(minutes=2), tick=False) as traveller:
        yield traveller


@pytest.fixture
def scene(db: None, settings, tmp_path: Path, moment: time_machine.Traveller) -> Scene:
    settings.MEDIA_ROOT = tmp_path
    return Scene(tmp_path)


@pytest.fixture
def operator(scene: Scene) -> Client:
    return scene.signed_in(Role.OPERATOR)
