"""What search engines are told."""

import pytest
from django.test import Client

from cms.models import InformationPage
from cms.sharing import site_maps
from tests.cms.public.commune import Commune, build_commune, write_article


@pytest.fixture
def commune(db: None) -> Commune:
    return build_commune()


def test_the_site_map_names_every_public_page_once(client: Client, commune: Commune) -> None:
    write_article(commune, "Bài công khai", 1)
    write_article(commune, "Bài nháp", 2, live=False)
    commune.home.add_child(instance=InformationPage(title="Trợ năng", slug="tro-nang"))
    text = client.get("/sitemap-1.xml").content.decode()
    paths = [part.split("</loc>")[0] for part in text.split("<loc>http://testserver")[1:]]
    assert paths == ["/", "/bai-tuyen-truyen/", "/bai-tuyen-truyen/bai-1/", "/tro-nang/"]
    assert "<lastmod>2026-11-10T03:00:00+00:00</lastmod>" in text


def test_a_large_site_has_its_map_in_parts(
    client: Client, commune: Commune, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_maps, "AT_ONCE", 2)
    write_article(commune, "Bài công khai")
    index = client.get("/sitemap.xml").content.decode()
    assert index.count("/sitemap-") == 2
    assert "http://testserver/sitemap-2.xml" in index
    assert client.get("/sitemap-2.xml").content.decode().count("<loc>") == 1
    assert client.get("/sitemap-3.xml").status_code == 404


def test_robots_are_shown_the_map_and_kept_from_the_desk(client: Client, commune: Commune) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /quan-tri/" in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines
