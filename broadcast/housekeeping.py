"""What builders that died left behind is cleared away, and what nobody will hear is written off."""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from broadcast.building import placing, reasons, scratch
from broadcast.building.finishing import fail_expired
from broadcast.building.leases import abandoned
from broadcast.models import Bulletin, BulletinItem, Emergency
from broadcast.states import BulletinState
from cms.recordings.unused import unused

log = structlog.get_logger(__name__)
TASKS_KEPT = timedelta(days=7)
RECORDINGS_KEPT = timedelta(days=7)  # whoever recorded one may still send it to its page
SOUNDS = "emergencies"


@dataclass(frozen=True, slots=True)
class Tidied:
    """How many scratch folders and unowned files were removed, and bulletins written off."""

    folders: int
    files: int
    bulletins: int


def tidy(now: datetime) -> Tidied:
    """Clear away what builders left, write off what is too late: each clock pass; one query when idle.

    Safe beside any number of clocks and builders.
    """
    return _told(Tidied(remove_folders(now), 0, write_off(now)))


def clear_out(now: datetime) -> Tidied:
    """All of `tidy`, and what takes a look at every finished file: when a worker starts."""
    prune_tasks(now)
    files = remove_files(now) + remove_emergency_files(now)
    return _told(Tidied(remove_folders(now), files, write_off(now)))


def _told(done: Tidied) -> Tidied:
    if done != Tidied(0, 0, 0):
        log.info("tidied", folders=done.folders, files=done.files, bulletins=done.bulletins)
    return done


def remove_folders(now: datetime) -> int:
    """Remove scratch folders whose lease ran out or ended, and what lies beside them forgotten.

    A folder is made after its lease is in the row.
    """
    left = list(scratch.left())
    live = _live_leases(now) if left else set()
    dead = [path for path, bulletin_id, lease in left if (bulletin_id, lease) not in live]
    dead += scratch.forgotten(now)
    for path in dead:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return len(dead)


def _live_leases(now: datetime) -> set[tuple[int, str]]:
    building = Bulletin.objects.filter(state=BulletinState.BUILDING, leased_until__gt=now)
    return set(building.values_list("pk", "lease"))


def remove_files(now: datetime) -> int:
    """Remove files under a final name that no bulletin points to and no living builder is about to."""
    placed = list(placing.placed())
    owned = set(Bulletin.objects.exclude(file="").values_list("file", flat=True)) if placed else set()
    return sum(_remove_if_unowned(entry, now) for entry in placed if entry[0] not in owned)


def _remove_if_unowned(entry: placing.Placed, now: datetime) -> bool:
    """Look again with the row locked: a builder changes its row before it places its file."""
    with transaction.atomic():
        rows = Bulletin.objects.select_for_update().filter(slot_id=entry.slot_id, version=entry.version)
        row = rows.first()
        if row is not None and (row.file or _alive(row, now)):
            return False
        placing.remove(entry.name)
    return True


def remove_emergency_files(now: datetime) -> int:
    """Remove sounds and recordings no emergency names: whoever placed them died before the commit."""
    before = (now - scratch.FORGOTTEN).timestamp()
    old = [path for path in placing.final_path(SOUNDS).glob("*") if scratch.written_at(path) < before]
    rows = Emergency.objects.values_list("file", "recording") if old else []
    named = {placing.final_path(name) for row in rows for name in row if name}
    left = [path for path in old if path not in named]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)


def _alive(row: Bulletin, now: datetime) -> bool:
    return row.state == BulletinState.BUILDING and row.leased_until is not None and row.leased_until > now


def write_off(now: datetime) -> int:
    """Fail the bulletins that were not built in time."""
    return sum(fail_expired(row, reasons.not_built_in_time(row.failure)) for row in abandoned(now))


def prune_tasks(now: datetime) -> None:
    """Forget tasks ended a week ago, and those a killed worker left running as long ago."""
    old = now - TASKS_KEPT
    DBTaskResult.objects.filter(finished_at__lte=old).delete()
    DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lte=old).delete()


def remove_recordings(now: datetime) -> int:
    """Remove those made a week ago that no page, revision, approval or bulletin refers to: once a day."""
    heard = BulletinItem.objects.filter(clip__isnull=False).values("clip")
    old = list(unused(now - RECORDINGS_KEPT).exclude(clip__in=heard).select_related("clip"))
    for recording in old:
        with transaction.atomic():
            recording.delete()
            recording.clip.delete()
    if old:
        log.info("recordings removed", count=len(old))
    return len(old)
