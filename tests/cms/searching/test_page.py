"""The page of the search."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from cms.models import ArticlePage, InformationPage
from tests.cms.public.commune import Commune, build_commune
from tests.cms.public.pages import broken_rules

pytestmark = pytest.mark.django_db


@pytest.fixture
def commune() -> Commune:
    return build_commune()


@pytest.fixture
def many(commune: Commune):
    def make(number: int) -> None:
        for count in range(number):
            page = ArticlePage(
                title=f"Khai sinh lần {count}",
                slug=f"bai-{count}",
                body=[("paragraph", "<p>Bà con đăng ký <b>khai sinh</b> tại xã.</p>")],
                first_published_at=datetime(2026, 10, 1 + count % 28, tzinfo=UTC),
            )
            commune.index.add_child(instance=page)

    return make


def ask(client: Client, query: str) -> BeautifulSoup:
    answer = client.get(f"/tim-kiem/{query}")
    assert answer.status_code == 200
    html = answer.content.decode()
    assert broken_rules(html) == []
    return BeautifulSoup(html, "html.parser")


def test_it_begins_with_the_form(client: Client, commune: Commune) -> None:
    page = ask(client, "")
    assert page.select_one("form[role=search] input[name=q]")
    assert "có dấu hay không dấu" in page.main.get_text()


def test_what_was_found_is_marked_and_leads_to_its_page(client: Client, many) -> None:
    many(1)
    page = ask(client, "?q=khai+sinh")
    assert "Có 1 kết quả" in page.h2.get_text()
    hit = page.select_one(".hits li")
    assert hit.a["href"] == "/bai-tuyen-truyen/bai-0/"
    assert [mark.get_text() for mark in hit.select("h3 mark")] == ["Khai", "sinh"]
    assert "Bài tuyên truyền" in hit.select_one(".kind").get_text() or hit.select_one(".kind").get_text()


def test_results_come_page_by_page_and_keep_the_question(client: Client, many) -> None:
    many(25)
    page = ask(client, "?q=khai+sinh&tu=2026-10-01")
    assert len(page.select(".hits li")) == 10
    following = page.select_one("nav.pages a[rel=next]")["href"]
    assert following == "?q=khai+sinh&tu=2026-10-01&trang=2"
    assert ask(client, following).select_one(".hits")["start"] == "11"
    assert len(ask(client, "?q=khai+sinh&trang=3").select(".hits li")) == 5
    assert len(ask(client, "?q=khai+sinh&trang=999").select(".hits li")) == 5


def test_by_kind(client: Client, commune: Commune, many) -> None:
    many(2)
    commune.home.add_child(instance=InformationPage(title="Giới thiệu về khai sinh", slug="gioi-thieu"))
    page = ask(client, "?q=khai+sinh")
    links = {link.get_text(" ", strip=True): link["href"] for link in page.select(".facets a")}
    assert [label.rsplit(" ", 1)[1] for label in links] == ["3", "2", "1"]
    only = ask(client, "?q=khai+sinh&loai=information")
    assert [hit.get_text() for hit in only.select(".hits h3")] == ["Giới thiệu về khai sinh"]
    assert only.select_one(".facets [aria-current]")


def test_nothing_found_is_said_with_advice(client: Client, commune: Commune) -> None:
    page = ask(client, "?q=xyzw&loai=article")
    assert "Không tìm thấy nội dung nào cho “xyzw”" in page.h2.get_text()
    assert page.select_one(".advice a")["href"] == "?q=xyzw"


@pytest.mark.parametrize(
    "query",
    ["?q=%00", "?loai=l%E1%BA%A1", "?q=a&tu=hom-qua&den=2026-13-01", "?q=a&trang=x", "?q=" + "a" * 5000,
     "?q=%3Cscript%3Ealert(1)%3C/script%3E", "?q=%E2%80%AEabc"],
)  # fmt: skip
def test_nonsense_is_answered_with_a_page(client: Client, many, query: str) -> None:
    many(1)
    assert not [script for script in ask(client, query).find_all("script") if not script.get("src")]


def test_a_day_that_is_none_is_said_and_left_out(client: Client, many) -> None:
    many(1)
    page = ask(client, "?q=khai&tu=hom-qua")
    assert page.select_one(".filters .errorlist")
    assert page.select(".hits li")


@pytest.mark.parametrize("number", [3, 30])
def test_few_questions_whatever_is_found(client, many, number, django_assert_max_num_queries) -> None:
    many(number)
    client.get("/tim-kiem/?q=khai+sinh")
    with django_assert_max_num_queries(15):
        client.get("/tim-kiem/?q=khai+sinh")


def test_it_only_reads(client: Client, commune: Commune) -> None:
    assert client.post("/tim-kiem/").status_code == 405
