"""A commune with a list of procedures, and the people who keep it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cms.models import ArticleIndexPage, User
from cms.procedures.models import DossierPart, Field, ProcedureIndexPage, ProcedurePage
from cms.workflow import approve, submit

COMPLETE: dict[str, Any] = {
    "code": "1.001193",
    "level": "full",
    "applicants": "Cha, mẹ hoặc người thân của trẻ.",
    "steps": "Nộp hồ sơ.\nNhận kết quả.",
    "ways": "Trực tiếp tại Trung tâm.\nTrực tuyến.",
    "time_limit": "Trong ngày làm việc.",
    "fee": "Không.",
    "result": "Giấy khai sinh.",
    "agency": "UBND cấp xã",
    "place": "Trung tâm Phục vụ hành chính công xã",
    "grounds": "Luật Hộ tịch năm 2014.",
    "decision_number": "512/QĐ-UBND",
    "decision_date": date(2026, 7, 1),
    "effective_from": date(2026, 7, 15),
}


@pytest.fixture
def procedures(index: ArticleIndexPage) -> ProcedureIndexPage:
    """The list of procedures of the commune at http://testserver."""
    page: ProcedureIndexPage = index.get_parent().add_child(
        instance=ProcedureIndexPage(title="Thủ tục hành chính", slug="thu-tuc", live=True)
    )
    return page


@pytest.fixture
def draft(procedures: ProcedureIndexPage, officer: User) -> Callable[..., ProcedurePage]:
    """Write a complete draft: draft("Đăng ký khai sinh", code="1.001193", field="Hộ tịch")."""

    def make(title: str = "Đăng ký khai sinh", *, field: str = "Hộ tịch", **more: Any) -> ProcedurePage:
        kept, _made = Field.objects.get_or_create(name=field)
        page = ProcedurePage(title=title, owner=officer, live=False, field=kept, **{**COMPLETE, **more})
        page.dossier = [DossierPart(name="Giấy chứng sinh", originals=1, copies=0)]
        procedures.add_child(instance=page)
        page.save_revision(user=officer)
        return page

    return make


@pytest.fixture
def announced(
    draft: Callable[..., ProcedurePage], officer: User, leader: User
) -> Callable[..., ProcedurePage]:
    """Write, submit and approve a procedure; return it as it is live."""

    def make(title: str = "Đăng ký khai sinh", **more: Any) -> ProcedurePage:
        page = draft(title, **more)
        submit(page, by=officer)
        approve(page, by=leader, for_air=False)
        live: ProcedurePage = ProcedurePage.objects.get(pk=page.pk)
        return live

    return make


@pytest.fixture
def amend(officer: User, leader: User) -> Callable[..., ProcedurePage]:
    """Change a procedure and have it approved: amend(page, fee="…")."""

    def change(page: ProcedurePage, **fields: Any) -> ProcedurePage:
        newest = page.get_latest_revision_as_object()
        for name, value in fields.items():
            setattr(newest, name, value)
        newest.save_revision(user=officer)
        submit(newest, by=officer)
        approve(newest, by=leader, for_air=False)
        live: ProcedurePage = ProcedurePage.objects.get(pk=page.pk)
        return live

    return change
