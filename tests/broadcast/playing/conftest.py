from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from broadcast import approval
from broadcast.models import Bulletin, Slot
from broadcast.planning import plan_station
from broadcast.states import BulletinState
from tests.broadcast.planning.commune import VIETNAM, Commune

TUESDAY = datetime(2026, 12, 8, 17, 0, tzinfo=VIETNAM)
"""When the slot of these tests starts."""


@pytest.fixture(autouse=True)
def _monday_morning() -> Iterator[None]:
    with time_machine.travel(TUESDAY - timedelta(hours=33), tick=True):
        yield


@pytest.fixture
def media(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "bulletins").mkdir()
    return tmp_path


@pytest.fixture
def commune(db: None, media: Path) -> Commune:
    return Commune()


@pytest.fixture
def finished(media: Path) -> Callable[..., Bulletin]:
    """Give a bulletin what a build gives it: a file, its length, when each line is heard."""

    def finish(bulletin: Bulletin, seconds: float = 600.0) -> Bulletin:
        name = f"bulletins/{bulletin.slot_id}-v{bulletin.version}.mp3"
        (media / name).write_bytes(b"ID3")
        figures = {"file": name, "sha256": "a" * 64, "seconds": seconds, "state": BulletinState.BUILT}
        Bulletin.objects.filter(pk=bulletin.pk).update(**figures)
        lines = list(bulletin.items.all())
        for index, line in enumerate(lines):
            line.starts_at, line.ends_at = (seconds * n / len(lines) for n in (index, index + 1))
            line.save()
        bulletin.refresh_from_db()
        return bulletin

    return finish


@pytest.fixture
def ready(commune: Commune, finished: Callable[..., Bulletin]) -> Slot:
    """Tuesday's slot, its bulletin of ten minutes built and approved with its items."""
    commune.programme()
    commune.article("Nộp hồ sơ qua mạng")
    commune.article("Tiêm chủng")
    plan_station(commune.station, TUESDAY - timedelta(hours=33))
    slot = Slot.objects.earliest("start")
    approval.settle(finished(slot.newest))
    slot.refresh_from_db()
    return slot
