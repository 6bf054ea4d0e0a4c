"""What is typed into pages is stored without what nobody sees; floods are answered with a sentence."""

import json
import time

import pytest
from django.http import QueryDict
from django.urls import reverse

from cms.models import ArticlePage
from cms.tidy import LONGEST, tidied, tidy
from tests.cms.test_wrong_input import block
from tests.cms.typed import typed as article

SCRIPT = "<script>alert('x')</script>"
FIELDS = ["title", "summary", "loudspeaker_text", "search_description", "legal_basis"]
FLOOD = "a" * 10 * 1024 * 1024


@pytest.fixture
def send(signed_in, officer, index):
    client = signed_in(officer)
    address = reverse("wagtailadmin_pages:add", args=("cms", "articlepage", index.pk))
    return lambda fields: client.post(address, {**article(title="Bài mới"), **fields})


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Xin\x00 chào\x07", "Xin chào"),
        ("Xin\u200b chào\ufeff\u00ad", "Xin chào"),
        ("dòng\r\nmột\thai", "dòng\r\nmột\thai"),
        ("anh\u202egpj", "anhgpj"),
        ("gia đình 👨‍👩‍👧", "gia đình 👨‍👩‍👧"),
        (r'{"text": "a\u0000b\u202ec\nd"}', r'{"text": "abc\nd"}'),
        (r'{"text": "a\\u0000"}', r'{"text": "a\\u0000"}'),
        (r"chữ \u0000 thường", r"chữ \u0000 thường"),
        ("Tiếng Việt có dấu", "Tiếng Việt có dấu"),
    ],
)
def test_what_nobody_sees_is_dropped(typed, kept):
    assert tidy(typed) == kept


def test_turned_text_is_named_once():
    data = QueryDict(mutable=True)
    data.setlist("a", ["x\u202ey", "z\u2066"])
    found = tidied(data)
    assert found.data.getlist("a") == ["xy", "z"]
    assert len(found.faults) == 1


@pytest.mark.parametrize("field", FIELDS)
def test_control_characters_are_stored_nowhere(send, field):
    send({"title": "Bài mới", field: "Bài\x00 mới\u200b"})
    assert getattr(ArticlePage.objects.get(), field) == "Bài mới"


@pytest.mark.parametrize("field", FIELDS)
def test_text_that_turns_its_direction_is_refused(send, field):
    answer = send({field: "Bài\u202eiớm"})
    assert "đảo chiều chữ" in answer.content.decode()
    assert not ArticlePage.objects.exists()


@pytest.mark.parametrize("field", FIELDS)
def test_ten_megabytes_are_answered_with_a_sentence(send, field):
    started = time.perf_counter()
    answer = send({field: FLOOD})
    assert answer.status_code == 200
    assert "quá dài" in answer.content.decode()
    assert not ArticlePage.objects.exists()
    assert time.perf_counter() - started < 20


@pytest.mark.parametrize("kind", ["heading", "paragraph", "table"])
def test_ten_megabytes_in_a_block_are_answered_with_a_sentence(send, kind):
    rich = {"blocks": [{"key": "a", "text": FLOOD, "type": "unstyled"}], "entityMap": {}}
    value = {"heading": FLOOD, "paragraph": json.dumps(rich), "table": json.dumps({"data": [[FLOOD]]})}[kind]
    answer = send(block(kind, {"body-0-value": value}))
    assert "quá dài" in answer.content.decode()
    assert len(answer.content) < 3 * LONGEST + 1_000_000


def test_a_turning_mark_inside_rich_text_is_refused(send):
    rich = {"blocks": [{"key": "a", "text": "x\u202ey", "type": "unstyled"}], "entityMap": {}}
    for escaped in (True, False):
        answer = send(block("paragraph", {"body-0-value": json.dumps(rich, ensure_ascii=escaped)}))
        assert "đảo chiều chữ" in answer.content.decode()


def test_more_than_a_form_may_hold_is_answered_too(send):
    answer = send({"title": FLOOD, "summary": FLOOD})
    assert answer.status_code == 400


@pytest.mark.parametrize("field", FIELDS)
def test_script_is_words(client, published, field):
    page = published(**{"title": "Bài", field: SCRIPT, "for_loudspeakers": False})
    shown = client.get(page.url).content.decode()
    assert SCRIPT not in shown
