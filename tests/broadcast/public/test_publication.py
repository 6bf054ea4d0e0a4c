"""What residents may hear, and from when."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, Permission
from django.test import Client

from broadcast.models import Bulletin, Programme, Slot, Station
from broadcast.public.publication import is_public, may_hear_ahead, public_bulletin, recordings
from broadcast.states import BulletinState, SlotState
from cms.models import User
from tests.broadcast.public.airwaves import NOW, make_bulletin, make_slot

PUBLIC = {(slot, BulletinState.APPROVED) for slot in (SlotState.AIRING, SlotState.AIRED, SlotState.PARTIAL)}


def staff(*names: str) -> User:
    user = User.objects.create_user("nguoi-van-hanh", password="khong-dung-den")
    for name in names:
        user.user_permissions.add(Permission.objects.get(codename=name, content_type__app_label="broadcast"))
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize("bulletin_state", BulletinState.values)
@pytest.mark.parametrize("slot_state", SlotState.values)
def test_only_approved_bulletins_that_went_on_air_are_public(
    programme: Programme, station: Station, client: Client, slot_state: str, bulletin_state: str
) -> None:
    slot = make_slot(programme, NOW - timedelta(hours=1), slot_state)
    bulletin = make_bulletin(slot, state=bulletin_state)
    expected = (slot_state, bulletin_state) in PUBLIC
    assert is_public(slot) is expected
    assert list(recordings(station)) == ([slot] if expected else [])
    assert (public_bulletin(bulletin.sha256) is not None) is expected
    answer = client.get(f"/truyen-thanh/tep/{bulletin.sha256}.mp3")
    assert answer.status_code == (200 if expected else 404)
    answer.getvalue()
    page = client.get(f"/truyen-thanh/ban-tin/{slot.pk}/").content.decode()
    assert ("Bà con làm theo ba bước" in page) is expected
    assert (bulletin.sha256 in page) is expected
    for name in ("loi.txt", "chuong.json"):
        asked = client.get(f"/truyen-thanh/ban-tin/{slot.pk}/{name}")
        assert asked.status_code == (200 if expected else 404)


def test_a_newer_version_that_no_slot_plays_is_not_public(programme: Programme, client: Client) -> None:
    slot = make_slot(programme, NOW - timedelta(hours=1), SlotState.AIRED)
    played = make_bulletin(slot)
    Bulletin.objects.create(
        slot=slot, version=2, state=BulletinState.APPROVED, title="Bản sau", fingerprint="a" * 64,
        sha256="b" * 64, file=played.file.name,
    )  # fmt: skip
    assert client.get(f"/truyen-thanh/tep/{'b' * 64}.mp3").status_code == 404


def test_what_is_to_come_is_not_in_the_lists(programme: Programme, station: Station) -> None:
    make_bulletin(make_slot(programme, NOW + timedelta(hours=7), SlotState.READY))
    assert not recordings(station).exists()


@pytest.mark.django_db
def test_staff_are_those_with_a_right_at_the_station() -> None:
    assert not may_hear_ahead(AnonymousUser())
    assert not may_hear_ahead(staff())
    User.objects.all().delete()
    assert may_hear_ahead(staff("operate"))


def test_staff_hear_what_is_to_come_and_nothing_between_keeps_it(
    programme: Programme, client: Client
) -> None:
    slot = make_slot(programme, NOW + timedelta(hours=7), SlotState.READY)
    bulletin = make_bulletin(slot)
    client.force_login(staff("approve_bulletin"))
    answer = client.get(f"/truyen-thanh/tep/{bulletin.sha256}.mp3")
    assert answer.status_code == 200
    assert "private" in answer["Cache-Control"]
    answer.getvalue()
    page = client.get(f"/truyen-thanh/ban-tin/{slot.pk}/").content.decode()
    assert "Chỉ cán bộ xem và nghe được" in page


def test_a_recording_page_of_another_site_s_station_is_not_here(programme: Programme, client: Client) -> None:
    slot = make_slot(programme, NOW - timedelta(hours=1), SlotState.AIRED)
    make_bulletin(slot)
    Station.objects.all().update(site=_another_site())
    assert client.get(f"/truyen-thanh/ban-tin/{slot.pk}/").status_code == 404
    assert Slot.objects.count() == 1


def _another_site() -> object:
    from wagtail.models import Site

    default = Site.objects.get(is_default_site=True)
    return Site.objects.create(hostname="khac.example", root_page=default.root_page)
