"""Atom feeds of warnings, asked of a real server."""

import http.server
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.utils import timezone

from broadcast.emergency.warnings import feeds
from broadcast.emergency.warnings.fetching import Unreachable, fetch
from broadcast.models import CapFeed, CapMessage
from tests.broadcast.emergency.alarm import Alarm
from tests.broadcast.emergency.samples import BOMB, an_alert

pytestmark = pytest.mark.django_db


@dataclass
class Shelf:
    """What the server gives, by path; `asked` what it was asked for."""

    pages: dict[str, bytes] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    address: str = ""


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    held = Shelf()

    class Answers(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            held.asked.append((self.path, self.headers.get("If-None-Match")))
            if self.path in held.moved:
                self.send_response(302)
                self.send_header("Location", held.moved[self.path])
                self.end_headers()
                return
            page = held.pages.get(self.path)
            tag = f'"{hash(page)}"'
            same = self.headers.get("If-None-Match") == tag
            self.send_response(404 if page is None else 304 if same else 200)
            self.send_header("ETag", tag)
            self.end_headers()
            if page is not None and not same:
                self.wfile.write(page)

        def log_message(self, *_args: object) -> None:
            """Quiet."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    held.address = f"http://127.0.0.1:{server.server_port}"
    yield held
    server.shutdown()
    thread.join()
    server.server_close()


def atom(*entries: str) -> bytes:
    inside = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Cảnh báo</title>{inside}</feed>'.encode()


def link(path: str) -> str:
    return f'<link rel="alternate" type="application/cap+xml" href="{path}"/>'


@pytest.fixture
def feed(alarm: Alarm, shelf: Shelf) -> CapFeed:
    return CapFeed.objects.create(
        station=alarm.station, name="Đài", url=f"{shelf.address}/atom", active=True, private_allowed=True
    )


def test_new_warnings_come_into_the_inbox_once(feed: CapFeed, shelf: Shelf) -> None:
    shelf.pages = {"/atom": atom(link("/1.xml")), "/1.xml": an_alert()}
    assert feeds.ask(feed) == 1
    shelf.pages["/atom"] = atom(link("/2.xml"), link("/1.xml"))
    shelf.pages["/2.xml"] = an_alert(identifier="KT-2")
    assert feeds.ask(feed) == 1
    assert [path for path, _tag in shelf.asked].count("/1.xml") == 1
    assert CapMessage.objects.count() == 2


def test_a_feed_that_did_not_change_is_not_sent_again(feed: CapFeed, shelf: Shelf) -> None:
    shelf.pages = {"/atom": atom()}
    feeds.ask(feed)
    feed.refresh_from_db()
    assert feeds.ask(feed) == 0
    assert shelf.asked[-1][1] == feed.etag != ""


def test_a_warning_may_stand_in_the_feed_itself(feed: CapFeed, shelf: Shelf) -> None:
    inside = an_alert().decode().partition("?>")[2]
    shelf.pages = {"/atom": atom(f'<content type="text/xml">{inside}</content>')}
    assert feeds.ask(feed) == 1
    assert CapMessage.objects.get().headline == "Bão số 12 đổ bộ chiều nay"


def test_one_bad_message_holds_up_no_other(feed: CapFeed, shelf: Shelf) -> None:
    shelf.pages = {
        "/atom": atom(link("/bad"), link("/gone"), link("/good")),
        "/bad": BOMB,
        "/good": an_alert(),
    }
    assert feeds.ask(feed) == 1


@pytest.mark.parametrize("page", [None, b"<html/>", BOMB, b"x" * 2_000_000])
def test_what_goes_wrong_is_written_down(feed: CapFeed, shelf: Shelf, page: bytes | None) -> None:
    shelf.pages = {} if page is None else {"/atom": page}
    assert feeds.ask(feed) == 0
    feed.refresh_from_db()
    assert feed.fault


def test_a_feed_is_asked_by_one_clock_when_its_turn_comes(feed: CapFeed, later) -> None:
    assert feeds.due(timezone.now()) == [feed.pk]
    assert feeds.due(timezone.now()) == []
    later(minutes=5)
    assert feeds.due(timezone.now()) == [feed.pk]


def test_a_feed_that_is_switched_off_is_never_asked(feed: CapFeed) -> None:
    CapFeed.objects.update(active=False)
    assert feeds.due(timezone.now() + timedelta(days=1)) == []


def test_private_addresses_are_refused(shelf: Shelf) -> None:
    with pytest.raises(Unreachable) as told:
        fetch(f"{shelf.address}/atom")
    assert told.value.code == "private"
    assert shelf.asked == []


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://a", "https://", "http://u:p@a/", "x"])
def test_other_addresses_are_refused(address: str) -> None:
    with pytest.raises(Unreachable) as told:
        fetch(address)
    assert told.value.code == "address"


def test_it_follows_a_few_redirects_only(shelf: Shelf) -> None:
    shelf.moved = {"/a": "/b", "/b": "/c", "/round": "/round"}
    shelf.pages = {"/c": b"here"}
    assert fetch(f"{shelf.address}/a", private_allowed=True).content == b"here"
    with pytest.raises(Unreachable) as told:
        fetch(f"{shelf.address}/round", private_allowed=True)
    assert told.value.code == "redirects"
