"""Polls of a manifest, answered before anything else."""

import json

import pytest
from django.test import Client
from django.utils import timezone

from broadcast.fleet import folder
from broadcast.fleet.publishing import publish_all


@pytest.fixture
def address(player, ready) -> str:
    ready()
    one = player()
    publish_all(timezone.now())
    return f"/api/v1/manifests/{one.key}.json"


def test_it_is_the_file_with_the_name_of_its_content(address, client: Client):
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    assert answer["ETag"] == folder.etag_of(answer.content)
    assert json.loads(answer.content)["station"]


def test_an_unchanged_poll_asks_no_database(address, client: Client, django_assert_num_queries):
    etag = client.get(address)["ETag"]
    with django_assert_num_queries(0):
        answer = client.get(address, headers={"If-None-Match": etag})
    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", etag)
    assert "Vary" not in answer
    assert not answer.cookies


def test_nor_does_a_changed_one(address, client: Client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get(address, headers={"If-None-Match": '"old"'}).status_code == 200


def test_a_change_is_seen_at_once(address, client: Client):
    etag = client.get(address)["ETag"]
    folder.write(address.removesuffix(".json").rpartition("/")[2], b"{}")
    answer = client.get(address, headers={"If-None-Match": etag})
    assert (answer.status_code, answer.content) == (200, b"{}")


@pytest.mark.parametrize("name", ["x.json", "a" * 43 + ".json", "..%2f..%2fsecret-key", "a" * 43, ""])
def test_an_unknown_address_holds_nothing(address, client: Client, name):
    answer = client.get(f"/api/v1/manifests/{name}")
    assert answer.status_code == 404
    assert set(answer.json()) == {"code", "message_vi", "message_en"}


def test_head_asks_for_the_headers(address, client: Client):
    answer = client.head(address)
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer["Content-Length"]) > 100
