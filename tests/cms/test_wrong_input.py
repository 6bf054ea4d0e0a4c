"""Whatever an officer mistypes is answered by a Vietnamese sentence, and nothing is lost."""

import re

import pytest
from django.urls import reverse

from cms.models import ArticlePage
from tests.cms.typed import typed

VIETNAMESE = re.compile(
    "[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE
)


def block(kind, value):
    fields = {
        "body-count": "1",
        "body-0-type": kind,
        "body-0-order": "0",
        "body-0-deleted": "",
        "body-0-id": "",
    }
    return {**fields, **value}


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"title": "a" * 300},
        {"summary": "a" * 501},
        {"airings_wanted": "0"},
        {"airings_wanted": "99"},
        {"airings_wanted": "nhiều"},
        {"airings_wanted": ""},
        {"priority": "9"},
        {"times_wished": "0", "days_wished": "5"},
        {"times_wished": "61", "days_wished": "5"},
        {"times_wished": "3", "days_wished": "29"},
        {"times_wished": "3"},
        {"days_wished": "5"},
        {"air_from": "32/13/2026"},
        {"air_from": "02/08/2026", "air_until": "01/08/2026"},
        {"activity": "999"},
        {"audiences": "999"},
        block("heading", {"body-0-value": ""}) | {"action-submit": "1"},
        block(
            "picture",
            {"body-0-value-image": "999", "body-0-value-caption": "", "body-0-value-description": ""},
        )
        | {"action-submit": "1"},
    ],
    ids=str,
)
def test_it_is_said_in_vietnamese(signed_in, officer, index, wrong):
    address = reverse("wagtailadmin_pages:add", args=("cms", "articlepage", index.pk))
    answer = signed_in(officer).post(address, {**typed(title="Bài mới"), **wrong})
    assert answer.status_code == 200
    assert not ArticlePage.objects.exists()
    sentences = [
        str(s)
        for errors in answer.context["form"].errors.as_data().values()
        for e in errors
        for s in words(e)
    ]
    assert sentences
    assert [sentence for sentence in sentences if not VIETNAMESE.search(sentence)] == []


def words(error):
    """The sentences of an error, those inside blocks included."""
    inside = getattr(error, "block_errors", None)
    if inside is None:
        return error.messages
    nested = inside.values() if isinstance(inside, dict) else inside
    return [sentence for one in nested for sentence in words_of_any(one)]


def words_of_any(error):
    if hasattr(error, "as_data"):
        return [s for one in error.as_data() for s in words(one)]
    return words(error)
