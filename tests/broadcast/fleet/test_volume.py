"""How loud a player is to be."""

import json

import pytest
from django.db import connection
from django.utils import timezone

from broadcast.emergency.carrying import volume_of as emergencies_at
from broadcast.fleet import folder
from broadcast.fleet.publishing import publish_all
from broadcast.fleet.volume import effective
from broadcast.models import EmergencyRules, Zone


@pytest.fixture
def zones(station):
    return [
        Zone.objects.create(station=station, name=name, volume=volume, order=order)
        for order, (name, volume) in enumerate([("Đông", 80), ("Tây", 50), ("Nam", 100)])
    ]


def volume(player) -> int:
    return int(json.loads(folder.read(player.key))["volume"])


@pytest.mark.parametrize(
    ("player", "zones", "heard"),
    [(100, [], 100), (80, [], 80), (80, [50], 40), (100, [80, 50, 100], 50), (100, [0], 0), (0, [100], 0)],
)
def test_the_quietest_zone_of_a_player_decides(player, zones, heard):
    assert effective(player, zones) == heard


def test_the_manifest_carries_it(zones, player):
    dong, tay, nam = zones
    one, two, three = player("A", dong, volume=50), player("B", dong, tay), player("C", nam)
    everywhere = player("D")
    publish_all(timezone.now())
    assert [volume(each) for each in (one, two, three, everywhere)] == [40, 50, 100, 50]


def test_a_zone_turned_down_is_heard_so_at_once(zones, player, django_capture_on_commit_callbacks):
    one, other = player("A", zones[2]), player("B", zones[0])
    publish_all(timezone.now())
    connection.run_on_commit.clear()  # what making the zones asked for
    with django_capture_on_commit_callbacks(execute=True):
        zones[2].volume = 30
        zones[2].save()
    assert (volume(one), volume(other)) == (30, 80)


def test_a_zone_given_up_turns_nobody_down(zones, player, django_capture_on_commit_callbacks):
    everywhere = player("D")
    publish_all(timezone.now())
    connection.run_on_commit.clear()
    with django_capture_on_commit_callbacks(execute=True):
        zones[1].delete()
    assert volume(everywhere) == 80


def test_emergencies_are_at_full_volume_unless_the_station_says_otherwise(station):
    assert emergencies_at(station) == 100
    EmergencyRules.objects.create(station=station, volume=70)
    assert emergencies_at(station) == 70
