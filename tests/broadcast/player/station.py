"""A small server that speaks the player's protocol over real sockets, and misbehaves when told to."""

import hashlib
import json
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from typing import Any

from broadcast.player.protocol import FORMAT, Manifest, Play, dump
from broadcast.player.reading import read
from tests.broadcast.player.plans import PLAYER

KEY = "k" * 43
CODE = "123456"


class Station:
    """What the server has, was asked and does wrong. `base` is its address.

    `away`: no call is answered. `cut_after`: bytes of a sound after which the connection is reset, for each
    call in turn. `held`: sounds that stop after their first half until `go_on` is set. `swapped`: sent in
    place of a sound. `lose_acknowledgements`: so often rows are taken
    and the answer is not sent.
    """

    def __init__(self) -> None:
        self.tokens = {"token-1"}
        self.manifest: Manifest | None = None
        self.sounds: dict[str, bytes] = {}
        self.swapped: dict[str, bytes] = {}
        self.away = False
        self.cut_after: list[int] = []
        self.held: set[str] = set()
        self.go_on = threading.Event()
        self.lose_acknowledgements = 0
        self.revoked = False
        self.tone = ""
        self.asked: list[str] = []
        self.ranges: list[tuple[str, str]] = []
        self.heartbeats: list[dict[str, Any]] = []
        self.plays: dict[str, Play] = {}
        self.batches: list[list[int]] = []
        self.listeners: list[Queue[str]] = []
        self.now = lambda: datetime.now(UTC)
        self.server: ThreadingHTTPServer
        self.port = 0

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'

    @property
    def body(self) -> bytes:
        return json.dumps({"format": FORMAT, **dump(self.manifest)}).encode()

    @property
    def acknowledged(self) -> int:
        sequences = {play.sequence for play in self.plays.values()}
        return next(number for number in range(len(sequences) + 1) if number + 1 not in sequences)

    def gives(self, manifest: Manifest, *sounds: bytes) -> None:
        self.manifest = manifest
        self.sounds |= {hashlib.sha256(sound).hexdigest(): sound for sound in sounds}

    def push(self) -> None:
        for listener in self.listeners:
            listener.put(self.etag)

    def take(self, plays: list[dict[str, Any]]) -> None:
        read_plays = [read(Play, play) for play in plays]
        self.batches.append([play.sequence for play in read_plays])
        for play in read_plays:
            self.plays.setdefault(play.id, play)

    def start(self) -> None:
        station = self

        class Handler(_Handler):
            its = station

        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        """Gone from the network: its port refuses connections."""
        self.go_on.set()
        for listener in self.listeners:
            listener.put("")
        self.server.shutdown()
        self.server.server_close()


class _Handler(BaseHTTPRequestHandler):
    its: Station
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments: Any) -> None: ...

    def handle(self) -> None:
        try:
            super().handle()
        except ConnectionError:
            self.close_connection = True

    def do_GET(self) -> None:
        if not self._begins():
            return
        if self.path == f"/api/v1/manifests/{KEY}.json":
            self._manifest()
        elif self.path.startswith("/api/v1/audio/"):
            self._audio(self.path.rsplit("/", 1)[1])
        elif self.path == f"/api/v1/events/{KEY}":
            self._events()
        else:
            self._json(404, {})

    def do_POST(self) -> None:
        data = json.loads(self.rfile.read(int(self.headers["Content-Length"])) or b"{}")
        if not self._begins():
            return
        answer = {
            "/api/v1/pair": self._pair,
            "/api/v1/heartbeats": self._heartbeat,
            "/api/v1/plays": self._plays,
            "/api/v1/token": self._token,
        }[self.path]
        answer(data)

    def _begins(self) -> bool:
        if self.its.away:
            self._reset()
            return False
        self.its.asked.append(f"{self.command} {self.path}")
        return True

    def _reset(self) -> None:
        """Break the connection as a pulled cable does."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()

    def _json(self, status: int, thing: Any) -> None:
        self._send(status, json.dumps(thing).encode(), {"Content-Type": "application/json"})

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _known(self) -> bool:
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        if token in self.its.tokens and not self.its.revoked:
            return True
        self._json(401, {})
        return False

    def _pair(self, data: Any) -> None:
        if data.get("code") != CODE:
            self._json(403, {})
            return
        manifest = f"/api/v1/manifests/{KEY}.json"
        said = {"player": PLAYER, "token": "token-1", "manifest": manifest}
        self._json(200, {**said, "server_time": dump(self.its.now())})

    def _manifest(self) -> None:
        if self.its.revoked or self.its.manifest is None:
            self._json(404, {})
        elif self.headers.get("If-None-Match") == self.its.etag:
            self._send(304, b"", {"ETag": self.its.etag})
        else:
            self._send(200, self.its.body, {"ETag": self.its.etag, "Content-Type": "application/json"})

    def _audio(self, sha256: str) -> None:
        if not self._known():
            return
        asked = self.headers.get("Range", "")
        self.its.ranges.append((sha256, asked))
        whole = self.its.swapped.get(sha256, self.its.sounds[sha256])
        first = int(asked.removeprefix("bytes=").partition("-")[0]) if asked else 0
        self.send_response(206 if asked else 200)
        self.send_header("Content-Length", str(len(whole) - first))
        if asked:
            self.send_header("Content-Range", f"bytes {first}-{len(whole) - 1}/{len(whole)}")
        self.end_headers()
        if self.its.cut_after:
            self.wfile.write(whole[first : first + self.its.cut_after.pop(0)])
            self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True
        elif sha256 in self.its.held:
            half = max(first, len(whole) // 2)
            self.wfile.write(whole[first:half])
            self.its.go_on.wait()
            self.wfile.write(whole[half:])
        else:
            self.wfile.write(whole[first:])

    def _heartbeat(self, data: Any) -> None:
        if not self._known():
            return
        self.its.heartbeats.append(data)
        said = {"acknowledged_sequence": self.its.acknowledged, "key": KEY, "test_tone": self.its.tone}
        self._json(200, {"server_time": dump(self.its.now()), **said})

    def _plays(self, data: Any) -> None:
        if not self._known():
            return
        self.its.take(data["plays"])
        if self.its.lose_acknowledgements:
            self.its.lose_acknowledgements -= 1
            self._reset()
            return
        self._json(200, {"acknowledged_sequence": self.its.acknowledged})

    def _token(self, data: Any) -> None:
        if not self._known():
            return
        token = f"token-{len(self.its.tokens) + 1}"
        self.its.tokens.add(token)
        self._json(200, {"token": token})

    def _events(self) -> None:
        events: Queue[str] = Queue()
        self.its.listeners.append(events)
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.close_connection = True
        self.wfile.write(b": here\n\n")
        while etag := events.get():
            self.wfile.write(f"event: changed\ndata: {etag}\n\n".encode())


@contextmanager
def station() -> Iterator[Station]:
    its = Station()
    its.start()
    try:
        yield its
    finally:
        its.stop()
