"""The sound at its address: parts, caching, what players ask."""

from datetime import timedelta

import pytest
from django.test import Client

from broadcast.models import Bulletin, Programme
from broadcast.states import SlotState
from tests.broadcast.public.airwaves import NOW, SOUND, make_bulletin, make_slot


@pytest.fixture
def bulletin(programme: Programme) -> Bulletin:
    return make_bulletin(make_slot(programme, NOW - timedelta(hours=1), SlotState.AIRED), sound=SOUND)


@pytest.fixture
def address(bulletin: Bulletin) -> str:
    return f"/truyen-thanh/tep/{bulletin.sha256}.mp3"


def test_the_whole_file_may_be_kept_for_ever(client: Client, address: str, bulletin: Bulletin) -> None:
    answer = client.get(address)
    assert answer.getvalue() == SOUND
    assert answer["Content-Type"] == "audio/mpeg"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["ETag"] == f'"{bulletin.sha256}"'
    assert answer["Accept-Ranges"] == "bytes"
    assert "Cookie" not in answer.get("Vary", "")


def test_a_player_gets_the_part_it_asks_for(client: Client, address: str) -> None:
    answer = client.get(address, headers={"Range": "bytes=100-199"})
    assert answer.status_code == 206
    assert answer.getvalue() == SOUND[100:200]
    assert answer["Content-Range"] == f"bytes 100-199/{len(SOUND)}"


def test_a_part_beyond_the_end_is_refused(client: Client, address: str) -> None:
    answer = client.get(address, headers={"Range": f"bytes={len(SOUND)}-"})
    assert answer.status_code == 416
    assert answer["Content-Range"] == f"bytes */{len(SOUND)}"


def test_a_part_of_something_older_brings_the_whole(client: Client, address: str) -> None:
    answer = client.get(address, headers={"Range": "bytes=0-9", "If-Range": '"older"'})
    assert answer.status_code == 200
    assert answer.getvalue() == SOUND


def test_what_is_held_already_is_not_sent_again(client: Client, address: str, bulletin: Bulletin) -> None:
    answer = client.get(address, headers={"If-None-Match": f'"{bulletin.sha256}"'})
    assert answer.status_code == 304
    assert not answer.content


def test_head_tells_the_length(client: Client, address: str) -> None:
    answer = client.head(address)
    assert answer["Content-Length"] == str(len(SOUND))
    assert not answer.content


def test_a_file_that_is_gone_is_not_found(client: Client, address: str, bulletin: Bulletin) -> None:
    bulletin.file.storage.delete(bulletin.file.name)
    assert client.get(address).status_code == 404


def test_nothing_can_be_written_to_it(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405
