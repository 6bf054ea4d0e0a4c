"""Manifests on disk follow the database."""

import errno
import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone

from broadcast import cancelling
from broadcast.fleet import fallback, folder
from broadcast.fleet.publishing import publish, publish_all, publish_on_commit
from broadcast.models import Slot, Zone
from broadcast.player.protocol import Manifest
from broadcast.player.reading import read
from broadcast.states import PlayerState, SlotState
from cms.roles import Role
from tests.broadcast.studio import a_programme


def manifest(player) -> Manifest:
    return read(Manifest, json.loads(folder.read(player.key)))


def test_a_player_is_told_what_is_ready(station, player, ready):
    slot, one = ready(), player()
    assert publish_all(timezone.now()) == 1
    item = manifest(one).items[0]
    assert (item.id, item.starts_at, item.seconds) == (f"slot:{slot.pk}", slot.start, 300.0)
    assert item.latest_start == slot.start + timedelta(minutes=station.grace_minutes)
    assert folder.sound_path(item.sha256).read_bytes() == Path(slot.bulletin.file.path).read_bytes()


def test_an_unchanged_plan_leaves_the_file_alone(player, ready):
    ready()
    one = player()
    publish_all(timezone.now())
    before = folder.manifest_path(one.key).stat()
    assert publish_all(timezone.now() + timedelta(hours=3)) == 0
    assert folder.manifest_path(one.key).stat() == before


def test_the_days_roll_on(player, ready):
    ready()
    one = player()
    publish_all(timezone.now())
    before = manifest(one).covers_until
    assert publish_all(timezone.now() + timedelta(days=1)) == 1
    assert manifest(one).covers_until == before + timedelta(days=1)


def test_what_is_called_off_leaves_it(player, ready):
    slot, one = ready(), player()
    publish_all(timezone.now())
    Slot.objects.filter(pk=slot.pk).update(state=SlotState.CANCELLED)
    publish_all(timezone.now())
    assert manifest(one).items == ()


@pytest.mark.parametrize("state", [SlotState.AIRING, SlotState.AWAITED, SlotState.AIRED, SlotState.PARTIAL])
def test_what_is_or_was_heard_stays_for_a_day(player, ready, state):
    slot, one = ready(), player()
    Slot.objects.filter(pk=slot.pk).update(state=state)
    publish_all(slot.start + timedelta(hours=12))
    assert len(manifest(one).items) == 1
    publish_all(slot.start + timedelta(days=2))
    assert (manifest(one).items, manifest(one).files) == ((), ())


def test_zones_are_kept_apart(station, player, ready):
    east, west = (Zone.objects.create(station=station, name=name) for name in ("Đông", "Tây"))
    programme = a_programme(station)
    programme.zones.set([east])
    ready(programme=programme)
    in_east, in_west = player("a", east), player("b", west)
    publish_all(timezone.now())
    assert [len(manifest(one).items) for one in (in_east, in_west)] == [1, 0]


def test_a_revoked_player_has_none(player, ready):
    ready()
    one = player()
    publish_all(timezone.now())
    type(one).objects.filter(pk=one.pk).update(state=PlayerState.REVOKED)
    publish_all(timezone.now())
    assert folder.read(one.key) is None


def test_a_sound_cut_short_is_not_given_out(player, ready):
    slot, one = ready(), player()
    Path(slot.bulletin.file.path).write_bytes(b"ID3")
    publish_all(timezone.now())
    assert (len(manifest(one).items), manifest(one).files) == (1, ())


def test_a_full_disk_leaves_what_was_published(station, player, ready, monkeypatch):
    one = player()
    publish(station, timezone.now())
    before = folder.read(one.key)
    ready()

    def full(*_args):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(folder, "write", full)
        assert publish(station, timezone.now()) == 0
    assert folder.read(one.key) == before
    assert publish(station, timezone.now()) == 1


def test_many_changes_in_a_transaction_publish_once(station, player, django_capture_on_commit_callbacks):
    one = player()
    with django_capture_on_commit_callbacks(execute=True) as called, transaction.atomic():
        publish_on_commit(station.pk)
        publish_on_commit(station.pk)
    assert len(called) == 1
    assert manifest(one).station == station.name


def test_the_fallback_is_made_once_and_given_to_every_player(station, player):
    one = player()
    made = fallback.make(station)
    assert fallback.make(station) == made
    publish_all(timezone.now())
    assert manifest(one).fallback == made.sha256
    assert 3 < made.seconds < 30
    assert folder.sound_path(made.sha256).stat().st_size == made.size


def test_where_no_engine_speaks_the_fallback_is_the_tune(station, settings):
    settings.SPEECH_ENGINES_OFF = ["espeak", "gtts", "piper"]
    assert fallback.make(station).seconds > 1


def test_a_worker_is_asked_for_the_fallback(station, player):
    from django_tasks_db.models import DBTaskResult

    player()
    publish_all(timezone.now())
    publish_all(timezone.now())
    assert DBTaskResult.objects.filter(task_path="broadcast.tasks.make_fallback").count() == 1


def test_a_slot_that_is_cancelled_leaves_at_once(player, ready, person, django_capture_on_commit_callbacks):
    slot, one = ready(), player()
    publish_all(timezone.now())
    connection.run_on_commit.clear()  # what the fixtures asked for
    with django_capture_on_commit_callbacks(execute=True):
        cancelling.cancel(slot, person("lan", Role.OFFICER), "Mất điện", timezone.now())
    assert manifest(one).items == ()
