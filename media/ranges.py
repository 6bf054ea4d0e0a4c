"""Files answered in byte ranges (RFC 9110, section 14): players seek, and resume what 3G cut off."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, StreamingHttpResponse
from django.utils.http import parse_etags, quote_etag

CHUNK = 64 * 1024
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "private, no-cache"
_ONE_RANGE = re.compile(r"bytes=[ \t]*(?P<first>\d*)-(?P<last>\d*)[ \t]*", re.ASCII)


class Unsatisfiable(ValueError):
    """The range asked for lies outside the file."""


def parse_range(header: str, size: int) -> tuple[int, int] | None:
    """Return (first, last) byte of the one range in `header`, both included, for a file of `size` bytes.

    None where the whole file is the answer: no range, several, another unit or a malformed one, all of
    which a server may ignore. Raises Unsatisfiable where no byte of the file lies in the range.
    """
    match = _ONE_RANGE.fullmatch(header.strip())
    if match is None or len(header) > 60 or (not match["first"] and not match["last"]):
        return None
    if not match["first"]:
        first, last = max(size - int(match["last"]), 0), size - 1
    else:
        first, last = int(match["first"]), min(int(match["last"] or size - 1), size - 1)
        if match["last"] and int(match["last"]) < first:
            return None
    if first >= size:
        raise Unsatisfiable(header)
    return first, last


class Stretch:
    """The bytes of a file from `first` on, `length` of them, in pieces; open only while asked for."""

    def __init__(self, path: Path, first: int, length: int) -> None:
        self.path, self.first, self.length = path, first, length

    def __iter__(self) -> Iterator[bytes]:
        left = self.length
        with self.path.open("rb") as file:
            file.seek(self.first)
            while left and (piece := file.read(min(CHUNK, left))):
                left -= len(piece)
                yield piece


def serve_file(
    request: HttpRequest, path: Path, content_type: str, etag: str, immutable: bool
) -> HttpResponse | StreamingHttpResponse:
    """Answer GET and HEAD with the file at `path`: 200, 206, 304 or 416, streamed, never read whole.

    `etag` names the content (its sha256, unquoted). `immutable` says that the address holds this content for
    ever and everybody may keep it; otherwise each use is checked again and only the asker keeps it.
    Raises Http404 where there is no such file.
    """
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    if not path.is_file():
        raise Http404(path.name)
    response = _answer(request, path, quote_etag(etag))
    if response.status_code in {200, 206}:
        response.headers["Content-Type"] = content_type
    response.headers["ETag"] = quote_etag(etag)
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Cache-Control"] = FOR_EVER if immutable else ASK_AGAIN
    return response


def _answer(request: HttpRequest, path: Path, etag: str) -> HttpResponse | StreamingHttpResponse:
    held = parse_etags(request.headers.get("If-None-Match", ""))
    if held == ["*"] or etag in [tag.removeprefix("W/") for tag in held]:
        return HttpResponse(status=304)
    size = path.stat().st_size
    if request.method == "HEAD":
        return HttpResponse(headers={"Content-Length": str(size)})
    try:
        asked = parse_range(request.headers.get("Range", ""), size) if _range_holds(request, etag) else None
    except Unsatisfiable:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    return _stream(path, size, asked)


def _range_holds(request: HttpRequest, etag: str) -> bool:
    """Whether the part the client has belongs to this content (If-Range; dates and weak tags never match)."""
    return request.headers.get("If-Range", etag) == etag


def _stream(path: Path, size: int, asked: tuple[int, int] | None) -> StreamingHttpResponse:
    first, last = asked or (0, size - 1)
    response = StreamingHttpResponse(Stretch(path, first, last - first + 1), status=206 if asked else 200)
    response.headers["Content-Length"] = str(last - first + 1)
    if asked:
        response.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response
