"""Under which key an answer is kept, and which requests may be answered from there."""

import hashlib
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language_from_request

# Never asked about: rooms behind a sign-in and files that are served as they lie.
NOT_PUBLIC = ("/quan-tri/", "/van-hanh/", settings.MEDIA_URL, settings.STATIC_URL)
# What links from social networks and mailings carry for others than us.
TRACKING = ("utm_", "fbclid", "gclid", "zarsrc", "mc_cid", "mc_eid")


def may_be_kept(request: HttpRequest) -> bool:
    """Whether the answer to `request` may be anybody's: no cookie of a person, no part of a file."""
    return (
        request.method in ("GET", "HEAD")
        and not request.path.startswith(NOT_PUBLIC)
        and set(request.COOKIES) <= {settings.CSRF_COOKIE_NAME}
        and not {"HTTP_RANGE", "HTTP_AUTHORIZATION"} & set(request.META)
        and not getattr(request, "is_preview", False)
    )


def parameters(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the query parameters in order, without those that only follow visitors around."""
    given = ((name, value) for name, values in request.GET.lists() for value in values)
    return sorted((name, value) for name, value in given if not name.startswith(TRACKING))


def key_of(request: HttpRequest) -> str:
    """Return the key: site, address, query, language, and the local day, since much of a page ends by day."""
    parts = (
        request.scheme or "",
        request.get_host(),
        request.path,
        urlencode(parameters(request)),
        get_language_from_request(request),
        timezone.localdate(timezone=timezone.get_default_timezone()).isoformat(),
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
