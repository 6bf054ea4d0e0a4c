"""A page passed on: its head, its links and its drawn picture."""

import io

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from PIL import Image

from tests.cms.public.commune import Commune, build_commune, write_article


@pytest.fixture
def commune(db: None) -> Commune:
    return build_commune()


def head(client: Client, address: str) -> dict[str, str]:
    page = BeautifulSoup(client.get(address).content, "html.parser")
    found = page.select("meta[property], meta[name^='twitter']")
    return {tag.get("property") or tag["name"]: tag["content"] for tag in found}


def test_a_page_says_how_it_is_shown_elsewhere(client: Client, commune: Commune) -> None:
    article = write_article(commune, "Phòng cháy mùa hanh khô")
    told = head(client, article.url)
    assert told["og:title"] == "Phòng cháy mùa hanh khô"
    assert told["og:url"] == "http://testserver/bai-tuyen-truyen/bai-1/"
    assert told["og:site_name"] == "Xã Tân Hòa"
    assert told["og:image"].startswith(f"http://testserver/hinh-chia-se/{article.pk}-")
    assert told["twitter:card"] == "summary_large_image"


def test_the_picture_is_drawn_and_kept_long(client: Client, commune: Commune) -> None:
    article = write_article(commune, "Phòng cháy mùa hanh khô")
    answer = client.get(head(client, article.url)["og:image"])
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    picture = Image.open(io.BytesIO(answer.content))
    assert (picture.format, picture.size) == ("PNG", (1200, 630))


def test_another_title_is_another_picture_and_the_old_address_leads_there(
    client: Client, commune: Commune
) -> None:
    article = write_article(commune, "Tên cũ")
    old = head(client, article.url)["og:image"].removeprefix("http://testserver")
    article.title = "Tên mới"
    article.save()
    new = head(client, article.url)["og:image"].removeprefix("http://testserver")
    assert new != old
    answer = client.get(old)
    assert (answer.status_code, answer["Location"]) == (302, new)


@pytest.mark.parametrize("title", ["Ư" * 255, "W" * 255, "Nghiêng " * 31])
def test_the_longest_title_still_has_a_picture(client: Client, commune: Commune, title: str) -> None:
    article = write_article(commune, title.strip())
    assert client.get(head(client, article.url)["og:image"]).status_code == 200


def test_a_draft_has_no_picture(client: Client, commune: Commune) -> None:
    draft = write_article(commune, "Bài nháp", live=False)
    assert client.get(f"/hinh-chia-se/{draft.pk}-{'0' * 12}.png").status_code == 404


def test_links_lead_to_others_only_when_pressed(client: Client, commune: Commune) -> None:
    article = write_article(commune, "Phòng cháy & chữa cháy")
    page = BeautifulSoup(client.get(article.url).content, "html.parser")
    links = {a["href"]: a for a in page.select(".share a")}
    here = "http%3A%2F%2Ftestserver%2Fbai-tuyen-truyen%2Fbai-1%2F"
    assert list(links) == [
        f"https://zalo.me/share?url={here}",
        f"https://www.facebook.com/sharer/sharer.php?u={here}",
    ]
    assert all("noopener" in a["rel"] for a in links.values())
    assert page.select_one(".share .address span").get_text() == "http://testserver/bai-tuyen-truyen/bai-1/"
    assert not [tag for tag in page.select("[src]") if not tag["src"].startswith("/")]
