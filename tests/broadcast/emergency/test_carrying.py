"""What players find in their manifests."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from broadcast.emergency import deciding
from broadcast.emergency.sounding import sound
from broadcast.fleet import folder
from broadcast.fleet.publishing import publish_all
from broadcast.models import Emergency, Player
from tests.broadcast.emergency.alarm import Alarm

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _var(settings, tmp_path: Path) -> None:
    settings.PLAYERS_DIR = tmp_path / "players"


def manifest(player: Player) -> dict:
    publish_all(timezone.now())
    content = folder.read(player.key)
    assert content is not None
    return json.loads(content)


def items(player: Player) -> list[dict]:
    return [item for item in manifest(player)["items"] if item["kind"] == "emergency"]


def test_the_sound_of_what_waits_is_there_before_it_is_approved(alarm: Alarm) -> None:
    player, waiting = alarm.player(), alarm.waiting()
    sound(waiting.pk)
    waiting.refresh_from_db()
    files = manifest(player)["files"]
    assert [(file["sha256"], file["urgent"]) for file in files if file["urgent"]] == [(waiting.sha256, True)]
    assert items(player) == []


def test_what_is_on_air_goes_before_everything(alarm: Alarm) -> None:
    player, emergency = alarm.player(), alarm.on_air(every_minutes=5, for_minutes=60)
    sound(emergency.pk)
    (item,) = items(player)
    assert (item["id"], item["rank"], item["drill"]) == (f"emergency:{emergency.pk}", 3, False)
    assert (item["every_seconds"], item["until"]) == (300, "2026-12-08T03:00:00Z")


def test_a_drill_is_marked_for_the_players(alarm: Alarm) -> None:
    player, drill = alarm.player(), alarm.on_air(drill=True)
    sound(drill.pk)
    assert [item["drill"] for item in items(player)] == [True]


def test_what_was_stopped_leaves_the_manifest(alarm: Alarm) -> None:
    player, emergency = alarm.player(), alarm.on_air()
    sound(emergency.pk)
    assert len(items(player)) == 1
    deciding.stop(emergency, alarm.operator, timezone.now())
    assert items(player) == []


def test_players_of_other_zones_are_left_alone(alarm: Alarm) -> None:
    east, west = alarm.player("Đông"), alarm.player("Tây")
    east.zones.add(alarm.east)
    west.zones.add(alarm.west)
    emergency = alarm.on_air(zones=[alarm.east])
    sound(emergency.pk)
    assert len(items(east)) == 1
    assert items(west) == []


@pytest.mark.faults
def test_the_clock_tells_players_what_a_killed_process_did_not(alarm: Alarm) -> None:
    """Approved, and the process died before its manifests were written: nothing ran on commit."""
    player, waiting = alarm.player(), alarm.waiting()
    sound(waiting.pk)
    assert items(player) == []
    now = timezone.now()
    Emergency.objects.filter(pk=waiting.pk).update(
        state="on_air", approved_at=now, until=now + timedelta(minutes=15)
    )
    assert len(items(player)) == 1


def test_a_manifest_does_not_change_by_itself(alarm: Alarm, later) -> None:
    player, emergency = alarm.player(), alarm.on_air(every_minutes=5, for_minutes=60)
    sound(emergency.pk)
    before = manifest(player)
    later(minutes=20)
    assert manifest(player) == before
