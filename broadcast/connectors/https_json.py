"""The reference connector: every report is a POST of JSON over HTTPS, with a bearer token."""

import json
import time
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from broadcast.connectors.protocol import Answer, ConnectorFault, Report
from broadcast.connectors.shapes import read_answer, report_as_json
from broadcast.player.server import Away, Refused, Response, Server

ALL_SECONDS = 45.0
MOST_BYTES = 2 * 1024 * 1024
PIECE = 64 * 1024
LOOPBACK = ("127.0.0.1", "::1", "localhost")


class HttpsJson:
    """LOAXA_CONNECTOR_URL is where reports go, LOAXA_CONNECTOR_TOKEN what proves who we are."""

    name = "HTTPS JSON"

    def __init__(self) -> None:
        parts = urlsplit(settings.CONNECTOR_URL)
        encrypted = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
        if not encrypted or not parts.hostname or parts.username:
            raise ConnectorFault("address", "LOAXA_CONNECTOR_URL is no https address")
        if not settings.CONNECTOR_TOKEN:
            raise ConnectorFault("no_token", "LOAXA_CONNECTOR_TOKEN is empty")
        self._server = Server(f"{parts.scheme}://{parts.netloc}")
        self._path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

    def exchange(self, report: Report) -> Answer:
        deadline = time.monotonic() + ALL_SECONDS
        headers = {
            "User-Agent": "loaxa-station/1",
            "Content-Type": "application/json; charset=utf-8",
            "Accept": "application/json",
            "Idempotency-Key": report.id,
        }
        body = json.dumps(report_as_json(report), ensure_ascii=False).encode()
        try:
            answer = self._server.open("POST", self._path, headers, settings.CONNECTOR_TOKEN, body)
            try:
                content = _read(answer, deadline)
            finally:
                answer.close()
        except Refused as error:
            raise ConnectorFault("token_refused", str(error)) from error
        except Away as error:
            raise ConnectorFault("no_answer", str(error)) from error
        if answer.status not in (200, 201):
            raise ConnectorFault("refused", f"the province answered {answer.status}")
        try:
            thing: Any = json.loads(content)
        except ValueError as error:
            raise ConnectorFault("answer", "the answer is no JSON") from error
        return read_answer(thing)


def _read(answer: Response, deadline: float) -> bytes:
    """The body; raises Away where it is cut or trickles, ConnectorFault where it is too long."""
    content = bytearray()
    while piece := answer.some(PIECE):
        content += piece
        if len(content) > MOST_BYTES:
            raise ConnectorFault("answer", f"more than {MOST_BYTES} bytes")
        if time.monotonic() > deadline:
            raise Away(f"not done after {ALL_SECONDS:.0f} s")
    length = answer.headers.get("content-length", "")
    if length.isdigit() and int(length) != len(content):
        raise Away("the answer broke off")
    return bytes(content)
