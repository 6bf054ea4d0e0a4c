"""How often one address sends; the address itself is written down nowhere.

An address is hashed with a number drawn each day, which is kept in the cache alone and forgotten with it.
"""

import hashlib
import hmac
import secrets

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

DAY = 24 * 3600


def address_of(request: HttpRequest) -> str:
    """Return the address a request came from; behind our proxy, the one the proxy saw."""
    if settings.SECURE_PROXY_SSL_HEADER:
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        if forwarded:
            return str(forwarded)
    return str(request.META.get("REMOTE_ADDR", ""))


def hashed(salt: str, *parts: str) -> str:
    """Return `parts` hashed with `salt` (32 hex digits)."""
    return hmac.new(salt.encode(), "\x1f".join(parts).encode(), hashlib.sha256).hexdigest()[:32]


def caller(request: HttpRequest) -> str:
    """Return the name of today for the address a request came from."""
    key = f"letterbox:salt:{timezone.localdate():%Y%m%d}"
    cache.add(key, secrets.token_hex(16), DAY)
    return hashed(str(cache.get(key, "")), address_of(request))


def may_send(request: HttpRequest, box: str, *, at_most: int, seconds: int) -> bool:
    """Count one letter into `box`; False where its address sent `at_most` within the window already."""
    window = int(timezone.now().timestamp()) // seconds
    key = f"letterbox:{box}:{caller(request)}:{window}"
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) <= at_most
    except ValueError:  # forgotten between the two lines: the window is over
        return True
