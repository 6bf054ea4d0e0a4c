"""Answers polls of manifests before anything else is asked: no database, no session, no language.

An unchanged poll costs one look at the state of a file; nginx or a CDN may serve the folder in its place.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import parse_etags

from broadcast.fleet import folder
from broadcast.fleet.api.errors import answer

PREFIX = "/api/v1/manifests/"
MOST_KNOWN = 50_000
HEADERS = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
_ADDRESS = re.compile(re.escape(PREFIX) + rf"({folder.KEY})\.json")
State = tuple[int, int, int]


class ManifestMiddleware:
    """Stands before all others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self._known: dict[str, tuple[State, str]] = {}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        address = _ADDRESS.fullmatch(request.path_info)
        return self._answer(request, address[1]) if address else _unknown()

    def _answer(self, request: HttpRequest, key: str) -> HttpResponse:
        path = folder.manifest_path(key)
        try:
            known = self._known.get(key)
            if known and known[0] == _state(path.stat()) and _holds(request, known[1]):
                return HttpResponse(status=304, headers={**HEADERS, "ETag": known[1]})
            return self._from_disk(request, key, path)
        except FileNotFoundError:
            self._known.pop(key, None)
            return _unknown()

    def _from_disk(self, request: HttpRequest, key: str, path: Path) -> HttpResponse:
        with path.open("rb") as file:
            state, content = _state(os.fstat(file.fileno())), file.read()
        etag = folder.etag_of(content)
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        self._known[key] = (state, etag)
        if _holds(request, etag):
            return HttpResponse(status=304, headers={**HEADERS, "ETag": etag})
        answer = HttpResponse(content, content_type="application/json", headers={**HEADERS, "ETag": etag})
        answer.headers["Content-Length"] = str(len(content))
        return answer


def _state(seen: os.stat_result) -> State:
    return seen.st_ino, seen.st_size, seen.st_mtime_ns


def _holds(request: HttpRequest, etag: str) -> bool:
    asked = request.META.get("HTTP_IF_NONE_MATCH", "")
    return asked == etag or asked == "*" or etag in [tag.removeprefix("W/") for tag in parse_etags(asked)]


def _unknown() -> HttpResponse:
    return answer("unknown_manifest")
