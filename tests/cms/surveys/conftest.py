"""A commune with a survey and a quiz, and residents who answer."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from cms.letterbox.stamps import new_stamp
from cms.models import User
from cms.surveys.ballots import Sheet, cast
from cms.surveys.models import AskedAs, SurveyIndexPage, SurveyKind, SurveyPage, SurveyQuestion
from cms.workflow import approve, submit
from tests.cms.public.commune import Commune, build_commune

OPENS = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
CLOSES = OPENS + timedelta(days=10)
RUNNING = OPENS + timedelta(days=1)
OVER = CLOSES + timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _fresh() -> None:
    cache.clear()


@pytest.fixture
def commune(db: None) -> Commune:
    return build_commune()


@pytest.fixture
def surveys(commune: Commune) -> SurveyIndexPage:
    page: SurveyIndexPage = commune.home.add_child(
        instance=SurveyIndexPage(title="Khảo sát", slug="khao-sat")
    )
    return page


def asked(label: str, kind: AskedAs, *choices: str, **more: Any) -> SurveyQuestion:
    return SurveyQuestion(label=label, field_type=kind, choices="\n".join(choices), **more)


@pytest.fixture
def draft(surveys: SurveyIndexPage, officer: User) -> Callable[..., SurveyPage]:
    """Draft a survey with a question of each kind: draft(title, results_public=True)."""

    def make(title: str = "Hài lòng một cửa", **more: Any) -> SurveyPage:
        questions = more.pop("questions", None) or [
            asked("Nộp bằng cách nào?", AskedAs.ONE, "Trực tiếp", "Trực tuyến"),
            asked("Mức hài lòng?", AskedAs.SCALE),
            asked("Thích điều gì?", AskedAs.SEVERAL, "Nhanh", "Dễ hiểu", required=False),
            asked("Đi mấy lần?", AskedAs.NUMBER, required=False),
            asked("Góp ý thêm", AskedAs.TEXT, required=False),
        ]
        fields = {"invitation": "Mời bà con cho ý kiến.", "opens_at": OPENS, "closes_at": CLOSES, **more}
        page = SurveyPage(title=title, owner=officer, live=False, **fields)
        page.form_fields = questions
        surveys.add_child(instance=page)
        page.save_revision(user=officer)
        return page

    return make


@pytest.fixture
def survey(draft: Callable[..., SurveyPage], officer: User, leader: User) -> Callable[..., SurveyPage]:
    """Draft, submit and approve a survey; return it as it is live."""

    def make(title: str = "Hài lòng một cửa", **more: Any) -> SurveyPage:
        page = draft(title, **more)
        submit(page, by=officer)
        approve(page, by=leader)
        return SurveyPage.objects.get(pk=page.pk)

    return make


def quiz_questions() -> list[SurveyQuestion]:
    return [
        asked("Công khai trong mấy ngày?", AskedAs.ONE, "03", "05", right="05", points=10),
        asked("Hình thức nào?", AskedAs.SEVERAL, "Loa", "Niêm yết", "Kín", right="Loa\nNiêm yết", points=20),
        asked("Bao nhiêu người đúng hết?", AskedAs.GUESS),
    ]


@pytest.fixture
def quiz(survey: Callable[..., SurveyPage]) -> SurveyPage:
    return survey(
        "Thi tìm hiểu",
        survey_kind=SurveyKind.QUIZ,
        questions=quiz_questions(),
        winners_wanted=2,
        results_public=True,
    )


ANSWERS = {"cau_nop_bang_cach_nao": "Trực tiếp", "cau_muc_hai_long": "5"}
RIGHT = {
    "cau_cong_khai_trong_may_ngay": "05",
    "cau_hinh_thuc_nao": ["Loa", "Niêm yết"],
    "cau_bao_nhieu_nguoi_dung_het": "2",
    "participant": "Người Thi Thử",
    "telephone": "0912 345 678",
    "consent": "on",
}


def post(
    browser: Client, page: SurveyPage, fields: Any = None, *, at: datetime = RUNNING, **more: Any
) -> Any:
    """Open the form at `at`, send it a minute later."""
    query = more.pop("query", "")
    with time_machine.travel(at - timedelta(minutes=1), tick=False):
        form = {"stamp": new_stamp(), "website": "", **(ANSWERS if fields is None else fields), **more}
    with time_machine.travel(at, tick=False):
        return browser.post(page.url + query, form)


@pytest.fixture
def sheets() -> Callable[..., list[str]]:
    """Cast sheets of a quiz: sheets(quiz, (right day?, right forms?, guess), ...); return their codes."""

    def make(page: SurveyPage, *given: tuple[bool, bool, int]) -> list[str]:
        codes = []
        with time_machine.travel(RUNNING, tick=False):
            for place, (day, form, guess) in enumerate(given):
                answers = {
                    "cau_cong_khai_trong_may_ngay": "05" if day else "03",
                    "cau_hinh_thuc_nao": ["Loa", "Niêm yết"] if form else ["Loa"],
                    "cau_bao_nhieu_nguoi_dung_het": guess,
                }
                who = {"name": f"Người {place}", "contact": "0912345678"}
                codes.append(cast(page, Sheet(f"n{page.pk}-{place}", answers, **who), "").code)
        return codes

    return make
