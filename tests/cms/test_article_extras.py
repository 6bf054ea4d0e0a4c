"""Attachments, films, related procedures, citations as objects and the short version of an article."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import ReferenceIndex

from cms.completeness import gaps
from cms.models import ArticleAttachment
from tests.cms.legal.conftest import issue, shelf
from tests.cms.public.pages import broken_rules
from tests.media.guarding import files

YOUTUBE = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
__all__ = ["issue", "shelf"]


@pytest.fixture
def papers(db):
    return [
        Document.objects.create(
            title=f"Tờ khai {n}", file=SimpleUploadedFile(f"to-khai-{n}.pdf", files.pdf())
        )
        for n in range(3)
    ]


@pytest.fixture
def movie(db):
    return Document.objects.create(title="Phim", file=SimpleUploadedFile("phim.mp4", files.film()))


def film(**value):
    return [
        ("paragraph", "<p>Bà con xem phim.</p>"),
        ("film", {"title": "Nộp hồ sơ", "description": "Cán bộ hướng dẫn.", **value}),
    ]


def test_attachments_are_named_with_type_and_size_and_come_down(client, published, papers):
    page = published(attachments=[ArticleAttachment(document=papers[0], title="Mẫu số 1")])
    shown = client.get(page.url).content.decode()
    assert "Mẫu số 1" in shown
    assert "PDF" in shown
    assert "byte" in shown or "KB" in shown
    assert papers[0].url in shown
    assert client.get(papers[0].url).getvalue().startswith(b"%PDF")
    assert broken_rules(shown) == []


def test_many_attachments_ask_no_more(client, published, papers, django_assert_max_num_queries):
    page = published(attachments=[ArticleAttachment(document=paper) for paper in papers * 10])
    client.get(page.url)
    with django_assert_max_num_queries(18):
        client.get(page.url)


def test_a_film_of_another_site_waits_for_a_click(client, published):
    page = published(body=film(address=YOUTUBE, file=None))
    answer = client.get(page.url)
    shown = answer.content.decode()
    assert "<iframe" not in shown
    assert 'src="http' not in shown
    assert "data-frame" in shown
    assert "frame-src https://www.youtube-nocookie.com" in answer.headers["Content-Security-Policy"]
    assert broken_rules(shown) == []


def test_only_pages_with_such_a_film_may_frame_it(client, published, movie):
    for body in (film(address="https://vtv.vn/1.htm", file=None), film(file=movie, address="")):
        answer = client.get(published("Bài khác", slug=f"b{len(str(body))}", body=body).url)
        assert "frame-src" not in answer.headers["Content-Security-Policy"]


def test_an_uploaded_film_plays_in_parts(client, published, movie):
    page = published(body=film(file=movie, address=""))
    address = reverse("cms_film", args=(movie.pk,))
    assert address in client.get(page.url).content.decode()
    answer = client.get(address, headers={"Range": "bytes=0-7"})
    assert answer.status_code == 206
    assert answer.getvalue()[4:8] == b"ftyp"


def test_the_film_of_a_draft_is_not_there(client, write, movie):
    write(body=film(file=movie, address=""))
    assert client.get(reverse("cms_film", args=(movie.pk,))).status_code == 404


def test_a_paper_is_no_film(client, published, papers):
    published(attachments=[ArticleAttachment(document=papers[0])])
    assert client.get(reverse("cms_film", args=(papers[0].pk,))).status_code == 404


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (film(address="", file=None), "chưa có tệp"),
        (film(address="http://youtu.be/x", file=None), "chưa có tệp"),
        ([("citation", {"document": "", "instrument": None})], "chưa nêu văn bản"),
    ],
)
def test_what_films_and_citations_lack(write, body, said):
    page = write(body=[("paragraph", "<p>Bà con.</p>"), *body])
    assert any(said in sentence for sentence in gaps(page))


def test_a_paper_in_place_of_a_film_is_named(write, papers):
    page = write(body=[("paragraph", "<p>Bà con.</p>"), *film(file=papers[0], address="")])
    assert any("không phải MP4" in sentence for sentence in gaps(page))


def test_a_citation_leads_to_the_document_and_says_that_it_is_repealed(client, published, issue):
    newer = issue("118/2025/NĐ-CP")
    older = issue("61/2018/NĐ-CP", replaced_by=newer)
    body = [("citation", {"instrument": older, "document": "", "provision": "Điều 5", "words": ""})]
    shown = client.get(published(body=body).url).content.decode()
    assert f'href="{older.url}"' in shown
    assert "hết hiệu lực" in shown
    assert "118/2025/NĐ-CP" in shown


def test_a_citation_keeps_its_own_words(client, published, issue):
    body = [("citation", {"instrument": issue("5/2025/NĐ-CP", live=False), "document": "Nghị định mẫu"})]
    page = published(body=body)
    shown = client.get(page.url).content.decode()
    assert "Nghị định mẫu" in shown
    assert "/van-ban/" not in shown.split('class="citation"')[1].split("</aside>")[0]
    assert "Căn cứ nghị định mẫu" in page.spoken()


def test_articles_that_cite_a_document_are_named_on_its_page(client, issue, published):
    document = issue("118/2025/NĐ-CP")
    article = published("Một cửa là gì", body=[("citation", {"instrument": document, "document": ""})])
    ReferenceIndex.create_or_update_for_object(article)
    assert "Một cửa là gì" in client.get(document.url).content.decode()


def test_thirty_citations_ask_no_more_than_one(client, issue, published, django_assert_max_num_queries):
    newer = issue("118/2025/NĐ-CP")
    cited = [issue(f"{n}/2018/NĐ-CP", replaced_by=newer) for n in range(1, 31)]
    page = published(body=[("citation", {"instrument": one, "document": ""}) for one in cited])
    client.get(page.url)
    with django_assert_max_num_queries(20):
        client.get(page.url)


def test_the_short_version_counts_in_the_editor_and_stays_there(client, signed_in, officer, published):
    page = published(social_text="Bản ngắn đăng Zalo.")
    editor = signed_in(officer).get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).content.decode()
    assert "data-lx-counter" in editor
    assert 'maxlength="500"' in editor
    assert "Bản ngắn" not in client.get(page.url).content.decode()
