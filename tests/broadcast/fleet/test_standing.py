"""Which player needs a person most."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from broadcast.fleet.coming import Coming, coming
from broadcast.fleet.preflight import DAY_AHEAD
from broadcast.fleet.standing import Condition, standing, summary, worst_first
from broadcast.models import Zone
from broadcast.states import PlayerState
from cms.roles import Role

NOW = datetime.fromisoformat("2026-12-08T08:00:00+07:00")
LACKED = "a" * 64


def next_airing(hours: float) -> Coming:
    return Coming("Tin hai buổi", NOW + timedelta(hours=hours), LACKED)


@pytest.mark.parametrize(
    ("fields", "hours", "condition"),
    [
        ({}, 2, Condition.WELL),
        ({"missing": [LACKED]}, 2, Condition.TROUBLED),
        ({"missing": [LACKED]}, 1, Condition.LOSING),
        ({"missing": ["b" * 64]}, 1, Condition.TROUBLED),
        ({"clock": "untrusted"}, 20, Condition.LOSING),
        ({"clock": "untrusted"}, None, Condition.TROUBLED),
        ({"last_seen_at": NOW - timedelta(days=1)}, 2, Condition.LOST),
        ({"last_seen_at": NOW - timedelta(days=1), "missing": [LACKED]}, 20, Condition.LOSING),
        ({"last_seen_at": None}, 2, Condition.TROUBLED),
        ({"state": PlayerState.WAITING}, 2, Condition.TROUBLED),
        ({"state": PlayerState.REVOKED, "clock": "untrusted"}, 2, Condition.OUT),
    ],
)
def test_how_it_stands(player, fields, hours, condition):
    one = player(**{"last_seen_at": NOW, "clock": "system", **fields})
    found = standing(one, NOW, next_airing(hours) if hours else None)
    assert found.condition is condition


def test_the_airing_it_will_lose_is_named(player):
    one = player(last_seen_at=NOW, missing=[LACKED])
    said = standing(one, NOW, next_airing(0.5)).troubles[0]
    assert said == "Nếu không xử lý, “Tin hai buổi” lúc 08:30 08/12 sẽ không phát được ở máy này."


def test_the_worst_come_first_and_of_two_alike_the_longer(player):
    listed = [
        player("Khỏe", last_seen_at=NOW),
        player("Thu hồi", state=PlayerState.REVOKED),
        player("Lệch giờ", last_seen_at=NOW, offset_seconds=9.0),
        player("Mất từ sáng", last_seen_at=NOW - timedelta(hours=2)),
        player("Mất từ hôm qua", last_seen_at=NOW - timedelta(days=1)),
        player("Sẽ mất buổi", last_seen_at=NOW, clock="untrusted"),
    ]
    found = worst_first((one, standing(one, NOW, next_airing(2))) for one in listed)
    assert [one.name for one, _stands in found] == [
        "Sẽ mất buổi",
        "Mất từ hôm qua",
        "Mất từ sáng",
        "Lệch giờ",
        "Khỏe",
        "Thu hồi",
    ]
    assert summary(stands for _one, stands in found) == (
        "4 trong 5 máy cần có người xử lý",
        [
            ("bad", "1 máy sẽ mất buổi phát tới"),
            ("bad", "2 máy mất liên lạc"),
            ("warn", "1 máy có trục trặc"),
            ("good", "1 máy bình thường"),
        ],
    )


def test_the_next_airing_is_of_its_own_zones(station, player, ready):
    dong, tay = (Zone.objects.create(station=station, name=name) for name in ("Đông", "Tây"))
    late, soon = ready(3), ready(1)
    soon.programme.zones.set([dong])
    here, there, everywhere = player("A", dong), player("B", tay), player("C")
    found = coming(station, [here, there, everywhere], timezone.now(), DAY_AHEAD)
    assert {pk: one.starts_at for pk, one in found.items()} == {
        here.pk: soon.start,
        everywhere.pk: soon.start,
    }
    late.programme.zones.clear()
    found = coming(station, [there], timezone.now(), DAY_AHEAD)
    assert found[there.pk] == Coming("Tin hai buổi, thứ Ba", soon.start, soon.bulletin.sha256)


def test_the_list_begins_with_the_worst(person, client: Client, player, ready):
    client.force_login(person("may", Role.OPERATOR))
    slot = ready(0.5)
    now = timezone.now()
    player("A khỏe", last_seen_at=now)
    player("B mất liên lạc", last_seen_at=now - timedelta(days=1))
    player("C sẽ mất", last_seen_at=now, missing=[slot.bulletin.sha256])
    shown = client.get(reverse("broadcast_players")).content.decode()
    assert re.findall(r">([ABC] [^<]+)</a>", shown) == ["C sẽ mất", "B mất liên lạc", "A khỏe"]
    assert "2 trong 3 máy cần có người xử lý" in shown
