"""A small file from an address a person typed: never from within the network unless allowed, never for long.

The host is looked up once and the connection made to the address that was judged: it cannot be another.
"""

import ipaddress
import socket
import time
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import certifi
import urllib3

MOST_BYTES = 1024 * 1024
CONNECT_SECONDS, READ_SECONDS, ALL_SECONDS = 5.0, 10.0, 20.0
MOST_REDIRECTS = 3
PIECE = 64 * 1024
MOVED = (301, 302, 303, 307, 308)


class Unreachable(Exception):
    """Nothing usable came; `code` is for programs, the words are precise English."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code


@dataclass(frozen=True, slots=True)
class Fetched:
    """`content` None: unchanged since the `etag` or `modified` that was sent along."""

    content: bytes | None
    etag: str = ""
    modified: str = ""


def fetch(url: str, *, private_allowed: bool = False, etag: str = "", modified: str = "") -> Fetched:
    """What stands at an address. Raises Unreachable."""
    deadline = time.monotonic() + ALL_SECONDS
    headers = {"Accept": "application/cap+xml, application/atom+xml, application/xml, text/xml"}
    headers |= {"If-None-Match": etag} if etag else {}
    headers |= {"If-Modified-Since": modified} if modified else {}
    for _hop in range(MOST_REDIRECTS + 1):
        answer = _ask(url, headers, private_allowed=private_allowed)
        try:
            if answer.status not in MOVED:
                return _read(answer, deadline)
            url = urljoin(url, answer.headers.get("Location", ""))
        finally:
            answer.close()
            answer.release_conn()
    raise Unreachable("redirects", f"more than {MOST_REDIRECTS} redirects")


def _ask(url: str, headers: dict[str, str], *, private_allowed: bool) -> urllib3.BaseHTTPResponse:
    parts = urlsplit(url)
    host = parts.hostname
    if parts.scheme not in ("http", "https") or not host or parts.username:
        raise Unreachable("address", f"{url[:200]!r} is no http or https address")
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise Unreachable("address", str(error)) from error
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    pool = _pool(parts.scheme, host, _judged(host, port, private_allowed=private_allowed), port)
    try:
        return pool.urlopen(
            "GET",
            path,
            headers={**headers, "Host": parts.netloc},
            redirect=False,
            retries=False,
            preload_content=False,
            timeout=urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS),
        )
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise Unreachable("no_answer", f"{host}: {error}") from error


def _pool(scheme: str, host: str, address: str, port: int) -> urllib3.HTTPConnectionPool:
    if scheme == "http":
        return urllib3.HTTPConnectionPool(address, port)
    return urllib3.HTTPSConnectionPool(
        address, port, server_hostname=host, assert_hostname=host, ca_certs=certifi.where()
    )


def _judged(host: str, port: int, *, private_allowed: bool) -> str:
    """The address to connect to; refused where any address of that name lies in a private network."""
    try:
        found = [entry[4][0] for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise Unreachable("no_host", f"{host}: {error}") from error
    addresses = [str(address) for address in found]
    inside = [one for one in addresses if not ipaddress.ip_address(one.partition("%")[0]).is_global]
    if inside and not private_allowed:
        raise Unreachable("private", f"{host} lies in a private network ({inside[0]})")
    return addresses[0]


def _read(answer: urllib3.BaseHTTPResponse, deadline: float) -> Fetched:
    if answer.status == 304:
        return Fetched(None)
    if answer.status != 200:
        raise Unreachable("status", f"the server answered {answer.status}")
    content = bytearray()
    try:
        for piece in answer.stream(PIECE):
            content += piece
            if len(content) > MOST_BYTES:
                raise Unreachable("too_big", f"more than {MOST_BYTES} bytes")
            if time.monotonic() > deadline:
                raise Unreachable("slow", f"not done after {ALL_SECONDS} s")
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise Unreachable("broken", str(error)) from error
    return Fetched(
        bytes(content), answer.headers.get("ETag", "")[:300], answer.headers.get("Last-Modified", "")[:100]
    )
