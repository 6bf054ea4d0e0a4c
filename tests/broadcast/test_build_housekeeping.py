"""What builders that died left behind is cleared away; what is alive or finished is not."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from broadcast.build import build, claim
from broadcast.building import placing, scratch
from broadcast.housekeeping import clear_out, tidy
from broadcast.states import BulletinState, SlotState, move
from broadcast.tasks import build_bulletin
from tests.broadcast.studio import a_bulletin

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _var(settings, tmp_path: Path) -> None:
    settings.SCRATCH_DIR = tmp_path / "scratch"
    settings.MEDIA_ROOT = tmp_path / "media"


def placed(name: str) -> Path:
    path = placing.final_path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"sound")
    return path


def test_the_folder_of_a_living_builder_stays_and_goes_with_its_lease() -> None:
    now = timezone.now()
    claimed = claim(a_bulletin().pk, now)
    assert claimed is not None
    folder = scratch.root() / f"{claimed.bulletin.pk}-{claimed.lease}"
    folder.mkdir(parents=True)
    assert tidy(now).folders == 0
    assert tidy(now + timedelta(minutes=4)).folders == 1
    assert not folder.exists()


def test_a_file_no_bulletin_points_to_is_removed() -> None:
    bulletin = a_bulletin()
    stray = placed(placing.name_of(bulletin.slot_id, 7))
    assert clear_out(timezone.now()).files == 1
    assert not stray.exists()


def test_a_file_its_builder_is_about_to_name_is_left_alone() -> None:
    now = timezone.now()
    bulletin = a_bulletin()
    claim(bulletin.pk, now)
    path = placed(placing.name_of(bulletin.slot_id, 1))
    assert clear_out(now).files == 0
    assert path.exists()


def test_finished_files_and_files_of_other_kinds_stay() -> None:
    built = build(a_bulletin().pk)
    other = placed("bulletins/readme.txt")
    assert clear_out(timezone.now()).files == 0
    assert Path(built.file.path).exists()
    assert other.exists()


def test_a_draft_whose_grace_is_over_fails_with_a_reason() -> None:
    bulletin = a_bulletin()
    assert tidy(bulletin.slot.start + timedelta(minutes=14)).bulletins == 0
    assert tidy(bulletin.slot.start + timedelta(minutes=15)).bulletins == 1
    bulletin.refresh_from_db()
    assert bulletin.state == BulletinState.FAILED
    assert bulletin.failure


def test_a_build_that_died_before_a_slot_was_cancelled_is_written_off() -> None:
    now = timezone.now()
    bulletin = a_bulletin()
    claim(bulletin.pk, now)
    move(bulletin.slot, SlotState.CANCELLED)
    assert tidy(now).bulletins == 0
    assert tidy(now + timedelta(minutes=4)).bulletins == 1


def test_an_idle_pass_asks_one_query(django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        tidy(timezone.now())


def test_old_tasks_are_forgotten_also_those_a_killed_worker_left_running() -> None:
    now = timezone.now()
    build_bulletin.enqueue(1)
    build_bulletin.enqueue(2)
    old = now - timedelta(days=8)
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=old)
    kept = build_bulletin.enqueue(3)
    clear_out(now)
    assert [str(task.id) for task in DBTaskResult.objects.all()] == [kept.id]
