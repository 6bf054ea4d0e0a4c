"""The podcast as a podcast player reads it."""

import xml.etree.ElementTree as ET
from datetime import timedelta
from email.utils import parsedate_to_datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from broadcast.models import Programme, Station
from broadcast.states import SlotState
from tests.broadcast.public.airwaves import NOW, make_bulletin, make_recording, make_slot

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"
ATOM = "{http://www.w3.org/2005/Atom}"


def channel(client: Client) -> ET.Element:
    answer = client.get("/truyen-thanh/podcast.xml")
    assert answer["Content-Type"].startswith("application/rss+xml")
    found = ET.fromstring(answer.content).find("channel")  # noqa: S314
    assert found is not None
    return found


def test_the_channel_says_what_directories_ask_for(client: Client, station: Station) -> None:
    read = channel(client)
    assert read.findtext("title") == station.name
    assert read.findtext("language") == "vi"
    assert read.findtext(f"{ITUNES}explicit") == "false"
    assert read.findtext(f"{ITUNES}author") == station.name
    assert read.find(f"{ITUNES}category").get("text") == "Government"
    assert read.find(f"{ITUNES}image").get("href").startswith("http://testserver/")
    assert read.find(f"{ATOM}link").get("href") == "http://testserver/truyen-thanh/podcast.xml"
    assert len(read.findtext(f"{PODCAST}guid")) == 36


def test_an_episode_carries_sound_chapters_and_words(client: Client, programme: Programme) -> None:
    slot = make_recording(programme, NOW - timedelta(days=1), title="Bản tin thứ Hai")
    item = channel(client).find("item")
    assert item.findtext("title") == "Bản tin thứ Hai"
    assert item.findtext("guid") == str(slot.pk)
    assert item.find("guid").get("isPermaLink") == "false"
    assert item.findtext(f"{ITUNES}duration") == "250"
    assert parsedate_to_datetime(item.findtext("pubDate")) == slot.start
    enclosure = item.find("enclosure").attrib
    assert enclosure["type"] == "audio/mpeg"
    assert enclosure["length"] == str(slot.bulletin.size)
    sound = client.get(enclosure["url"].removeprefix("http://testserver"))
    assert len(sound.getvalue()) == slot.bulletin.size
    chapters = client.get(item.find(f"{PODCAST}chapters").get("url").removeprefix("http://testserver"))
    assert chapters["Content-Type"] == "application/json+chapters"
    assert [one["title"] for one in chapters.json()["chapters"]] == ["Mở đầu", "Nộp hồ sơ trực tuyến"]
    assert chapters.json()["chapters"][1]["startTime"] == 100.0
    words = client.get(item.find(f"{PODCAST}transcript").get("url").removeprefix("http://testserver"))
    assert "Bà con làm theo ba bước." in words.content.decode()


def test_the_newest_come_first_and_nothing_to_come_is_in_it(client: Client, programme: Programme) -> None:
    make_recording(programme, NOW - timedelta(days=2), title="Trước")
    make_recording(programme, NOW - timedelta(days=1), title="Sau")
    make_bulletin(make_slot(programme, NOW + timedelta(hours=3), SlotState.READY), title="Sắp tới")
    assert [item.findtext("title") for item in channel(client).findall("item")] == ["Sau", "Trước"]


def test_a_title_xml_cannot_carry_does_not_break_the_feed(client: Client, programme: Programme) -> None:
    make_recording(programme, NOW - timedelta(days=1), title="Mưa \x0b& <lũ>")
    assert channel(client).find("item").findtext("title") == "Mưa & <lũ>"


@pytest.mark.parametrize("episodes", [1, 12])
def test_queries_do_not_grow_with_the_episodes(
    client: Client,
    programme: Programme,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    episodes: int,
) -> None:
    for number in range(episodes):
        make_recording(programme, NOW - timedelta(days=number + 1))
    with django_assert_max_num_queries(8):
        channel(client)
