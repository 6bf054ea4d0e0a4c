"""The calls of the protocol over HTTP, with the standard library (docs/adr/0008-the-player.md)."""

import http.client
import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

TIMEOUT_SECONDS = 10.0
MOST_BYTES = 32 * 1024 * 1024
AGENT = "loaxa-player/1"


class Away(Exception):
    """The server was not reached, did not answer in time, or is in trouble itself: try again later."""


class Refused(Exception):
    """The server does not know this token or code (any more)."""


class Unexpected(Exception):
    """The server answered something the protocol does not have; the message says what."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes = b""

    def json(self) -> Any:
        try:
            return json.loads(self.body)
        except ValueError as error:
            raise Unexpected(f"not JSON: {self.body[:60]!r}") from error


@dataclass(slots=True)
class Response:
    """An answer whose body is still coming; close it."""

    status: int
    headers: Mapping[str, str]
    _body: http.client.HTTPResponse = field(repr=False)
    _connection: http.client.HTTPConnection = field(repr=False)

    def some(self, most: int) -> bytes:
        """What has come, at least a byte; b"" at the end. Raises Away where it broke off or stalled."""
        try:
            return self._body.read1(most)
        except (OSError, http.client.HTTPException) as error:
            raise Away(f"the answer broke off: {error or type(error).__name__}") from error

    def line(self) -> bytes:
        try:
            return self._body.readline(65536)
        except (OSError, http.client.HTTPException) as error:
            raise Away(f"the answer broke off: {error or type(error).__name__}") from error

    def close(self) -> None:
        self._body.close()
        self._connection.close()


class Server:
    """One server at `base`, an address such as https://xa.example.vn; a connection for each call."""

    def __init__(self, base: str, timeout: float = TIMEOUT_SECONDS) -> None:
        if urlsplit(base).scheme not in ("http", "https") or not urlsplit(base).hostname:
            raise ValueError(f"{base!r} is no http address")
        self.base = base if base.endswith("/") else base + "/"
        self._timeout = timeout

    def address(self, path: str) -> str:
        return urljoin(self.base, path)

    def get(self, path: str, headers: Mapping[str, str] | None = None, token: str = "") -> Answer:
        return self._whole(self.open("GET", path, headers, token))

    def post(self, path: str, thing: Any, token: str = "") -> Any:
        """POST as JSON, read JSON. Raises Away, Refused or Unexpected."""
        content = {"Content-Type": "application/json"}
        response = self.open("POST", path, content, token, json.dumps(thing).encode())
        answer = self._whole(response)
        if answer.status not in (200, 201):
            raise Unexpected(f"POST {path}: {answer.status} {answer.body[:200]!r}")
        return answer.json()

    def open(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str] | None = None,
        token: str = "",
        body: bytes | None = None,
        timeout: float | None = None,
    ) -> Response:
        """Begin a call; raises Away (also for 5xx and 429) or Refused (401, 403)."""
        parts = urlsplit(self.address(path))
        connection = self._connection(parts.scheme, parts.netloc, timeout or self._timeout)
        sent = {"User-Agent": AGENT, **(headers or {})}
        if token:
            sent["Authorization"] = f"Bearer {token}"
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        try:
            connection.request(method, target, body, sent)
            found = connection.getresponse()
        except (OSError, http.client.HTTPException) as error:
            connection.close()
            raise Away(f"{method} {parts.path}: {error or type(error).__name__}") from error
        response = Response(found.status, {k.lower(): v for k, v in found.getheaders()}, found, connection)
        _judge(response, f"{method} {parts.path}: {found.status}")
        return response

    def _connection(self, scheme: str, netloc: str, timeout: float) -> http.client.HTTPConnection:
        if scheme == "https":
            return http.client.HTTPSConnection(netloc, timeout=timeout, context=ssl.create_default_context())
        return http.client.HTTPConnection(netloc, timeout=timeout)

    def _whole(self, response: Response) -> Answer:
        try:
            parts = []
            size = 0
            while part := response.some(65536):
                parts.append(part)
                size += len(part)
                if size > MOST_BYTES:
                    raise Unexpected("the answer is too long")
            length = response.headers.get("content-length")
            if length and length.isdigit() and int(length) != size and response.status != 304:
                raise Away("the answer broke off")
            return Answer(response.status, response.headers, b"".join(parts))
        finally:
            response.close()


def _judge(response: Response, what: str) -> None:
    if response.status in (401, 403):
        response.close()
        raise Refused(what)
    if response.status >= 500 or response.status == 429:
        response.close()
        raise Away(what)
