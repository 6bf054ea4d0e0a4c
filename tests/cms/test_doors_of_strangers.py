"""Every address behind a sign-in, found in the address table itself, asked by one who never signed in."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from cms.models import ArticleIndexPage

BEHIND_A_SIGN_IN = ("quan-tri/", "van-hanh/")
# What has to answer strangers: signing in, a forgotten password, and what those pages are drawn with.
OPEN = {
    "/quan-tri/login/",
    "/quan-tri/logout/",
    "/quan-tri/jsi18n/",
    "/quan-tri/sprite/",
    "/quan-tri/password_reset/",
    "/quan-tri/password_reset/done/",
    "/quan-tri/password_reset/complete/",
    "/quan-tri/password_reset/confirm/x/x/",  # says that the link has expired
    # A player's page holds nothing, and has to open at five in the morning when nobody is signed in any more.
    "/van-hanh/may-phat/",
    "/van-hanh/may-phat/phuc-vu.js",
}
STAND_INS = {"int": "1", "uuid": "00000000-0000-0000-0000-000000000001"}
PART = re.compile(r"<(?:(\w+):)?\w+>")
GROUP = re.compile(r"\((?:\?P<\w+>)?[^()]*\)")


def addresses() -> Iterator[str]:
    """Every address of the two rooms, with something that exists nowhere in each place of a value."""
    for route in routes(get_resolver().url_patterns):
        if route.startswith(BEHIND_A_SIGN_IN):
            yield f"/{route}"


def routes(patterns: Any, above: str = "") -> Iterator[str]:
    for one in patterns:
        here = above + written(str(one.pattern))
        if isinstance(one, URLPattern):
            yield here
        else:
            yield from routes(one.url_patterns, here)


def written(route: str) -> str:
    route = PART.sub(lambda found: STAND_INS.get(found[1] or "str", "x"), route)
    return GROUP.sub("1", route).replace("^", "").replace("$", "").replace("\\Z", "").replace("\\", "")


@pytest.mark.once
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_is_sent_to_the_sign_in_everywhere(index: ArticleIndexPage, method: str) -> None:
    """Refused, sent away or not there; never an answer with something in it, never a fault."""
    asked = sorted(set(addresses()) - OPEN)
    assert len(asked) > 200
    let_in = {}
    for address in asked:
        answer = getattr(Client(), method)(address)
        if answer.status_code == 301:  # a slash was missing
            answer = getattr(Client(), method)(answer.headers["Location"])
        refused = answer.status_code in (400, 403, 404, 405)
        sent_away = answer.status_code == 302 and "/login/" in answer.headers["Location"]
        if not (refused or sent_away):
            let_in[address] = (answer.status_code, answer.headers.get("Location", ""))
    assert let_in == {}
