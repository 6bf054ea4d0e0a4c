"""Entries follow the pages."""

import pytest
from django.core.management import call_command
from wagtail.models import PageViewRestriction

from cms.models import ArticlePage
from cms.searching.finding import Sought, find
from cms.searching.indexing import LONGEST
from cms.searching.models import Entry, Wording
from cms.searching.query import read_query
from cms.workflow import approve, submit

pytestmark = pytest.mark.django_db


def found(page: ArticlePage, typed: str) -> bool:
    site = page.get_site()
    return any(hit.address == page.url for hit in find(Sought(read_query(typed), site.pk), 0, 10))


def test_a_draft_is_found_by_nobody(write) -> None:
    write("Bí mật chưa duyệt")
    assert not Entry.objects.exists()


def test_what_a_leader_approved_is_found_at_once(published) -> None:
    assert found(published("Nộp hồ sơ qua mạng"), "ho so")


def test_an_edit_is_found_when_it_is_approved_and_not_before(published, officer, leader) -> None:
    page = published("Nộp hồ sơ qua mạng")
    page.title = "Nộp giấy tờ qua mạng"
    page.save_revision(user=officer)
    assert not found(page, "giấy tờ")
    submit(page, by=officer)
    approve(page, by=leader)
    assert found(page, "giấy tờ")
    assert not found(page, "hồ sơ nộp tờ khai")


def test_what_was_taken_off_the_site_is_not_found(published) -> None:
    page = published("Nộp hồ sơ qua mạng")
    page.unpublish()
    assert not found(page, "hồ sơ")
    assert not Wording.objects.exists()


def test_what_was_deleted_is_not_found(published) -> None:
    published("Nộp hồ sơ qua mạng").delete()
    assert not Entry.objects.exists()


def test_a_deleted_list_takes_its_pages_along(published, index) -> None:
    published("Nộp hồ sơ qua mạng")
    index.delete()
    assert not Entry.objects.exists()


def addresses(page: ArticlePage) -> list[str]:
    return [hit.address for hit in find(Sought(read_query("hồ sơ"), page.get_site().pk), 0, 10)]


def test_a_renamed_list_leads_to_the_new_address(published, index) -> None:
    page = published("Nộp hồ sơ qua mạng")
    index.slug = "tuyen-truyen"
    index.save()
    assert addresses(page) == [f"/tuyen-truyen/{page.slug}/"]


def test_a_moved_page_leads_to_the_new_address(published, index) -> None:
    page = published("Nộp hồ sơ qua mạng")
    other = index.get_parent().add_child(instance=type(index)(title="Bài cũ", slug="bai-cu", live=True))
    page.move(other, pos="last-child")
    assert addresses(page) == [f"/bai-cu/{page.slug}/"]


def test_a_page_under_lock_is_not_found_until_it_is_free_again(published, index) -> None:
    page = published("Nộp hồ sơ qua mạng")
    lock = PageViewRestriction.objects.create(page=index, restriction_type="login")
    assert not found(page, "hồ sơ")
    lock.delete()
    assert found(page, "hồ sơ")


def test_the_command_makes_the_index_anew(published, capsys) -> None:
    page = published("Nộp hồ sơ qua mạng")
    Entry.objects.all().delete()
    call_command("searchindex")
    assert found(page, "hồ sơ")
    assert "1 trang" in capsys.readouterr().out


def test_the_command_drops_what_is_no_page_any_more(published) -> None:
    page = published("Nộp hồ sơ qua mạng")
    ArticlePage.objects.filter(pk=page.pk).update(live=False)
    call_command("searchindex")
    assert not Entry.objects.exists()


def test_of_an_endless_text_the_beginning_is_searched(index) -> None:
    page = ArticlePage(title="Dài", body=[("paragraph", f"<p>{'dài lắm ' * 60_000}</p>")])
    index.add_child(instance=page)
    assert len(Wording.objects.get(pk=page.pk).text) == LONGEST
    assert found(page, "dai lam")


def test_work_on_a_draft_of_a_live_page_touches_no_entry(published, officer) -> None:
    page = published("Nộp hồ sơ qua mạng")
    Wording.objects.filter(pk=page.pk).update(text="không đổi")
    page.title = "Bản nháp"
    page.save_revision(user=officer)
    assert Wording.objects.get(pk=page.pk).text == "không đổi"
