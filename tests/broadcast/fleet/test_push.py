"""manage.py push as a real process: who is connected hears of changes within a second."""

import contextlib
import os
import select
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as configured

from broadcast.fleet import folder
from broadcast.fleet.push.watching import Watch

pytestmark = pytest.mark.once
KEY, OTHER = "k" * 43, "o" * 43


class Listener:
    """A connection to the push process; `events` reads what came."""

    def __init__(self, port: int, key: str) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        self.socket.sendall(f"GET /api/v1/events/{key} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        self.seen = b""

    def until(self, mark: str, seconds: float = 10.0) -> float:
        """Read until `mark` came; returns how long it took."""
        begun = time.monotonic()
        while mark.encode() not in self.seen:
            assert select.select([self.socket], [], [], seconds)[0], f"nothing came after {self.seen!r}"
            some = self.socket.recv(65536)
            assert some, f"closed after {self.seen!r}"
            self.seen += some
        return time.monotonic() - begun

    def rest(self) -> bytes:
        while some := self.socket.recv(65536):
            self.seen += some
        return self.seen


@pytest.fixture
def players(settings, tmp_path: Path) -> Path:
    settings.PLAYERS_DIR = tmp_path / "players"
    folder.write(KEY, b"{}")
    folder.write(OTHER, b"{}")
    return tmp_path


@pytest.fixture
def port(players: Path) -> Iterator[int]:
    environment = {**os.environ, "LOAXA_VAR": str(players), "DJANGO_SETTINGS_MODULE": "cms.settings.embedded"}
    command = [sys.executable, "manage.py", "push", "--port", "0"]
    process = subprocess.Popen(command, cwd=configured.BASE_DIR, env=environment, stdout=subprocess.PIPE)
    try:
        assert process.stdout
        yield int(process.stdout.readline().decode().rpartition(":")[2])
    finally:
        process.terminate()
        assert process.wait(timeout=20) == 0
        process.stdout.close()


@pytest.fixture
def listen(port: int) -> Iterator:
    with contextlib.ExitStack() as stack:

        def make(key: str = KEY) -> Listener:
            listener = Listener(port, key)
            stack.callback(listener.socket.close)
            return listener

        yield make


def test_who_connects_is_told_how_it_stands(listen):
    one = listen()
    one.until(f"event: changed\ndata: {folder.etag_of(b'{}')}\n\n")
    assert b"Content-Type: text/event-stream" in one.seen
    assert b"Access-Control-Allow-Origin: *" in one.seen


def test_a_change_is_heard_within_a_second_and_by_nobody_else(listen):
    one, other = listen(), listen(OTHER)
    for listener in (one, other):
        listener.until("data:")
    folder.write(KEY, b'{"a":1}')
    assert one.until(folder.etag_of(b'{"a":1}')) < 1.0
    assert not select.select([other.socket], [], [], 0.5)[0]


def test_every_one_of_several_changes_is_heard(listen):
    one = listen()
    one.until("data:")
    for number in range(5):
        content = b"%d" % number
        folder.write(KEY, content)
        one.until(folder.etag_of(content))


def test_300_players_hear_it(listen):
    many = [listen() for _ in range(300)]
    for listener in many:
        listener.until("data:")
    folder.write(KEY, b"news")
    for listener in many:
        listener.until(folder.etag_of(b"news"))


def test_a_revoked_players_connection_ends(listen):
    one = listen()
    one.until("data:")
    folder.remove(KEY)
    one.rest()


@pytest.mark.parametrize("key", ["x", "z" * 43, "../" + "z" * 40])
def test_an_unknown_key_hears_nothing(listen, key):
    assert listen(key).rest().startswith(b"HTTP/1.1 404")


def test_nonsense_ends_the_connection_only(listen, port):
    with socket.create_connection(("127.0.0.1", port)) as rude:
        rude.sendall(b"\0" * 20_000)
        rude.settimeout(10)
        with contextlib.suppress(ConnectionResetError):
            assert rude.recv(100) == b""
    listen().until("data:")


def test_an_unchanged_folder_is_looked_at_once(players, monkeypatch):
    watch = Watch()
    assert watch.changed([KEY, OTHER]) == dict.fromkeys((KEY, OTHER), folder.etag_of(b"{}"))
    old = time.time() - 60
    os.utime(folder.home(), (old, old))
    assert watch.changed([KEY]) == {}
    monkeypatch.setattr(folder, "read", lambda _key: pytest.fail("read without need"))
    assert watch.changed([KEY]) == {}
