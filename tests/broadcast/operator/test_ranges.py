from pathlib import Path

import pytest
from django.http import Http404
from django.http.response import HttpResponseBase
from django.test import RequestFactory

from media.ranges import Unsatisfiable, parse_range, serve_file

# Closing an answer tells Django that the request is over, and Django looks after its connections then.
pytestmark = pytest.mark.django_db
CONTENT = bytes(range(256)) * 1000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ban-tin.mp3"
    path.write_bytes(CONTENT)
    return path


def ask(file: Path, method: str = "get", immutable: bool = False, **headers: str) -> HttpResponseBase:
    request = getattr(RequestFactory(), method)("/", headers=headers)
    return serve_file(request, file, "audio/mpeg", "abc", immutable)


def body(response) -> bytes:
    try:
        return b"".join(response)
    finally:
        response.close()


def test_the_whole_file_is_streamed(file):
    response = ask(file)
    assert (response.status_code, response["Content-Type"], response["ETag"]) == (200, "audio/mpeg", '"abc"')
    assert response["Accept-Ranges"] == "bytes"
    assert response["Content-Length"] == str(len(CONTENT))
    assert body(response) == CONTENT


@pytest.mark.parametrize(
    ("header", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=10-", 10, 255_999),
        ("bytes=-10", 255_990, 255_999),
        ("bytes=-999999999", 0, 255_999),
        ("bytes=100-200000", 100, 200_000),
        ("bytes=255999-999999999", 255_999, 255_999),
    ],
)
def test_a_range_is_answered_with_its_bytes(file, header, first, last):
    response = ask(file, Range=header)
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {first}-{last}/256000"
    assert response["Content-Length"] == str(last - first + 1)
    assert body(response) == CONTENT[first : last + 1]


@pytest.mark.parametrize("header", ["bytes=256000-", "bytes=-0", "bytes=999999-1000000"])
def test_a_range_outside_the_file_is_refused(file, header):
    response = ask(file, Range=header)
    assert (response.status_code, response["Content-Range"]) == (416, "bytes */256000")


@pytest.mark.parametrize(
    "header",
    [
        "bytes=0-1,5-6",
        "items=0-1",
        "bytes=5-1",
        "bytes=-",
        "bytes=",
        "bytes=a-b",
        "bytes=" + "9" * 5000 + "-",
    ],
)
def test_a_range_that_cannot_be_understood_is_ignored(file, header):
    response = ask(file, Range=header)
    assert response.status_code == 200
    assert body(response) == CONTENT


def test_an_empty_file_has_no_range():
    with pytest.raises(Unsatisfiable):
        parse_range("bytes=0-", 0)
    with pytest.raises(Unsatisfiable):
        parse_range("bytes=-5", 0)


@pytest.mark.parametrize("held", ['"abc"', 'W/"abc"', '"x", "abc"', "*"])
def test_what_the_client_holds_is_not_sent_again(file, held):
    response = ask(file, **{"If-None-Match": held})
    assert response.status_code == 304
    assert response["ETag"] == '"abc"'


@pytest.mark.parametrize(
    ("tag", "status"),
    [('"abc"', 206), ('"older"', 200), ('W/"abc"', 200), ("Sat, 21 Nov 2026 00:00:00 GMT", 200)],
)
def test_a_part_of_older_content_is_never_continued(file, tag, status):
    response = ask(file, Range="bytes=5-", **{"If-Range": tag})
    assert response.status_code == status
    response.close()


def test_head_says_the_length_and_sends_nothing(file):
    response = ask(file, "head", Range="bytes=0-5")
    assert (response.status_code, response["Content-Length"], body(response)) == (200, "256000", b"")


def test_only_a_file_of_a_fixed_address_is_kept_for_ever(file):
    kept, asked_again = ask(file, immutable=True), ask(file)
    assert "immutable" in kept["Cache-Control"]
    assert asked_again["Cache-Control"] == "private, no-cache"
    kept.close()
    asked_again.close()


def test_the_file_is_closed_once_it_was_given(file, monkeypatch):
    opened = []
    monkeypatch.setattr(Path, "open", lambda path, mode: opened.append(open(path, mode)) or opened[-1])  # noqa: PTH123, SIM115
    ask(file).getvalue()
    assert [handle.closed for handle in opened] == [True]


def test_another_method_is_refused(file):
    assert ask(file, "post").status_code == 405


def test_a_missing_file_is_not_found(tmp_path):
    with pytest.raises(Http404):
        ask(tmp_path / "none.mp3")
