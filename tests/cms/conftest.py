"""People, pages and the route between them, for the tests of the site."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, Site

from cms.models import ArticleIndexPage, ArticlePage, HomePage, User
from cms.roles import Role
from cms.workflow import approve, submit


@pytest.fixture
def person(db: None) -> Callable[..., User]:
    """Make an account holding roles: person("lan", Role.OFFICER)."""

    def make(name: str, *held: Role, **more: Any) -> User:
        user = User.objects.create_user(
            username=name, password="mat-khau-thu", last_name=name.title(), **more
        )
        user.groups.set([role.group() for role in held])
        return user

    return make


@pytest.fixture
def officer(person: Callable[..., User]) -> User:
    return person("lan", Role.OFFICER, post="công chức văn hóa - xã hội")


@pytest.fixture
def leader(person: Callable[..., User]) -> User:
    return person("hung", Role.LEADER, post="phó chủ tịch")


@pytest.fixture
def index(db: None) -> ArticleIndexPage:
    """The list of articles of a site of its own, at http://testserver."""
    home = Page.get_first_root_node().add_child(
        instance=HomePage(title="Xã Tân Hòa", slug="tan-hoa", live=True)
    )
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)
    page: ArticleIndexPage = home.add_child(
        instance=ArticleIndexPage(title="Bài tuyên truyền", slug="bai", live=True)
    )
    return page


@pytest.fixture
def write(index: ArticleIndexPage, officer: User) -> Callable[..., ArticlePage]:
    """Write a complete draft: write("Tiêu đề", by=officer, summary=...)."""

    def make(title: str = "Nộp hồ sơ qua mạng", *, by: User | None = None, **more: Any) -> ArticlePage:
        author = by or officer
        fields: dict[str, Any] = {
            "summary": "Bà con có thể nộp hồ sơ tại nhà.",
            "body": [("paragraph", "<p>Từ ngày 01/8, UBND xã nhận hồ sơ qua mạng.</p>")],
        }
        page = ArticlePage(title=title, owner=author, live=False, **{**fields, **more})
        index.add_child(instance=page)
        page.save_revision(user=author)
        return page

    return make


@pytest.fixture
def published(write: Callable[..., ArticlePage], officer: User, leader: User) -> Callable[..., ArticlePage]:
    """Write, submit and approve an article; return it as it is live."""

    def make(title: str = "Nộp hồ sơ qua mạng", *, for_air: bool = True, **more: Any) -> ArticlePage:
        page = write(title, **more)
        submit(page, by=officer)
        approve(page, by=leader, for_air=for_air)
        return ArticlePage.objects.get(pk=page.pk)

    return make


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    def make(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return make
