"""The public pages of the site."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.models import Site

from tests.cms.public.commune import Commune, every_block, tag, take_picture, write_article
from tests.cms.public.pages import broken_rules

NASTY = '<img src=x onerror=alert(1)> & "Thôn"'


@pytest.fixture(autouse=True)
def _own_files(settings: Settings, tmp_path: object) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def page(client: Client, address: str, status: int = 200) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == status
    return BeautifulSoup(answer.content, "html.parser")


def text(found: object) -> str:
    return " ".join(found.get_text(" ").split())  # type: ignore[attr-defined]


def test_header_and_footer_say_who_the_commune_is(client: Client, commune: Commune) -> None:
    shown = page(client, "/")
    assert "Cổng thông tin điện tử Xã Tân Hòa Tỉnh An Bình" in text(shown.header)
    assert shown.select_one(".hotline a")["href"] == "tel:0299123456"
    assert "Trụ sở UBND xã, thôn Đông" in text(shown.footer)
    assert "Ủy ban nhân dân xã Tân Hòa" in text(shown.footer)


def test_the_menu_marks_the_page_one_is_on(client: Client, commune: Commune) -> None:
    current = page(client, "/bai-tuyen-truyen/").select(".menu .bar a[aria-current=page]")
    assert [text(one) for one in current] == ["Bài tuyên truyền"]


def test_the_front_page_lists_the_newest_articles(client: Client, commune: Commune) -> None:
    for number in range(8):
        write_article(commune, f"Bài số {number}", number)
    titles = [text(h3) for h3 in page(client, "/").select(".news h3")]
    assert titles == [f"Bài số {number}" for number in (7, 6, 5, 4, 3, 2)]


def test_a_draft_is_on_no_page(client: Client, commune: Commune) -> None:
    draft = write_article(commune, "Bài nháp", live=False)
    assert "Bài nháp" not in text(page(client, "/"))
    assert "Bài nháp" not in text(page(client, "/bai-tuyen-truyen/"))
    assert client.get(f"/bai-tuyen-truyen/{draft.slug}/").status_code == 404


def test_the_list_is_paged(client: Client, commune: Commune) -> None:
    for number in range(14):
        write_article(commune, f"Bài số {number}", number)
    assert len(page(client, "/bai-tuyen-truyen/").select(".card")) == 12
    second = page(client, "/bai-tuyen-truyen/?trang=2")
    assert [text(h3) for h3 in second.select(".card h3")] == ["Bài số 1", "Bài số 0"]
    assert "Trang 2 trên 2" in text(second.select_one(".pages"))


def test_an_article_shows_every_kind_of_block(client: Client, commune: Commune) -> None:
    article = write_article(commune, "Nộp hồ sơ trực tuyến", body=every_block(take_picture()))
    tag(article, "Người dân", "Doanh nghiệp")
    shown = page(client, article.url)
    body = shown.select_one(".text")
    assert text(body.h2) == "Cách làm"
    assert [text(step) for step in body.select(".steps li")] == [
        "Đăng nhập.",
        "Chọn thủ tục.",
        "Nộp và nhận mã.",
    ]
    assert text(body.select_one(".question h3")) == "Hỏi : Có mất phí không?".replace(" :", ":")
    assert text(body.caption) == "Thời hạn giải quyết"
    assert [cell.get("scope") for cell in body.select("th")] == ["col", "col", "row", "row"]
    assert body.img["alt"] == "Cổng trụ sở xã"
    assert body.img["loading"] == "lazy"
    assert "480w" in body.img["srcset"]
    assert text(body.blockquote) == "Dân hỏi là phải trả lời."
    assert text(body.cite) == "Nghị định số 118/2025/NĐ-CP"
    assert [text(one) for one in shown.select(".tags li")] == ["Người dân", "Doanh nghiệp"]
    assert shown.select_one("time[itemprop=datePublished]").get_text() == "10/11/2026"


def test_every_page_keeps_the_rules_of_the_house(client: Client, commune: Commune) -> None:
    article = write_article(commune, "Đủ các phần", body=every_block(take_picture()))
    for address in ("/", "/bai-tuyen-truyen/", article.url, "/khong-co/"):
        assert broken_rules(client.get(address).content.decode()) == []


def test_what_officers_write_is_words_never_markup(client: Client, commune: Commune) -> None:
    block = {"question": NASTY, "answer": "<p>Không.</p>"}
    table = {"data": [[NASTY]], "first_row_is_table_header": False, "first_col_is_header": False}
    body = [("heading", NASTY), ("question", block), ("table", table)]
    article = write_article(commune, NASTY, summary=NASTY, body=body)
    for address in ("/", "/bai-tuyen-truyen/", article.url):
        shown = page(client, address)
        assert NASTY in text(shown.main)
        assert shown.select("img[onerror]") == []


@pytest.mark.parametrize("many", [1, 12])
def test_queries_do_not_grow(
    client: Client,
    commune: Commune,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    many: int,
) -> None:
    pictures = [block for n in range(many) for block in every_block(take_picture(f"Ảnh {n}"))]
    article = write_article(commune, "Nhiều ảnh", 99, body=pictures)
    for number in range(many):
        tag(write_article(commune, f"Bài {number}", number), "Người dân", f"Nhóm {number}")
    client.get(article.url)  # makes the renditions
    for address in ("/", "/bai-tuyen-truyen/", article.url):
        with django_assert_max_num_queries(15):
            client.get(address)


def test_a_missing_page_is_said_in_vietnamese(client: Client, commune: Commune) -> None:
    shown = page(client, "/khong-co-trang-nay/", 404)
    assert text(shown.h1) == "Không có trang này"
    assert "Xã Tân Hòa" in text(shown.header)


@pytest.mark.django_db
def test_a_missing_page_of_no_site_is_still_a_page(client: Client) -> None:
    Site.objects.all().delete()
    assert text(page(client, "/khong-co-trang-nay/", 404).h1) == "Không có trang này"
