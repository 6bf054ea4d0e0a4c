"""Truyền thanh → Máy phát."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from broadcast.fleet import tokens
from broadcast.models import Player, Zone
from broadcast.states import PlayerState
from cms.roles import Role
from tests.broadcast.fleet.device import Device


@pytest.fixture
def operator(person, client: Client) -> Client:
    client.force_login(person("may", Role.OPERATOR))
    return client


def page(client: Client, player: Player) -> str:
    return client.get(reverse("broadcast_player", args=[player.pk])).content.decode()


def test_a_player_is_added_paired_and_in_touch(station, operator):
    zone = Zone.objects.create(station=station, name="Thôn Đông")
    sent = {"name": "Cụm Đình", "zones": [zone.pk], "volume": 70}
    assert operator.post(reverse("broadcast_player_add"), sent).status_code == 302
    made = Player.objects.get()
    assert (made.state, made.volume, list(made.zones.all())) == (PlayerState.WAITING, 70, [zone])
    shown = operator.post(reverse("broadcast_player_pair", args=[made.pk]))
    assert "no-store" in shown["Cache-Control"]
    code = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", shown.content.decode())[0]
    one = Device(made)
    assert one.pair(code).status_code == 200
    assert "Đã ghép nối, chưa liên lạc" in page(operator, made)
    one.beat()
    assert "Đang liên lạc" in page(operator, made)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"clock": "untrusted"}, "không biết giờ đúng"),
        ({"offset_seconds": -8.2}, "lệch 8 giây"),
        ({"missing": ["a" * 64]}, "còn thiếu 1 tệp"),
        ({"disk_free_bytes": 200 * 1024**2}, "còn 200 MB"),
    ],
)
def test_what_is_wrong_with_it_is_said(operator, device, said, words):
    one = device()
    one.beat(**said)
    assert words in page(operator, one.player)
    assert words in operator.get(reverse("broadcast_players")).content.decode()


def test_one_out_of_touch_is_told_from_one_in_trouble(operator, device, time_machine):
    one = device()
    one.beat()
    time_machine.move_to(timezone.now() + timedelta(minutes=4))
    assert "Mất liên lạc" in page(operator, one.player)


def test_a_name_is_given_once_and_said_so(station, operator, player):
    player("Cụm Đình")
    answer = operator.post(reverse("broadcast_player_add"), {"name": "Cụm Đình", "volume": 100})
    assert "Đài đã có máy phát mang tên này." in answer.content.decode()
    assert Player.objects.count() == 1


def test_a_test_tone_is_asked_for(operator, device):
    one = device()
    operator.post(reverse("broadcast_player_tone", args=[one.player.pk]))
    assert one.beat().json()["test_tone"].startswith("test:")


def test_a_revoked_player_is_out(operator, device):
    one = device()
    operator.post(reverse("broadcast_player_revoke", args=[one.player.pk]))
    assert tokens.player_of(one.token, timezone.now()) is None
    assert "Đã thu hồi" in page(operator, one.player)


def test_the_volume_reaches_the_plan(operator, device, django_capture_on_commit_callbacks):
    one = device()
    connection.run_on_commit.clear()  # what the pairing asked for
    with django_capture_on_commit_callbacks(execute=True):
        operator.post(
            reverse("broadcast_player_edit", args=[one.player.pk]), {"name": "Cụm Đình", "volume": 55}
        )
    assert one.get(f"manifests/{one.player.key}.json").json()["volume"] == 55
