"""A commune with a list of questions, and letters of residents."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from wagtail.models import Site

from cms.letterbox.stamps import new_stamp
from cms.models import User
from cms.questions import desk
from cms.questions.models import Feedback, QuestionIndexPage, QuestionPage, QuestionTopic
from cms.workflow import approve, submit
from tests.cms.public.commune import Commune, build_commune

TEXT = "Ba bóng đèn từ ngã ba vào trường tiểu học hỏng đã hơn một tuần, đề nghị xã cho sửa."


@pytest.fixture(autouse=True)
def _fresh(settings: Any, tmp_path: Any) -> None:
    """Nobody has sent anything yet, and photos go to a folder of this test."""
    cache.clear()
    settings.VAR_DIR = tmp_path
    settings.MEDIA_ROOT = str(tmp_path / "media")


@pytest.fixture
def commune(db: None) -> Commune:
    return build_commune()


@pytest.fixture
def site(commune: Commune) -> Site:
    return commune.site


@pytest.fixture
def questions(commune: Commune) -> QuestionIndexPage:
    page: QuestionIndexPage = commune.home.add_child(
        instance=QuestionIndexPage(title="Hỏi đáp", slug="hoi-dap")
    )
    return page


@pytest.fixture
def topic(db: None) -> QuestionTopic:
    return QuestionTopic.objects.create(name="Đất đai")


@pytest.fixture
def ask(questions: QuestionIndexPage, topic: QuestionTopic, officer: User) -> Callable[..., QuestionPage]:
    """Draft a complete question: ask("Tiêu đề", question=..., answer=...)."""

    def make(title: str = "Sang tên sổ đỏ mất bao lâu?", **more: Any) -> QuestionPage:
        fields: dict[str, Any] = {
            "question": "Tôi được cha mẹ cho đất. Sang tên mất bao lâu?",
            "answer": "<p>Không quá 10 ngày làm việc.</p><p>Nộp tại một cửa.</p>",
            "topic": topic,
        }
        page = QuestionPage(title=title, owner=officer, live=False, **{**fields, **more})
        questions.add_child(instance=page)
        page.save_revision(user=officer)
        return page

    return make


@pytest.fixture
def answered_page(
    ask: Callable[..., QuestionPage], officer: User, leader: User
) -> Callable[..., QuestionPage]:
    """Draft, submit and approve a question; return it as it is live."""

    def make(title: str = "Sang tên sổ đỏ mất bao lâu?", **more: Any) -> QuestionPage:
        page = ask(title, **more)
        submit(page, by=officer)
        approve(page, by=leader)
        return QuestionPage.objects.get(pk=page.pk)

    return make


@pytest.fixture
def letter(site: Site) -> Callable[..., Feedback]:
    """Take a letter in: letter(subject=..., contact=...)."""
    count = iter(range(1000))

    def take(**more: Any) -> Feedback:
        number = next(count)
        fields = {"subject": f"Đèn đường hỏng {number}", "text": f"{TEXT} ({number})", "place": "Thôn 2"}
        return desk.receive(desk.Letter(number=f"n{number}", **{**fields, **more}), site)

    return take


def filled(**more: Any) -> dict[str, Any]:
    """The form as a resident sends it, with a stamp of now."""
    return {
        "stamp": new_stamp(),
        "website": "",
        "subject": "Đèn đường không sáng",
        "text": TEXT,
        "place": "Thôn 2",
        **more,
    }


@pytest.fixture
def browser() -> Client:
    return Client()
