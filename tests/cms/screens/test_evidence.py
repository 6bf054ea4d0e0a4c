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
from cms.screens.playlist import dark_at
from tests.cms.screens.test_screens import ids


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """The worker's part is done where it was asked for."""
    monkeypatch.setattr(tasks, "write_shown", SimpleNamespace(enqueue=tasks.write_shown.call))


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-11-20 09:00+07:00", tick=False) as travelled:
        yield travelled


def rows():
    return list(Evidence.objects.filter(channel=Channel.SCREEN).order_by("pk"))


def test_what_a_television_took_is_written_once_a_day(client, screen, published, clock):
    page = published("Nộp hồ sơ qua mạng")
    ids(client)
    ids(client)
    [row] = rows()
    assert row.subject == page.source
    assert row.words == "Chiếu bài tuyên truyền “Nộp hồ sơ qua mạng” trên màn hình “Sảnh”."
    cache.clear()  # another process
    ids(client)
    assert len(rows()) == 1
    clock.move_to("2026-11-21 09:00+07:00")
    ids(client)
    assert len(rows()) == 2


def test_a_picture_is_named_by_its_line(client, put, picture):
    put(picture=picture, words="Hội làng")
    ids(client)
    [row] = rows()
    assert row.words == "Chiếu “Hội làng” trên màn hình “Sảnh”."
    assert row.subject == f"wagtailimages.image:{picture.pk}"


def test_what_waits_for_its_hour_or_for_a_leader_was_not_shown(client, put, picture):
    put(picture=picture, words="Nháp", approved=False)
    put(picture=picture, words="Thứ hai", weekdays="0")
    ids(client)
    assert rows() == []


def test_who_looks_from_the_house_is_no_television(signed_in, officer, screen, published):
    published()
    ids(signed_in(officer))
    assert rows() == []


def test_nothing_is_shown_in_the_dark(client, screen, published, clock):
    published()
    screen.night_from, screen.night_until = "18:00", "06:00"
    screen.save()
    clock.move_to("2026-11-20 23:00+07:00")
    ids(client)
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
