"""Feeds of lists: RSS for readers, JSON Feed for the provincial portal."""

import json
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.cms.public.commune import Commune, build_commune, tag, write_article
from tests.cms.public.pages import broken_rules


@pytest.fixture
def commune(db: None) -> Commune:
    return build_commune()


def rss(client: Client, name: str) -> ElementTree.Element:
    answer = client.get(f"/nguon-tin/{name}.xml")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/rss+xml")
    return ElementTree.fromstring(answer.content)  # noqa: S314  (our own answer)


def feed(client: Client, address: str) -> dict[str, Any]:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/feed+json; charset=utf-8"
    found: dict[str, Any] = json.loads(answer.content)
    return found


@pytest.mark.parametrize("name", ["bai-tuyen-truyen", "tat-ca"])
def test_rss_lists_the_newest_pages_with_full_addresses(client: Client, commune: Commune, name: str) -> None:
    write_article(commune, "Bài trước", 1)
    write_article(commune, "Bài sau & tiếp", 2)
    items = rss(client, name).findall("channel/item")
    assert [item.findtext("title") for item in items] == ["Bài sau & tiếp", "Bài trước"]
    assert items[0].findtext("link") == "http://testserver/bai-tuyen-truyen/bai-2/"
    assert items[0].findtext("category") == "bài tuyên truyền"


def test_a_feed_says_whose_it_is(client: Client, commune: Commune) -> None:
    assert rss(client, "bai-tuyen-truyen").findtext("channel/title") == "Bài tuyên truyền – xã Tân Hòa"
    assert rss(client, "tat-ca").findtext("channel/link") == "http://testserver/"


def test_no_feed_holds_a_draft(client: Client, commune: Commune) -> None:
    write_article(commune, "Bài nháp", live=False)
    assert rss(client, "tat-ca").findall("channel/item") == []
    assert feed(client, "/nguon-tin/tat-ca.json")["items"] == []


def test_letters_xml_cannot_carry_are_left_out(client: Client, commune: Commune) -> None:
    write_article(commune, "Bài\x0b một", summary="Có\x00 ký tự lạ".replace("\x00", "\x01"))
    item = rss(client, "tat-ca").find("channel/item")
    assert item is not None
    assert (item.findtext("title"), item.findtext("description")) == ("Bài một", "Có ký tự lạ")


def test_json_feed_carries_every_fact(client: Client, commune: Commune) -> None:
    page = write_article(commune, "Nộp hồ sơ qua mạng", body=[("paragraph", "<p>Bà con nộp tại nhà.</p>")])
    tag(page, "Người dân", "Doanh nghiệp")
    found = feed(client, "/nguon-tin/bai-tuyen-truyen.json")
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["feed_url"] == "http://testserver/nguon-tin/bai-tuyen-truyen.json"
    [item] = found["items"]
    assert item["url"] == "http://testserver/bai-tuyen-truyen/bai-1/"
    assert item["date_published"] == "2026-11-10T10:00:00+07:00"
    assert "Bà con nộp tại nhà." in item["content_text"]
    assert item["_loa_xa"] == {
        "kind": "article",
        "kind_label": "bài tuyên truyền",
        "summary": "Việc cần làm và nơi hỏi khi vướng mắc.",
        "audiences": ["Người dân", "Doanh nghiệp"],
    }


def test_json_feed_is_paged_and_asks_for_changes_only(client: Client, commune: Commune) -> None:
    for number in range(52):
        write_article(commune, f"Bài {number}", number)
    first = feed(client, "/nguon-tin/tat-ca.json")
    assert len(first["items"]) == 50
    rest = feed(client, first["next_url"].removeprefix("http://testserver"))
    assert [item["title"] for item in rest["items"]] == ["Bài 1", "Bài 0"]
    assert "next_url" not in rest
    lately = feed(client, "/nguon-tin/tat-ca.json?tu=2026-11-12")  # 38 hours after the first, in Vietnam
    assert [item["title"] for item in lately["items"]][-1] == "Bài 39"


@pytest.mark.parametrize("asked", ["hôm nay", "2026-13-45", "<script>"])
def test_a_day_that_is_none_is_refused_in_vietnamese(client: Client, commune: Commune, asked: str) -> None:
    answer = client.get("/nguon-tin/tat-ca.json", {"tu": asked})
    assert answer.status_code == 400
    assert "là một ngày" in answer.content.decode()
    assert answer["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("name", ["khong-co", "tan-hoa"])
@pytest.mark.parametrize("ending", ["xml", "json"])
def test_there_is_no_feed_of_no_list(client: Client, commune: Commune, name: str, ending: str) -> None:
    assert client.get(f"/nguon-tin/{name}.{ending}").status_code == 404


@pytest.mark.parametrize("many", [3, 30])
def test_queries_do_not_grow(
    client: Client, commune: Commune, django_assert_max_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    for number in range(many):
        tag(write_article(commune, f"Bài {number}", number), f"Nhóm {number}")
    client.get("/")
    for address in ("/nguon-tin/tat-ca.xml", "/nguon-tin/tat-ca.json", "/nguon-tin/bai-tuyen-truyen.json"):
        with django_assert_max_num_queries(15):
            client.get(address)


def test_the_pages_for_people_keep_the_rules_of_the_house(client: Client, commune: Commune) -> None:
    for address in ("/nguon-tin/", "/so-do-trang/"):
        answer = client.get(address).content.decode()
        assert broken_rules(answer) == []
        assert "Bài tuyên truyền" in answer
