"""What the queue is handed, and what the worker makes of it."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from broadcast.build import claim
from broadcast.states import BulletinState
from broadcast.tasks import build_bulletin, enqueue_builds
from tests.broadcast.studio import a_bulletin


@pytest.fixture(autouse=True)
def _var(settings, tmp_path: Path) -> None:
    settings.SCRATCH_DIR = tmp_path / "scratch"
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.mark.django_db
def test_a_due_bulletin_is_enqueued_once_on_the_audio_queue(django_capture_on_commit_callbacks) -> None:
    bulletin = a_bulletin()
    now = timezone.now()
    with django_capture_on_commit_callbacks(execute=True):
        assert enqueue_builds(now) == 1
        assert enqueue_builds(now + timedelta(seconds=30)) == 0
    task = DBTaskResult.objects.get(queue_name="audio")
    assert task.args_kwargs["args"] == [bulletin.pk]


@pytest.mark.django_db
def test_nothing_is_enqueued_when_the_transaction_is_taken_back(django_capture_on_commit_callbacks) -> None:
    a_bulletin()
    with django_capture_on_commit_callbacks() as callbacks:
        enqueue_builds(timezone.now())
    assert len(callbacks) == 1
    assert not DBTaskResult.objects.filter(queue_name="audio").exists()


@pytest.mark.django_db
def test_a_task_of_a_bulletin_another_builder_has_does_no_harm() -> None:
    bulletin = a_bulletin()
    claim(bulletin.pk, timezone.now())
    assert build_bulletin.call(bulletin.pk) == BulletinState.BUILDING
    bulletin.refresh_from_db()
    assert bulletin.attempts == 1


@pytest.mark.django_db
def test_a_task_of_a_bulletin_that_is_gone_ends_quietly() -> None:
    assert build_bulletin.call(404) == "gone"
