"""What residents see of documents: the list, its filters, one document."""

from datetime import date

import pytest
from wagtail.models import PageViewRestriction

from tests.cms.public.pages import broken_rules

LIST = "/van-ban/"


def test_the_list_shows_form_number_and_status(client, issue):
    issue("118/2025/NĐ-CP", issued_on=date(2025, 6, 9), effective_on=date(2025, 7, 1))
    page = client.get(LIST).content.decode()
    assert "Nghị định số 118/2025/NĐ-CP" in page
    assert "còn hiệu lực" in page
    assert "09/06/2025" in page
    assert broken_rules(page) == []


def test_a_repealed_document_names_what_replaced_it(client, issue):
    newer = issue("118/2025/NĐ-CP", effective_on=date(2025, 7, 1))
    older = issue("61/2018/NĐ-CP", replaced_by=newer)
    page = client.get(older.url).content.decode()
    assert "hết hiệu lực" in page
    assert f'href="{newer.url}"' in page
    assert "01/07/2025" in page
    assert broken_rules(page) == []
    assert "Thay thế" in client.get(newer.url).content.decode()


def test_a_later_document_that_is_a_draft_is_named_without_a_link(client, issue):
    newer = issue("118/2025/NĐ-CP", live=False)
    page = client.get(issue("61/2018/NĐ-CP", replaced_by=newer).url).content.decode()
    assert "Nghị định số 118/2025/NĐ-CP" in page
    assert newer.slug not in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"118/2025/NĐ-CP", "61/2018/NĐ-CP", "15/KH-UBND"}),
        ("?hinh-thuc=ke-hoach", {"15/KH-UBND"}),
        ("?hieu-luc=het", {"61/2018/NĐ-CP"}),
        ("?hieu-luc=con&hinh-thuc=nghi-dinh", {"118/2025/NĐ-CP"}),
        ("?nam=2026", {"15/KH-UBND"}),
        ("?nam=2001", set()),
        ("?nam=%00&hinh-thuc='--&hieu-luc=x", {"118/2025/NĐ-CP", "61/2018/NĐ-CP", "15/KH-UBND"}),
    ],
)
def test_filters_narrow_the_list(client, issue, query, shown):
    newer = issue("118/2025/NĐ-CP", issued_on=date(2025, 6, 9), effective_on=date(2025, 7, 1))
    issue("61/2018/NĐ-CP", issued_on=date(2018, 4, 23), replaced_by=newer)
    issue("15/KH-UBND", form="ke-hoach", issuer="Ủy ban nhân dân xã", issued_on=date(2026, 1, 10))
    answer = client.get(LIST + query)
    assert {entry.number for entry in answer.context["entries"]} == shown
    assert broken_rules(answer.content.decode()) == []


def test_further_pages_keep_the_filters(client, issue):
    for number in range(1, 23):
        issue(f"{number}/2025/NĐ-CP")
    page = client.get(f"{LIST}?hinh-thuc=nghi-dinh").content.decode()
    assert "?trang=2&amp;hinh-thuc=nghi-dinh" in page


@pytest.mark.parametrize("many", [3, 20])
def test_the_list_asks_little_however_long(client, issue, django_assert_max_num_queries, many):
    newer = issue("118/2025/NĐ-CP")
    for number in range(many):
        issue(f"{number + 1}/2018/NĐ-CP", replaced_by=newer)
    client.get(LIST)
    with django_assert_max_num_queries(15):
        client.get(LIST)


def test_a_document_asks_little_however_much_it_changed(client, issue, django_assert_max_num_queries):
    newer = issue("118/2025/NĐ-CP")
    for number in range(30):
        issue(f"{number + 1}/2018/NĐ-CP", replaced_by=newer)
    client.get(newer.url)
    with django_assert_max_num_queries(15):
        client.get(newer.url)


def test_drafts_are_not_there(client, issue):
    draft = issue("99/2026/NĐ-CP", live=False)
    assert client.get(draft.url).status_code == 404
    assert "99/2026" not in client.get(LIST).content.decode()


def test_documents_behind_a_password_are_not_listed(client, issue):
    hidden = issue("99/2026/NĐ-CP")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    assert "99/2026" not in client.get(LIST).content.decode()
