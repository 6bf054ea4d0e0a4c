"""Addresses below /api/; what has none is refused in the shape of all errors."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, include, path, re_path
from django.views.decorators.csrf import csrf_exempt

from broadcast.fleet.api.calls import api
from broadcast.fleet.api.errors import answer

View = Callable[..., HttpResponseBase]


def shaped(view: View) -> View:
    """The view, with a body where the method is not allowed."""

    @wraps(view)
    def call(*args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(*args, **kwargs)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return response
        refused = answer("not_allowed")
        refused.headers["Allow"] = response.headers["Allow"]
        return refused

    return call


@csrf_exempt
def nowhere(_request: HttpRequest) -> HttpResponseBase:
    return answer("not_found")


patterns, _app, _namespace = api.urls
for pattern in patterns:
    if isinstance(pattern, URLPattern):
        pattern.callback = shaped(nowhere if pattern.name == "api-root" else pattern.callback)

urlpatterns = [
    path("v1/", include((patterns, "ninja"), namespace=api.urls_namespace)),
    re_path("", nowhere),
]
