"""Ten thousand players that ask whether anything changed: polls of a manifest against a plain static file.

The web process alone behind granian on loopback, without any database. A player's poll names the manifest it
has and is answered 304; the reference is a static file of the same bytes that WhiteNoise answers, asked for
in the same way, and whole. WhiteNoise answers from what it saw when it started; a poll looks at the file each
time, or no change would be seen. Callers keep their connections and read answers by hand: they cost little.
"""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import tempfile
import threading
import time
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from tests.benches import Ratio
from tests.broadcast.player.plans import NOON, bulletin, plan
from tests.installation import Installation

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent.parent
ROUNDS, CALLERS, POLLS = 7, 4, 1500  # polls of each caller in a round
AN_HOUR = timedelta(hours=1)
AIRINGS = 7 * 6
UNCHANGED_LIMIT, WHOLE_LIMIT = 2.0, 1.0  # of the time of the reference


def run() -> list[Ratio]:
    """The three in turn, ROUNDS times; medians. Then what a poll asks of the database."""
    with tempfile.TemporaryDirectory() as var:
        house = Installation(Path(var))
        key, content = secrets.token_urlsafe(32), _manifest()
        for place in (f"players/{key}.json", "static/plan.json"):
            path = house.var / place
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        rates = _measured(house, f"/api/v1/manifests/{key}.json", "/static/plan.json")
        queries = _queries(house.var / "players", key)
    poll, same, whole = (median(rates[name]) for name in ("poll", "same", "whole"))
    load = f"load {os.getloadavg()[0]:.1f}"
    detail = f"{poll:.0f} polls a second of a manifest of {len(content) / 1000:.1f} kB; the file"
    return [
        Ratio(
            "players: time of an unchanged poll against an unchanged static file",
            same / poll, UNCHANGED_LIMIT, f"{detail} {same:.0f} times a second; {load}",
        ),
        Ratio(
            "players: time of an unchanged poll against the whole static file",
            whole / poll, WHOLE_LIMIT, f"{detail} {whole:.0f} times a second; {load}",
        ),
        Ratio("players: queries of an unchanged poll", queries, 0, f"{queries} queries"),
    ]  # fmt: skip


def _manifest() -> bytes:
    """A week of six airings a day."""
    from broadcast.fleet import folder

    items = [bulletin(f"{n:036d}", NOON + n * 4 * AN_HOUR, 900.0, sha256=f"{n:064x}") for n in range(AIRINGS)]
    return folder.as_bytes(plan(*items))


def _measured(house: Installation, manifest: str, static: str) -> dict[str, list[float]]:
    """Name -> answers a second, of each round."""
    with _served(house):
        asked = {
            "poll": (_request(house, manifest, _etag(house, manifest)), 304),
            "same": (_request(house, static, _etag(house, static)), 304),
            "whole": (_request(house, static), 200),
        }
        rates: dict[str, list[float]] = {name: [] for name in asked}
        for _round in range(ROUNDS):
            for name, (request, status) in asked.items():
                rates[name].append(_rate(house, request, status))
    return rates


@contextmanager
def _served(house: Installation) -> Iterator[None]:
    from cms.management.commands.serve import commands

    process = subprocess.Popen(commands("127.0.0.1", house.port)["web"], cwd=ROOT, env=house.environment)
    try:
        house.wait_until_it_answers("/static/plan.json")
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def _request(house: Installation, path: str, etag: str = "") -> bytes:
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: 127.0.0.1:{house.port}",
        f"If-None-Match: {etag}" if etag else "",
    ]
    return ("\r\n".join(filter(None, lines)) + "\r\n\r\n").encode()


def _etag(house: Installation, path: str) -> str:
    with socket.create_connection(("127.0.0.1", house.port), timeout=30) as line:
        head = _answer(line, _request(house, path))
    return next(one.partition(": ")[2] for one in head.split("\r\n") if one.lower().startswith("etag: "))


def _rate(house: Installation, request: bytes, status: int) -> float:
    """Answers a second to all callers together."""
    answered: list[int] = []

    def call() -> None:
        with socket.create_connection(("127.0.0.1", house.port), timeout=30) as line:
            heads = [_answer(line, request) for _one in range(POLLS)]
        answered.append(sum(head.startswith(f"HTTP/1.1 {status}") for head in heads))

    callers = [threading.Thread(target=call) for _one in range(CALLERS)]
    began = time.perf_counter()
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    seconds = time.perf_counter() - began
    if sum(answered) != CALLERS * POLLS:
        raise AssertionError(f"{sum(answered)} of {CALLERS * POLLS} answers were {status}")
    return CALLERS * POLLS / seconds


def _answer(line: socket.socket, request: bytes) -> str:
    """The head of an answer; its body is read to its end."""
    line.sendall(request)
    data = b""
    while b"\r\n\r\n" not in data:
        data += _some(line)
    head, _between, body = data.partition(b"\r\n\r\n")
    left = _length(head.decode()) - len(body)
    while left > 0:
        left -= len(_some(line))
    return head.decode()


def _some(line: socket.socket) -> bytes:
    some = line.recv(65536)
    if not some:
        raise ConnectionError("the server hung up")
    return some


def _length(head: str) -> int:
    if head.startswith("HTTP/1.1 304"):
        return 0
    found = [one for one in head.lower().split("\r\n") if one.startswith("content-length: ")]
    return int(found[0].partition(": ")[2])


def _queries(players: Path, key: str) -> int:
    """How many queries the database gets from one poll, through all middleware."""
    from django.db import connection
    from django.test import Client, override_settings
    from django.test.utils import CaptureQueriesContext

    with override_settings(PLAYERS_DIR=players, ALLOWED_HOSTS=["testserver"]):
        client, path = Client(), f"/api/v1/manifests/{key}.json"
        etag = client.get(path)["ETag"]
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(path, headers={"If-None-Match": etag})
        if answer.status_code != 304:
            raise AssertionError(f"the poll was answered {answer.status_code}")
        return len(asked)
