"""Open plans in the search of the site."""

import pytest
from bs4 import BeautifulSoup

from campaigns.approval.openness import let_residents_see
from campaigns.models import Campaign


@pytest.fixture
def find(client):
    """The titles found for a query, in their order."""

    def ask(query):
        page = BeautifulSoup(client.get(f"/tim-kiem/?{query}").content, "html.parser")
        return [hit.get_text() for hit in page.select(".hits h3")]

    return ask


@pytest.fixture
def named(plan):
    """The plan, named so that no other thing of the commune is."""
    Campaign.objects.filter(pk=plan.pk).update(title="Kế hoạch phòng, chống đuối nước", purpose="Vì trẻ em.")
    plan.refresh_from_db()
    return plan


@pytest.mark.parametrize("typed", ["đuối nước", "duoi nuoc", "ĐUỐI", "đuố"])
def test_by_its_title_with_and_without_marks(named, find, typed):
    assert find(f"q={typed}") == [named.title]


def test_by_what_its_activities_say(named, find, line):
    activity = named.activities.first()
    named.activities.filter(pk=activity.pk).update(title="Dạy bơi ở hồ Sen")
    assert find("q=hồ Sen") == [named.title]
    named.activities.filter(pk=activity.pk).update(dropped_on="2026-05-01")
    assert find("q=hồ Sen") == []


def test_one_that_is_closed_to_residents_is_not_found(named, find, leader):
    let_residents_see(named, False, by=leader)
    assert find("q=đuối nước") == []


def test_only_plans_only_pages_and_only_days(named, find, published):
    page = published(named.activities.first(), "Đuối nước và cách cứu")
    assert find("q=đuối nước") == [named.title, page.title]
    assert find("q=đuối nước&loai=plan") == [named.title]
    assert find("q=đuối nước&loai=article") == [page.title]
    assert find("q=đuối nước&loai=plan&tu=2031-01-01") == []


def test_what_stands_in_the_text_alone_comes_after_pages(named, find, published):
    page = published(named.activities.first(), "Trẻ em")
    assert find("q=trẻ em") == [page.title, named.title]


def test_hits_of_both_sorts_are_counted_and_paged(named, find, published, client):
    pages = [published(named.activities.first(), f"Trẻ em lần {number}") for number in range(10)]
    first, second = find("q=trẻ em"), find("q=trẻ em&trang=2")
    assert sorted(first) == sorted(page.title for page in pages)
    assert second == [named.title]
    assert "Có 11 kết quả" in client.get("/tim-kiem/?q=trẻ em").content.decode()


def test_its_words_are_marked_and_escaped(named, client):
    Campaign.objects.filter(pk=named.pk).update(purpose="<script>đuối</script>")
    answer = client.get("/tim-kiem/?q=đuối").content.decode()
    assert "<mark>đuối</mark>" in answer
    assert "<script>đuối" not in answer


def test_queries_do_not_grow_with_plans(named, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(15):
        client.get("/tim-kiem/?q=đuối")
