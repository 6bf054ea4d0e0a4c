"""A province's system on loopback that keeps reports by their id, and misbehaves as it is told to."""

import http.server
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

TOKEN = "khoa-thu"


@dataclass
class Province:
    """`moods` are used up one a call: "cut" before keeping, "cut_after" keeping, 401, 500, "slow", "html"."""

    address: str = ""
    moods: list[Any] = field(default_factory=list)
    asks: list[dict[str, Any]] = field(default_factory=list)
    gives: list[dict[str, Any]] = field(default_factory=list)
    kept: dict[str, dict[str, Any]] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    tokens: list[str | None] = field(default_factory=list)

    @property
    def plays(self) -> list[int]:
        """The numbers of all rows in its book, in order, once for each time they were written."""
        return sorted(play["number"] for report in self.kept.values() for play in report["plays"])


class _Answers(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    province: Province

    def do_POST(self) -> None:
        here = self.province
        report = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        here.calls.append(report["id"])
        here.tokens.append(self.headers.get("Authorization"))
        mood = here.moods.pop(0) if here.moods else ""
        if isinstance(mood, int):
            self._say(mood, b"{}")
        elif mood == "cut":
            self._hang_up()
        else:
            before = here.kept.setdefault(report["id"], report)
            assert before["plays"] == report["plays"]
            self._answer(report["id"], mood)

    def _answer(self, kept: str, mood: str) -> None:
        here = self.province
        if mood == "cut_after":
            self._hang_up()
        elif mood == "html":
            self._say(200, b"<p>maintenance</p>")
        elif mood == "other":
            self._say(200, b'{"accepted": "another"}')
        else:
            said = {"accepted": kept, "asks": here.asks, "gives": here.gives}
            here.asks, here.gives = [], []
            self._say(200, json.dumps(said).encode(), drip=mood == "slow")

    def _say(self, status: int, body: bytes, *, drip: bool = False) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        for byte in body if drip else ():
            try:
                self.wfile.write(bytes([byte]))
                time.sleep(0.05)
            except OSError:
                return
        if not drip:
            self.wfile.write(body)

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *_args: object) -> None:
        """Quiet."""


@contextmanager
def open_province() -> Iterator[Province]:
    here = Province()
    answers = type("Answers", (_Answers,), {"province": here})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    here.address = f"http://127.0.0.1:{server.server_port}/bao-cao"
    try:
        yield here
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
