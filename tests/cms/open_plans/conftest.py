"""A commune whose plan of 2026 runs and is open to residents; today is 20 May 2026, a Wednesday."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from campaigns.models import Activity, Campaign, Channel, Deed
from cms.models import ArticlePage
from tests.campaigns.approval.conftest import draft, leader, officer, person, running
from tests.campaigns.conftest import did
from tests.cms.public.commune import Commune, build_commune, write_article
from tests.cms.serving.conftest import ask, how, kept

__all__ = ["ask", "did", "draft", "how", "kept", "leader", "officer", "person", "running"]


@pytest.fixture
def commune(db: None) -> Commune:
    return build_commune()


@pytest.fixture
def plan(commune: Commune, running: Campaign) -> Campaign:
    return running


@pytest.fixture
def line(plan: Campaign) -> Callable[[str], Activity]:
    """An activity of the plan by its title."""
    return lambda title: plan.activities.get(title=title)


@pytest.fixture
def published(commune: Commune, did: Callable[..., Any]) -> Callable[..., ArticlePage]:
    """Puts an article on the site and writes into the ledger that it served an activity."""
    number = iter(range(1, 1000))

    def write(activity: Activity, title: str, day: date = date(2026, 5, 18)) -> ArticlePage:
        page = write_article(commune, title, next(number))
        did(activity, day, Deed.PUBLISHED, Channel.WEBSITE, subject=page.source)
        return page

    return write
