"""What a television showed stands in the ledger, a row for each thing, screen and day."""

from datetime import datetime
from types import SimpleNamespace

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from campaigns.models import Channel, Evidence
from cms.screens import tasks
from cms.screens.evidence import write
from cms.screens.models import Screen
from cms.screens.playlist import dark_at


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """The worker's part is done where it was asked for."""
    monkeypatch.setattr(tasks, "write_shown", SimpleNamespace(enqueue=tasks.write_shown.call))


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-11-20 09:00+07:00", tick=False) as travelled:
        yield travelled


def taken(client, screen):
    """The television asks what to show, as it does every minute."""
    return client.get(f"{screen.television_address}danh-sach.json")


def rows():
    return list(Evidence.objects.filter(channel=Channel.SCREEN).order_by("pk"))


def test_what_a_television_took_is_written_once_a_day(client, screen, published, clock):
    page = published("Nộp hồ sơ qua mạng")
    taken(client, screen)
    taken(client, screen)
    [row] = rows()
    assert row.subject == page.source
    assert row.words == "Chiếu bài tuyên truyền “Nộp hồ sơ qua mạng” trên màn hình “Sảnh”."
    cache.clear()  # another process
    taken(client, screen)
    assert len(rows()) == 1
    clock.move_to("2026-11-21 09:00+07:00")
    taken(client, screen)
    assert len(rows()) == 2


def test_a_picture_is_named_by_its_line(client, screen, put, picture):
    put(picture=picture, words="Hội làng")
    taken(client, screen)
    [row] = rows()
    assert row.words == "Chiếu “Hội làng” trên màn hình “Sảnh”."
    assert row.subject == f"wagtailimages.image:{picture.pk}"


def test_what_waits_for_its_hour_or_for_a_leader_was_not_shown(client, screen, put, picture):
    put(picture=picture, words="Nháp", approved=False)
    put(picture=picture, words="Thứ hai", weekdays="0")
    taken(client, screen)
    assert rows() == []


def test_who_looks_from_the_house_is_no_television(signed_in, officer, screen, published):
    published()
    taken(signed_in(officer), screen)
    assert rows() == []


def test_who_looks_without_the_televisions_code_is_no_television(client, screen, published):
    published()
    assert client.get("/man-hinh/sanh/danh-sach.json").status_code == 200
    assert rows() == []


@pytest.mark.parametrize("part", ["", "danh-sach.json"])
def test_a_code_that_is_not_the_screens_own_opens_nothing(client, screen, published, part):
    published()
    other = Screen.objects.create(site=screen.site, title="Nhà văn hóa", slug="nha-van-hoa")
    assert client.get(f"/man-hinh/sanh/{other.code}/{part}").status_code == 404
    assert rows() == []


def test_the_televisions_page_asks_by_its_own_address(client, screen):
    page = client.get(screen.television_address).content.decode()
    assert f'data-listing="{screen.television_address}danh-sach.json"' in page
    looked_at = client.get(screen.get_absolute_url()).content.decode()
    assert 'data-listing="/man-hinh/sanh/danh-sach.json"' in looked_at
    assert screen.code not in looked_at


def test_another_address_makes_another_code(screen):
    before = screen.code
    screen.slug = "sanh-moi"
    assert screen.code != before


def test_nothing_is_shown_in_the_dark(client, screen, published, clock):
    published()
    screen.night_from, screen.night_until = "18:00", "06:00"
    screen.save()
    clock.move_to("2026-11-20 23:00+07:00")
    taken(client, screen)
    assert rows() == []


def test_a_screen_that_was_taken_away_meanwhile_wrote_nothing(screen):
    assert write(screen.pk + 1, ["p1"], timezone.now()) == 0


OVER_MIDNIGHT = [1080, 360]


@pytest.mark.parametrize(
    ("night", "hour", "dark"),
    [
        (None, 3, False),
        (OVER_MIDNIGHT, 3, True),
        (OVER_MIDNIGHT, 18, True),
        (OVER_MIDNIGHT, 6, False),
        ([60, 120], 1, True),
    ],
)
def test_when_it_is_dark(night, hour, dark):
    assert dark_at(night, datetime(2026, 11, 20, hour)) is dark  # noqa: DTZ001  (local time, as the rule takes it)
