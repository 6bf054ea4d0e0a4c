"""A notice board with places, and notices on their way from draft to board."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cms.models import CommuneSettings, User
from cms.notices.models import NoticeIndexPage, NoticePage, Place, Posting
from cms.workflow import approve, submit


@pytest.fixture
def places(db: None) -> dict[str, Place]:
    """The office, a culture house and a village point."""
    made = [
        ("Trụ sở UBND xã", "office"),
        ("Nhà văn hóa xã", "culture_house"),
        ("Bảng tin Thôn 1", "village_point"),
    ]
    return {
        kind: Place.objects.create(name=name, kind=kind, order=order)
        for order, (name, kind) in enumerate(made)
    }


@pytest.fixture
def board(index, places) -> NoticeIndexPage:
    """The notice board of the site of `index`, at /niem-yet/."""
    site = index.get_site()
    CommuneSettings.objects.update_or_create(
        site=site,
        defaults={
            "name": "Tân Hòa",
            "province": "Tỉnh An Bình",
            "address": "Trụ sở UBND xã",
            "phone": "0299 123 456",
        },
    )
    home = index.get_parent().specific
    page: NoticeIndexPage = home.add_child(
        instance=NoticeIndexPage(title="Niêm yết công khai", slug="niem-yet", live=True)
    )
    return page


@pytest.fixture
def write_notice(board, officer) -> Callable[..., NoticePage]:
    """Write a complete draft under clause 2: write_notice("Dự toán", clause=7)."""

    def make(title: str = "Dự toán ngân sách năm 2027", **more: Any) -> NoticePage:
        wanted = more.pop("places", None)
        fields: dict[str, Any] = {
            "clause": 2,
            "document_number": "96/TB-UBND",
            "document_date": date(2026, 11, 3),
            "summary": "Xã công khai để Nhân dân biết và giám sát.",
            "body": [("paragraph", "<p>Tổng thu dự kiến là 12 tỷ đồng.</p>")],
        }
        page = NoticePage(title=title, owner=officer, live=False, **{**fields, **more})
        board.add_child(instance=page)
        page.wanted_places.set(page.places_of_law() if wanted is None else wanted)
        page.save()
        page.save_revision(user=officer)
        return page

    return make


@pytest.fixture
def publish_notice(write_notice, officer: User, leader: User) -> Callable[..., NoticePage]:
    """Write, submit and approve a notice; return it as it is live."""

    def make(title: str = "Dự toán ngân sách năm 2027", *, for_air: bool = True, **more: Any) -> NoticePage:
        page = write_notice(title, **more)
        submit(page, by=officer)
        approve(page, by=leader, for_air=for_air)
        return NoticePage.objects.get(pk=page.pk)

    return make


def posting_at(page: NoticePage, place: Place) -> Posting:
    return Posting.objects.get(page_id=page.pk, place=place)
