"""Which requests are answered from what is kept, and which ask for the same."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import RequestFactory

from cms.serving.keys import key_of, may_be_kept

ask = RequestFactory(headers={"host": "testserver"})


@pytest.mark.parametrize(
    "request_",
    [
        ask.post("/"),
        ask.get("/quan-tri/"),
        ask.get("/van-hanh/"),
        ask.get("/tep/images/a.jpg"),
        ask.get("/", headers={"range": "bytes=0-9"}),
        ask.get("/", headers={"authorization": "Basic YTph"}),
        ask.get("/", headers={"cookie": "sessionid=abc"}),
        ask.get("/", headers={"cookie": "csrftoken=abc; messages=def"}),
    ],
    ids=str,
)
def test_what_is_or_may_be_somebodys_own_is_never_kept(request_) -> None:
    assert not may_be_kept(request_)


@pytest.mark.parametrize(
    "request_", [ask.get("/"), ask.head("/bai/"), ask.get("/", headers={"cookie": "csrftoken=a"})]
)
def test_what_is_everybodys_may_be_kept(request_) -> None:
    assert may_be_kept(request_)


@pytest.mark.parametrize("query", ["?a=1&b=2", "?b=2&a=1", "?a=1&b=2&fbclid=xyz&utm_source=zalo"])
def test_the_order_of_a_query_and_tracking_make_no_difference(query: str) -> None:
    assert key_of(ask.get(f"/{query}")) == key_of(ask.get("/?a=1&b=2"))


@pytest.mark.parametrize(
    "other",
    [
        ask.get("/bai/"),
        ask.get("/?a=2"),
        ask.get("/", secure=True),
        ask.get("/", headers={"host": "localhost"}),
    ],
    ids=str,
)
def test_another_address_is_another_answer(other) -> None:
    assert key_of(other) != key_of(ask.get("/"))


def test_a_new_day_begins_at_the_sites_midnight() -> None:
    with time_machine.travel(datetime(2026, 11, 20, 16, 59, tzinfo=UTC), tick=False):
        evening = key_of(ask.get("/"))
    with time_machine.travel(datetime(2026, 11, 20, 10, 0, tzinfo=UTC), tick=False):
        assert key_of(ask.get("/")) == evening
    with time_machine.travel(datetime(2026, 11, 20, 17, 0, tzinfo=UTC), tick=False):
        assert key_of(ask.get("/")) != evening
