"""A list of documents, and documents on it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from wagtail.models import Site

from cms.legal.models import DocumentChange, DocumentIndexPage, DocumentPage
from cms.models import ArticleIndexPage, CommuneSettings


@pytest.fixture
def shelf(index: ArticleIndexPage) -> DocumentIndexPage:
    """The list of documents of the commune, at /van-ban/."""
    CommuneSettings.objects.create(site=Site.objects.get(), name="Tân Hòa")
    return index.get_parent().specific.add_child(
        instance=DocumentIndexPage(title="Văn bản", slug="van-ban", introduction="Văn bản cần biết.")
    )


@pytest.fixture
def issue(shelf: DocumentIndexPage) -> Callable[..., DocumentPage]:
    """Put a live document on the shelf: issue("61/2018/NĐ-CP", replaced_by=later)."""

    def make(number: str, *, replaced_by: Any = None, change: str = "replaced", **more: Any) -> DocumentPage:
        fields = {
            "title": f"Văn bản {number}",
            "form": "nghi-dinh",
            "issuer": "Chính phủ",
            "issued_on": date(2020, 1, 2),
            "abstract": "Quy định việc giải quyết thủ tục hành chính.",
            "official_link": "https://vanban.chinhphu.vn/",
            "live": True,
        }
        page = DocumentPage(number=number, **{**fields, **more})
        if replaced_by is not None:
            by = {"by": replaced_by} if isinstance(replaced_by, DocumentPage) else {"by_text": replaced_by}
            page.changes = [DocumentChange(kind=change, **by)]
        shelf.add_child(instance=page)
        return page

    return make
