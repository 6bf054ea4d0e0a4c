from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from broadcast.models import Emergency
from tests.broadcast.emergency.alarm import MORNING, Alarm


@pytest.fixture
def moment() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def alarm(db: None, settings, tmp_path: Path, moment: time_machine.Traveller) -> Alarm:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SCRATCH_DIR = tmp_path / "scratch"
    settings.SPEECH_CACHE_DIR = tmp_path / "speech"
    return Alarm(tmp_path / "media")


@pytest.fixture
def on_air(alarm: Alarm) -> Emergency:
    return alarm.on_air()


@pytest.fixture
def later(moment: time_machine.Traveller) -> Callable[..., None]:
    """Let time pass."""
    return lambda **by: moment.shift(timedelta(**by))
