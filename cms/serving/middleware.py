"""Answers residents from what is kept; makes and keeps what is not."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from cms.serving.changes import changed_since, newest
from cms.serving.kept import Kept, give, keep, may_be_given_again
from cms.serving.keys import key_of, may_be_kept
from cms.serving.showing import showing

log = logging.getLogger(__name__)


class KeptPagesMiddleware:
    """Stands before sessions and the station's time: an answer from here costs one query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not settings.PAGES_KEPT or not may_be_kept(request):
            return self.get_response(request)
        key = key_of(request)
        kept = _find(key)
        if kept is not None and _is_whole(kept):
            return give(request, kept, "hit")
        return self._made_anew(request, key)

    def _made_anew(self, request: HttpRequest, key: str) -> HttpResponseBase:
        number = newest()  # before anything is read for the page
        response = self.get_response(request)
        noted = showing(request)
        if noted is None or not may_be_given_again(request, response, noted):
            return response
        assert isinstance(response, HttpResponse)
        kept = keep(response, noted, number, timezone.now())
        _put(key, kept)
        return give(request, kept, "miss")


def _is_whole(kept: Kept) -> bool:
    return timezone.now() < kept.until and not changed_since(kept.number, kept.names)


def _find(key: str) -> Kept | None:
    """What is kept under `key`; a store that is out of reach holds nothing."""
    try:
        found: Kept | None = caches["pages"].get(key)
    except Exception:
        log.exception("kept pages cannot be read")
        return None
    return found


def _put(key: str, kept: Kept) -> None:
    try:
        caches["pages"].set(key, kept, timeout=(kept.until - kept.made).total_seconds())
    except Exception:
        log.exception("a page cannot be kept")
