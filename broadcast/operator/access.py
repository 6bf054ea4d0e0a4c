from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeAlias

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

P = ParamSpec("P")
Answer: TypeAlias = HttpResponse | StreamingHttpResponse
View: TypeAlias = Callable[Concatenate[HttpRequest, P], Answer]

OPERATE = "broadcast.operate"
LISTEN = (OPERATE, "broadcast.view_bulletin", "broadcast.approve_bulletin")


def needs(*permissions: str) -> Callable[[View[P]], View[P]]:
    """Let in whoever holds any of `permissions`; ask strangers to sign in, tell others why not."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> Answer:
            if not any(request.user.has_perm(permission) for permission in permissions):
                return render(request, "broadcast/operator/refused.html", status=403)
            return view(request, *args, **kwargs)

        return login_required(guarded)

    return decorate
