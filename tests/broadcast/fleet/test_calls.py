"""The calls of players: what they give, what they refuse and how."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from broadcast.fleet import heartbeats
from broadcast.fleet.publishing import publish_all
from broadcast.models import Player, Station
from broadcast.player.protocol import dump
from tests.broadcast.fleet.conftest import SOUND
from tests.broadcast.fleet.device import Device, beat, row


@pytest.fixture
def sound(device, ready) -> tuple[Device, str]:
    slot, one = ready(), device()
    publish_all(timezone.now())
    return one, slot.bulletin.sha256


def test_a_sound_of_the_plan_is_given(sound):
    one, sha256 = sound
    answer = one.get(f"audio/{sha256}")
    assert (answer.status_code, answer["Content-Type"], answer.getvalue()) == (200, "audio/mpeg", SOUND)
    assert "private" in answer["Cache-Control"]


def test_a_download_is_taken_up_where_it_broke_off(sound):
    one, sha256 = sound
    first = one.get(f"audio/{sha256}", Range="bytes=0-999").getvalue()
    rest = one.get(f"audio/{sha256}", Range="bytes=1000-")
    assert (rest.status_code, rest["Content-Range"]) == (206, f"bytes 1000-{len(SOUND) - 1}/{len(SOUND)}")
    assert first + rest.getvalue() == SOUND


def test_beyond_its_end_there_is_nothing(sound):
    one, sha256 = sound
    assert one.get(f"audio/{sha256}", Range=f"bytes={len(SOUND)}-").status_code == 416


@pytest.mark.parametrize("name", ["f" * 64, "x", "..%2f..%2fsecret-key", "%00"])
def test_a_sound_outside_the_plan_is_not_given(sound, name):
    assert sound[0].get(f"audio/{name}").json()["code"] in {"unknown_sound", "not_found"}


def test_a_sound_needs_the_token(sound):
    one, sha256 = sound
    one.token = ""
    assert one.get(f"audio/{sha256}").status_code == 401


def test_a_player_of_another_station_gets_nothing_of_this_one(sound, station):
    from wagtail.models import Page, Site

    one, sha256 = sound
    site = Site.objects.create(hostname="khac.vn", root_page=Page.get_first_root_node())
    other = Station.objects.create(name="Đài khác", site=site, voice=station.voice)
    Player.objects.filter(pk=one.player.pk).update(station=other)
    publish_all(timezone.now())
    assert one.get(f"audio/{sha256}").status_code == 404


def test_a_heartbeat_is_kept_and_answered(device):
    one = device()
    answer = one.beat(missing=("a" * 64,), playing="slot:1", offset_seconds=None, level_dbfs=-20.0)
    assert answer.json() == {
        "server_time": answer.json()["server_time"],
        "acknowledged_sequence": 0,
        "key": one.player.key,
        "test_tone": "",
    }
    one.player.refresh_from_db()
    seen = one.player
    assert (seen.version, seen.clock, seen.missing, seen.playing) == ("1.0", "system", ["a" * 64], "slot:1")
    assert abs(seen.offset_seconds) < 5
    assert timezone.now() - seen.last_seen_at < timedelta(seconds=5)


def test_a_test_tone_is_asked_for_until_it_was_heard(device, ready):
    one = device()
    heartbeats.ask_for_tone(one.player, timezone.now())
    tone = one.beat().json()["test_tone"]
    assert tone.startswith("test:")
    assert one.beat().json()["test_tone"] == tone
    one.report(row(ready(), item=tone))
    assert one.beat().json()["test_tone"] == ""


def test_a_test_tone_nobody_heard_in_time_is_forgotten(device, time_machine):
    one = device()
    heartbeats.ask_for_tone(one.player, timezone.now())
    time_machine.move_to(timezone.now() + timedelta(minutes=11))
    assert one.beat().json()["test_tone"] == ""


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 400, "malformed"),
        (b"{", 400, "malformed"),
        (b"\xff\xfe", 400, "malformed"),
        (b"[" * 100_000, 400, "malformed"),
        (b'{"plays": ' + b"1" * 5000 + b"}", 400, "malformed"),
        (b"[]", 422, "unreadable"),
        (b"null", 422, "unreadable"),
        (b"{}", 422, "unreadable"),
        (b'{"plays": [{}]}', 422, "unreadable"),
        (b'{"plays": NaN}', 422, "unreadable"),
        (b" " * (1024 * 1024 + 1), 413, "too_big"),
    ],
)
def test_what_cannot_be_read_is_refused(device, body, status, code):
    answer = device().client.post("/api/v1/plays", body, content_type="application/json")
    assert answer.status_code == 401
    one = device("Khác")
    answer = one.client.post("/api/v1/plays", body, content_type="application/json", headers=one.headers)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sequence", 0),
        ("sequence", 2**63),
        ("sequence", 10**400),
        ("sequence", True),
        ("seconds", 10**400),
        ("seconds", -1),
        ("seconds", "5"),
        ("id", ""),
        ("id", "x" * 101),
        ("id", "a\x00b"),
        ("item", "slot: 1"),
        ("sha256", "../x"),
        ("planned_start", "2026-12-08T08:00:00"),
        ("planned_start", "9999-12-31T23:59:59Z"),
        ("planned_start", 5),
        ("outcome", "heard"),
        ("reason", None),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_row_out_of_bounds_is_refused_and_nothing_is_kept(device, ready, field, value):
    one, slot = device(), ready()
    rows = dump([row(slot), row(slot, 2)])
    rows[1][field] = value
    answer = one.post("plays", {"plays": rows})
    assert (answer.status_code, answer.json()["code"]) == (422, "unreadable")
    assert field in answer.json()["message_en"]
    assert not one.player.reports.exists()


def test_more_than_500_rows_are_refused(device, ready):
    slot = ready()
    assert device().report(*(row(slot, n + 1) for n in range(501))).status_code == 422


def test_words_databases_do_not_take_are_mended(device, ready):
    one = device()
    rows = dump([row(ready(), title="a\x00b" * 200)])
    rows[0]["detail"] = "\ud800"
    assert one.post("plays", {"plays": rows}).status_code == 200
    assert one.player.reports.get().detail == "?"


@pytest.mark.parametrize(
    ("field", "value"), [("clock", "gps"), ("volume", 101), ("disk_free_bytes", 2**64), ("missing", "x")]
)
def test_a_heartbeat_out_of_bounds_is_refused(device, field, value):
    assert device().post("heartbeats", dump(beat()) | {field: value}).status_code == 422


def test_what_a_newer_player_says_besides_is_passed_over(device):
    assert device().post("heartbeats", dump(beat()) | {"temperature": 41}).status_code == 200


@pytest.mark.parametrize(("method", "path"), [("get", "pair"), ("put", "plays"), ("delete", "token")])
def test_the_wrong_kind_of_call_is_told_the_right_one(client, db, method, path):
    answer = getattr(client, method)(f"/api/v1/{path}")
    assert (answer.status_code, answer["Allow"], answer.json()["code"]) == (405, "POST", "not_allowed")


@pytest.mark.parametrize("path", ["", "v1/", "v1/nothing", "v1/docs", "v2/plays"])
def test_other_addresses_hold_nothing(client, db, path):
    answer = client.get(f"/api/{path}")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_the_calls_are_described(client, db):
    described = client.get("/api/v1/openapi.json").json()
    assert set(described["paths"]) == {
        f"/api/v1/{path}"
        for path in ("pair", "manifests/{key}.json", "audio/{sha256}", "heartbeats", "plays", "token")
    }
    play = described["paths"]["/api/v1/plays"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert play["properties"]["plays"]["maxItems"] == 500
    assert "https://" not in json.dumps(described)
