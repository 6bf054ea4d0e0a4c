from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import Site

from cms.models import CommuneSettings
from cms.results.figures import Counts
from cms.results.models import FieldFigures, ResultsIndexPage, ResultsPage
from cms.results.periods import Kind, Period
from cms.results.titles import title_of
from cms.workflow import approve, submit

COUNTS = Counts(
    carried_over=4, direct=20, online=76, on_time=80, early=10, late=3, running=7, asked=20, satisfied=19
)


@pytest.fixture
def results_index(index) -> ResultsIndexPage:
    site = Site.objects.get()
    CommuneSettings.objects.create(site=site, name="Tân Hòa", kind="xa")
    made: ResultsIndexPage = site.root_page.add_child(
        instance=ResultsIndexPage(title="Kết quả giải quyết", slug="ket-qua", live=True)
    )
    return made


@pytest.fixture
def draft(results_index, officer) -> Callable[..., ResultsPage]:
    """Write a draft: draft(11, {"Hộ tịch": Counts(...)}, kind=Kind.MONTH)."""

    def make(number: int = 11, by_field: dict[str, Counts] | None = None, **more: Any) -> ResultsPage:
        kind = more.pop("kind", Kind.MONTH)
        year = more.pop("year", 2026)
        page = ResultsPage(
            title=title_of(Period(year, number, kind)),
            period_kind=kind.value,
            year=year,
            number=number,
            owner=officer,
            live=False,
            **more,
        )
        page.rows = [
            FieldFigures(field=name, **{column: getattr(counts, column) for column in counts.__slots__})
            for name, counts in (by_field if by_field is not None else {"Hộ tịch": COUNTS}).items()
        ]
        results_index.add_child(instance=page)
        page.save_revision(user=officer)
        return page

    return make


@pytest.fixture
def public(draft, officer, leader) -> Callable[..., ResultsPage]:
    def make(*args: Any, **more: Any) -> ResultsPage:
        page = draft(*args, **more)
        submit(page, by=officer)
        approve(page, by=leader)
        return ResultsPage.objects.get(pk=page.pk)

    return make
