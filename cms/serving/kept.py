"""An answer as it is kept, and the same answer given again."""

import gzip
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import http_date

from cms.serving.keys import parameters
from cms.serving.showing import Showing

LONGEST = timedelta(minutes=15)  # should a change ever be lost, as when a process is killed while it is noted
LARGEST = 2 * 1024 * 1024  # bytes before packing
VARIES_ON = frozenset({"cookie", "accept-encoding", "accept-language"})
OF_THE_TRANSFER = frozenset({"content-length", "etag", "last-modified", "content-encoding"})


@dataclass(frozen=True, slots=True)
class Kept:
    """A whole answer, packed; whole while no name has a higher number, and until `until` (aware)."""

    packed: bytes
    headers: tuple[tuple[str, str], ...]
    etag: str
    made: datetime
    until: datetime
    number: int
    names: frozenset[str]


def may_be_given_again(request: HttpRequest, response: HttpResponseBase, noted: Showing) -> bool:
    """Whether this answer is anybody's: a whole page that sets no cookie and says nothing against it."""
    control = response.headers.get("Cache-Control", "")
    varies = {name.strip().lower() for name in response.headers.get("Vary", "").split(",") if name.strip()}
    return (
        request.method == "GET"
        and isinstance(response, HttpResponse)
        and response.status_code == 200
        and not response.cookies
        and not any(word in control for word in ("private", "no-store", "no-cache"))
        and not response.has_header("Content-Encoding")
        and varies <= VARIES_ON
        and {name for name, _value in parameters(request)} <= noted.query
        and len(response.content) <= LARGEST
    )


def keep(response: HttpResponse, noted: Showing, number: int, now: datetime) -> Kept:
    """Pack `response`, made while `number` was the newest change."""
    return Kept(
        packed=gzip.compress(response.content, compresslevel=6, mtime=0),
        headers=tuple(_own(response.headers.items())),
        etag=f'W/"{hashlib.sha256(response.content).hexdigest()[:32]}"',
        made=now,
        until=min(now + LONGEST, noted.until or now + LONGEST),
        number=number,
        names=frozenset(noted.names),
    )


def _own(headers: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    return ((name, value) for name, value in headers if name.lower() not in OF_THE_TRANSFER)


def give(request: HttpRequest, kept: Kept, how: str) -> HttpResponseBase:
    """Answer `request` with what is kept, or with 304 where the visitor has it; `how`: "hit" or "miss"."""
    packed = "gzip" in request.headers.get("Accept-Encoding", "")
    content = kept.packed if packed else gzip.decompress(kept.packed)
    response = HttpResponse(content, headers=dict(kept.headers))
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Content-Length"] = str(len(content))
    response.headers["ETag"] = kept.etag
    response.headers["Last-Modified"] = http_date(kept.made.timestamp())
    response.headers["X-Loaxa-Cache"] = how
    if not response.has_header("Cache-Control"):
        patch_cache_control(response, public=True, max_age=_fresh_for(kept))
    patch_vary_headers(response, ("Accept-Encoding", "Cookie"))
    if request.method == "HEAD":
        response.content = b""
    return get_conditional_response(request, kept.etag, int(kept.made.timestamp()), response) or response


def _fresh_for(kept: Kept) -> int:
    """How many seconds a browser need not ask again."""
    left = (kept.until - timezone.now()).total_seconds()
    return max(0, min(settings.PAGES_FRESH_SECONDS, int(left)))
