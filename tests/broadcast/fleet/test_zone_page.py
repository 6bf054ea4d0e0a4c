"""Thôn này nghe gì: what a zone hears in the coming week."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from broadcast.models import Fault, Outage, Zone
from cms.roles import Role


@pytest.fixture
def shown(person, client: Client):
    """The page of a zone, as an operator sees it."""
    client.force_login(person("may", Role.OPERATOR))
    return lambda zone: client.get(reverse("broadcast_zone", args=[zone.pk])).content.decode()


@pytest.fixture
def dong(station) -> Zone:
    return Zone.objects.create(station=station, name="Thôn Đông", clusters=3, volume=60)


@pytest.fixture
def tay(station) -> Zone:
    return Zone.objects.create(station=station, name="Thôn Tây")


def test_what_is_for_the_zone_and_for_all_is_heard_there(shown, dong, tay, ready):
    slot = ready(26)
    assert "09/12" in shown(dong)
    assert "Tin hai buổi" in shown(dong)
    slot.programme.zones.set([tay])
    assert "Bảy ngày tới khu vực này không có buổi phát nào." in shown(dong)
    assert "Tin hai buổi" in shown(tay)


def test_a_week_and_no_more(shown, dong, ready):
    ready(24 * 7 + 1)
    assert "không có buổi phát nào" in shown(dong)


def test_its_players_are_named_with_the_volume_they_play_at(shown, dong, tay, player):
    player("Cụm Đình", dong, volume=50, last_seen_at=timezone.now())
    player("Cụm Chợ", tay, last_seen_at=timezone.now())
    page = shown(dong)
    assert "Cụm Đình" in page
    assert "âm lượng 30%" in page
    assert "Cụm Chợ" not in page
    assert "phát bằng tay" not in page


def test_a_zone_without_a_player_is_played_by_hand(shown, dong, tay, player):
    player("Cụm Chợ", tay)
    assert "người vận hành phát bằng tay" in shown(dong)


def test_its_last_outage_and_what_is_broken_are_told(shown, station, dong, tay, player):
    now = timezone.now()
    here, there = player("Cụm Đình", dong, last_seen_at=now), player("Cụm Chợ", tay)
    for one, hours in ((here, 30), (here, 5), (there, 1)):
        began_at = now - timedelta(hours=hours)
        Outage.objects.create(player=one, began_at=began_at, ended_at=began_at + timedelta(minutes=30))
    told = {"station": station, "reported_by": "Trưởng thôn", "reported_on": now.date()}
    Fault.objects.create(what="Loa rè ở cột số 3", zone=dong, **told)
    Fault.objects.create(what="Cháy cầu chì", player=here, **told)
    Fault.objects.create(what="Loa Tây câm", player=here, zone=tay, **told)
    Fault.objects.create(what="Đứt dây", zone=dong, repair="Nối lại", repaired_on=now.date(), **told)
    page = shown(dong)
    assert "03:00 08/12/2026 – 03:30 08/12/2026" in page
    assert "Loa rè ở cột số 3" in page
    assert "Cháy cầu chì" in page
    assert "Loa Tây câm" not in page
    assert "Đứt dây" not in page


def test_the_list_of_players_leads_to_it(person, client: Client, station, dong, player):
    client.force_login(person("may", Role.OPERATOR))
    page = client.get(reverse("broadcast_players")).content.decode()
    assert reverse("broadcast_zone", args=[dong.pk]) in page
    assert "chưa có máy phát, phát bằng tay" in page
