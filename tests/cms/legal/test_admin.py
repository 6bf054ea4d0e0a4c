"""The documents and outdated terms in the admin."""

import pytest
from django.urls import reverse

from cms.legal.models import DocumentPage, Origin, OutdatedTerm
from cms.roles import Role

TERM = {"written": "mức độ 5", "replacement": "toàn trình", "reason": "", "in_use": "on"}


@pytest.fixture
def shipped(db):
    return OutdatedTerm.objects.create(written="giấy tờ cũ", replacement="giấy tờ mới", origin=Origin.SHIPPED)


def test_officers_find_documents_in_the_menu(signed_in, officer, issue):
    issue("118/2025/NĐ-CP")
    page = signed_in(officer).get(reverse("van-ban:index")).content.decode()
    assert "118/2025/NĐ-CP" in page
    assert "còn hiệu lực" in page


def test_the_editor_of_a_document_opens(signed_in, officer, shelf):
    address = reverse("wagtailadmin_pages:add", args=("legal", "documentpage", shelf.pk))
    page = signed_in(officer).get(address).content.decode()
    assert "trích yếu" in page.lower()
    assert "Hiệu lực" in page


def test_a_draft_may_lack_nearly_everything(signed_in, officer, shelf):
    address = reverse("wagtailadmin_pages:add", args=("legal", "documentpage", shelf.pk))
    empty = {
        f"{name}-{part}": "0"
        for name in ("files", "changes", "comments")
        for part in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    signed_in(officer).post(address, {"title": "Nghị định mới", "slug": "", **empty})
    assert DocumentPage.objects.get().title == "Nghị định mới"


@pytest.mark.parametrize(
    ("role", "expected"),
    [(Role.OFFICER, 200), (Role.LEADER, 302), (Role.CONTRIBUTOR, 302), (Role.OPERATOR, 302)],
)
def test_officers_alone_add_terms(signed_in, person, role, expected):
    assert signed_in(person("mai", role)).get(reverse("tu-ngu-loi-thoi:add")).status_code == expected


def test_an_officer_adds_a_term(signed_in, officer):
    signed_in(officer).post(reverse("tu-ngu-loi-thoi:add"), {**TERM, "written": " mức  độ 5 "})
    assert OutdatedTerm.objects.get(origin=Origin.COMMUNE).written == "mức độ 5"


def test_a_shipped_row_is_switched_off_in_place(signed_in, officer, shipped):
    row = {"written": shipped.written, "replacement": shipped.replacement, "reason": ""}
    signed_in(officer).post(reverse("tu-ngu-loi-thoi:edit", args=(shipped.pk,)), row)
    shipped.refresh_from_db()
    assert not shipped.in_use
    assert not OutdatedTerm.objects.filter(origin=Origin.COMMUNE).exists()


def test_a_shipped_row_that_is_changed_becomes_the_communes_own(signed_in, officer, shipped):
    row = {"written": shipped.written, "replacement": "giấy khác", "reason": "", "in_use": "on"}
    signed_in(officer).post(reverse("tu-ngu-loi-thoi:edit", args=(shipped.pk,)), row)
    shipped.refresh_from_db()
    assert shipped.replacement == "giấy tờ mới"
    assert OutdatedTerm.objects.get(origin=Origin.COMMUNE).replacement == "giấy khác"


def test_a_shipped_row_is_not_deleted(signed_in, officer, shipped):
    signed_in(officer).post(reverse("tu-ngu-loi-thoi:delete", args=(shipped.pk,)))
    assert OutdatedTerm.objects.filter(pk=shipped.pk).exists()
