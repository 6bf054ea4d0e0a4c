"""Who is given a document: everybody what something public shows, its keepers the rest."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from cms.models import ArticlePage
from cms.roles import Role
from cms.workflow import approve, submit
from tests.media.guarding import files


@pytest.fixture
def paper(db):
    return Document.objects.create(title="Tờ khai", file=SimpleUploadedFile("to-khai.pdf", files.pdf()))


def linking(document):
    return [("paragraph", f'<p>Xem <a linktype="document" id="{document.pk}">tờ khai</a>.</p>')]


def test_a_document_of_a_live_page_is_a_download(client, paper, published):
    published(body=linking(paper))
    answer = client.get(paper.url)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.getvalue().startswith(b"%PDF")


def test_a_document_nothing_shows_is_not_there(client, paper):
    assert client.get(paper.url).status_code == 404


def test_a_document_of_a_draft_is_not_there(client, paper, write):
    write(body=linking(paper))
    assert client.get(paper.url).status_code == 404


def test_a_document_only_in_the_draft_of_a_live_page_is_not_there(client, paper, published, officer):
    page = published()
    page.body = linking(paper)
    page.save_revision(user=officer)
    assert client.get(paper.url).status_code == 404


def test_a_document_goes_with_its_page(client, paper, published):
    page = published(body=linking(paper))
    page.unpublish()
    assert client.get(paper.url).status_code == 404


def test_a_document_goes_when_its_page_shows_it_no_more(client, paper, published, officer, leader):
    page = published(body=linking(paper))
    page.body = [("paragraph", "<p>Không còn tờ khai.</p>")]
    page.save_revision(user=officer)
    submit(page, by=officer)
    approve(page, by=leader)
    assert ArticlePage.objects.get().live
    assert client.get(paper.url).status_code == 404


def test_a_page_for_members_shows_its_documents_to_nobody_else(client, paper, published):
    page = published(body=linking(paper))
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get(paper.url).status_code == 404


def test_a_private_collection_stays_private(client, paper, published):
    published(body=linking(paper))
    restriction = CollectionViewRestriction.objects.create(
        collection=Collection.get_first_root_node(), restriction_type="login"
    )
    assert client.get(paper.url).status_code == 302
    restriction.delete()


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.OFFICER, 200),
        (Role.LEADER, 200),
        (Role.CONTRIBUTOR, 200),
        (Role.OPERATOR, 404),
        (Role.STATISTICS, 404),
    ],
)
def test_those_who_work_with_documents_read_unpublished_ones(signed_in, person, paper, role, status):
    answer = signed_in(person("mai", role)).get(paper.url)
    assert answer.status_code == status
    if status == 200:
        assert answer.getvalue()


def test_another_name_is_not_the_same_document(client, paper, published):
    published(body=linking(paper))
    assert client.get(reverse("wagtaildocs_serve", args=(paper.pk, "khac.pdf"))).status_code == 404


def test_files_are_not_reachable_past_the_door(client, paper):
    assert client.get(f"/tep/{paper.file.name}").status_code == 404
    assert client.get(f"/tep/images/../{paper.file.name}").status_code == 404
