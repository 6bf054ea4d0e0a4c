from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from wagtail.models import Site

from cms.events.models import EventIndexPage, EventPage
from cms.models import CommuneSettings
from cms.workflow import approve, submit

NOW = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)  # 10:00 here
START = datetime(2026, 11, 27, 1, 0, tzinfo=UTC)  # Friday, 8:00 here


@pytest.fixture(autouse=True)
def _frozen(time_machine: Any) -> None:
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def events(index) -> EventIndexPage:
    site = Site.objects.get()
    CommuneSettings.objects.create(site=site, name="Tân Hòa", kind="xa")
    made: EventIndexPage = site.root_page.add_child(
        instance=EventIndexPage(title="Sự kiện", slug="su-kien", live=True)
    )
    return made


@pytest.fixture
def draft(events, officer) -> Callable[..., EventPage]:
    def make(title: str = "Đối thoại với Nhân dân", **more: Any) -> EventPage:
        fields = {
            "event_kind": "dialogue",
            "starts_at": START,
            "ends_at": START + timedelta(hours=3),
            "place": "Hội trường UBND xã",
            "invited": "Toàn thể bà con thôn 1",
            **more,
        }
        page = EventPage(title=title, owner=officer, live=False, **fields)
        events.add_child(instance=page)
        page.save_revision(user=officer)
        return page

    return make


@pytest.fixture
def public(draft, officer, leader) -> Callable[..., EventPage]:
    def make(*args: Any, **more: Any) -> EventPage:
        page = draft(*args, **more)
        submit(page, by=officer)
        approve(page, by=leader)
        return EventPage.objects.get(pk=page.pk)

    return make


@pytest.fixture
def revised(officer, leader) -> Callable[..., EventPage]:
    """Change a public page and have the change approved."""

    def make(page: EventPage, **changes: Any) -> EventPage:
        draft = page.get_latest_revision_as_object()
        for name, value in changes.items():
            setattr(draft, name, value)
        draft.save_revision(user=officer)
        submit(draft, by=officer)
        approve(draft, by=leader)
        return EventPage.objects.get(pk=page.pk)

    return make
