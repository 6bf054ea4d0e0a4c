"""The reading preview of every kind of page that is heard: from the form as it stands, saved or not."""

import pytest
from django.apps import apps
from django.urls import reverse
from wagtail.test.utils.form_data import rich_text

from cms.models import ArticlePage, SpokenPage
from cms.questions.models import QuestionIndexPage, QuestionPage
from cms.roles import Role

HEARD = [model for model in apps.get_models() if issubclass(model, SpokenPage)]


@pytest.fixture
def desk(signed_in, officer, index):
    return signed_in(officer)


@pytest.fixture
def question(index, officer):
    """A question saved as a draft."""
    above = index.get_parent().add_child(instance=QuestionIndexPage(title="Hỏi đáp", slug="hoi-dap"))
    page = QuestionPage(
        title="Khai sinh ở đâu?",
        question="Khai sinh ở đâu?",
        answer="<p>Tại xã.</p>",
        live=False,
        owner=officer,
    )
    above.add_child(instance=page)
    page.save_revision(user=officer)
    return page


def address(model: type[SpokenPage], page: SpokenPage | None = None) -> str:
    return f"{reverse('cms_reading')}?loai={model._meta.label_lower}&trang={page.pk if page else ''}"


def typed(**fields: str) -> dict[str, str]:
    return {"title": "Khai sinh ở đâu?", "question": "Khai sinh ở đâu?", "loudspeaker_text": "", **fields}


def test_what_was_typed_is_read_before_anything_is_saved(desk) -> None:
    fields = typed(answer=rich_text("<p>Bà con đến UBND xã.</p>"))
    told = desk.post(address(QuestionPage), fields).json()
    assert "Bà con đến UBND xã." in told["derived"]
    assert "Ủy ban nhân dân" in told["html"]
    assert not QuestionPage.objects.exists()


def test_a_change_of_what_was_saved_is_read_and_not_saved(desk, question) -> None:
    fields = typed(answer=rich_text("<p>Tại Trung tâm.</p>"))
    told = desk.post(address(QuestionPage, question), fields).json()
    assert "Tại Trung tâm." in told["derived"]
    question.refresh_from_db()
    assert "Tại xã." in question.get_latest_revision_as_object().answer


def test_what_is_not_valid_yet_does_not_stop_the_reading(desk, question) -> None:
    fields = typed(title="", asked_on="hôm qua", priority="x", answer=rich_text("<p>Tại Trung tâm.</p>"))
    assert "Tại Trung tâm." in desk.post(address(QuestionPage, question), fields).json()["derived"]


def test_words_written_by_hand_go_first(desk) -> None:
    told = desk.post(address(QuestionPage), typed(loudspeaker_text="Kính mời bà con.")).json()
    assert told["own"] is True
    assert "Kính mời bà con." in told["html"]


@pytest.mark.parametrize("model", HEARD, ids=lambda model: model._meta.label)
def test_an_empty_form_of_any_kind_is_answered(desk, model) -> None:
    answer = desk.post(address(model), {"title": "Bài", "loudspeaker_text": ""})
    assert answer.status_code in (200, 400)
    assert answer.status_code == 200 or "tải lại" in answer.json()["error"]


@pytest.mark.parametrize("kind", ["cms.homepage", "auth.group", "không.có", "x", "cms"])
def test_what_is_never_heard_has_no_reading(desk, kind: str) -> None:
    answer = desk.post(f"{reverse('cms_reading')}?loai={kind}", typed())
    assert answer.status_code == 400
    assert "tải lại" in answer.json()["error"]


def test_somebody_else_s_draft_is_not_read(signed_in, person, question) -> None:
    other = signed_in(person("cong-tac", Role.CONTRIBUTOR))
    assert other.post(address(QuestionPage, question), typed()).status_code in (302, 403)


def test_the_editor_asks_with_its_own_kind(desk, question) -> None:
    page = desk.get(reverse("wagtailadmin_pages:edit", args=(question.pk,))).content.decode()
    assert f"loai=questions.questionpage&amp;trang={question.pk}" in page


def test_of_an_article_the_blocks_alone_are_asked_for(desk, write) -> None:
    page = desk.get(reverse("wagtailadmin_pages:edit", args=(write().pk,))).content.decode()
    assert f'data-reading="{reverse("cms_reading")}"' in page
    assert ArticlePage in HEARD
