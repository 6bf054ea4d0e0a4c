"""manage.py bulletins: what it prints and builds."""

import io
import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from broadcast.building.finishing import fail_expired
from broadcast.models import Bulletin
from broadcast.states import BulletinState
from tests.broadcast.studio import a_bulletin, a_programme, a_slot, a_station

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _var(settings, tmp_path: Path) -> None:
    settings.SCRATCH_DIR = tmp_path / "scratch"
    settings.MEDIA_ROOT = tmp_path / "media"


def told(**options: object) -> str:
    out = io.StringIO()
    call_command("bulletins", stdout=out, stderr=io.StringIO(), **options)
    return out.getvalue()


def objects(**options: object) -> list[dict[str, object]]:
    return [json.loads(line) for line in told(json=True, **options).splitlines()]


def test_json_is_one_object_a_line_in_the_order_of_the_slots() -> None:
    later = a_bulletin()
    sooner = a_bulletin(a_slot(later.slot.programme, later.slot.start - timedelta(days=1)))
    found = objects()
    assert [datetime.fromisoformat(str(each["slot"])) for each in found] == [
        sooner.slot.start,
        later.slot.start,
    ]
    assert found[0] == {
        "slot": found[0]["slot"],
        "title": sooner.title,
        "state": "draft",
        "seconds": None,
        "lufs": None,
        "true_peak": None,
        "engine": "",
        "file": "",
        "sha256": "",
    }


def test_times_carry_the_offset_of_the_stations_zone() -> None:
    a_bulletin(a_slot(a_programme(a_station(time_zone="Asia/Tokyo"))))
    assert str(objects()[0]["slot"]).endswith("+09:00")


def test_only_the_days_asked_for_are_shown() -> None:
    a_bulletin()
    assert len(objects(days=3)) == 1
    assert objects(days=1) == []


def test_build_makes_what_is_due_and_a_second_run_changes_nothing() -> None:
    bulletin = a_bulletin()
    (first,) = objects(build=True)
    assert (first["state"], first["engine"]) == ("approved", "espeak")
    assert Path(str(first["file"])).is_file()
    built_at = Bulletin.objects.get(pk=bulletin.pk).built_at
    assert objects(build=True) == [first]
    assert Bulletin.objects.get(pk=bulletin.pk).built_at == built_at


def test_the_table_shows_local_time_length_and_loudness() -> None:
    bulletin = a_bulletin()
    text = told(build=True)
    bulletin.refresh_from_db()
    local = timezone.localtime(bulletin.slot.start)
    whole = round(bulletin.seconds)
    assert f"{local:%d/%m/%Y %H:%M}" in text
    assert f"{whole // 60}:{whole % 60:02d}" in text
    assert f"{bulletin.lufs:.1f}" in text
    assert bulletin.file.name in text


def test_a_bulletin_that_cannot_be_built_is_named_with_its_reason() -> None:
    a_bulletin(script=())
    text = told(build=True)
    assert Bulletin.objects.get().failure in text


def test_without_bulletins_it_says_so() -> None:
    assert told().strip()
    assert objects() == []


def test_the_bulletin_a_slot_plays_is_shown_before_a_newer_unfinished_one() -> None:
    bulletin = a_bulletin()
    objects(build=True)
    newer = a_bulletin(bulletin.slot, version=2)
    fail_expired(newer, "hỏng")
    assert Bulletin.objects.get(pk=newer.pk).state == BulletinState.FAILED
    assert [each["state"] for each in objects()] == ["approved"]
