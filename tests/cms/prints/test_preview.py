"""The sheet beside its form: drawn from what is typed, with what does not fit in Vietnamese sentences."""

import base64
import io
import json

import pytest
from PIL import Image

from cms.prints.models import PrintPage
from cms.roles import Role

ADDRESS = "/quan-tri/an-pham/xem-truoc/"


def typed(*texts, **fields):
    """The editor's form as a browser sends it, with text blocks."""
    form = {
        "title": "Nộp hồ sơ tại nhà",
        "template_kind": "leaflet_a5",
        "theme": "red",
        "body-count": len(texts),
    }
    for at, text in enumerate(texts):
        form |= {
            f"body-{at}-type": "text",
            f"body-{at}-value": text,
            f"body-{at}-order": at,
            f"body-{at}-deleted": "",
        }
    return {**form, **fields}


def told(client, form):
    answer = client.post(ADDRESS, form)
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content)


@pytest.fixture
def client(prints, officer, signed_in):
    return signed_in(officer)


def test_shows_the_unsaved_sheet(client):
    found = told(client, typed("Bà con chú ý."))
    assert found["problems"] == []
    assert found["size"] == "148 × 210 mm"
    picture = Image.open(io.BytesIO(base64.b64decode(found["sides"][0].split(",")[1])))
    assert picture.size[1] == pytest.approx(1000, abs=2)
    assert not PrintPage.objects.exists()


def test_says_what_does_not_fit(client):
    found = told(client, typed("Ngắn.", "Nội dung rất dài. " * 250))
    assert len(found["problems"]) == 1
    assert found["problems"][0].startswith("Khối “Văn bản 2” thừa")
    assert len(found["sides"]) == 1


def test_follows_template_and_metres(client):
    assert len(told(client, typed("Lời.", template_kind="folded_a4"))["sides"]) == 2
    wide = told(client, typed(template_kind="banner", length_m="4,5", height_m="0.9"))
    assert wide["size"] == "4,5 × 0,9 m (bản vẽ tỉ lệ 1:10)"


@pytest.mark.parametrize(
    "fields",
    [
        {"template_kind": "khong-co", "theme": "hong"},
        {"length_m": "-1", "height_m": "NaN"},
        {"length_m": "1e999", "height_m": "abc"},
        {"link_page": "999999"},
        {"link_page": "<script>"},
        {"title": ""},
        {"title": "<script>alert(1)</script>"},
    ],
)
def test_odd_values_still_draw_a_sheet(client, fields):
    assert told(client, typed("Lời.", **fields))["sides"]


def test_ten_megabytes_of_text_are_refused_in_a_sentence(client):
    found = told(client, typed("a" * 10_000_000))
    assert found["problems"] == ["Nội dung quá dài so với mọi khổ in. Xin rút gọn."]


def test_what_is_no_form_is_refused_in_a_sentence(client):
    answer = client.post(ADDRESS, {"title": "x", "body-count": "nhiều"})
    assert answer.status_code == 400
    assert "tải lại trang" in json.loads(answer.content)["error"]


def test_needs_the_admin(client, db):
    from django.test import Client

    assert Client().post(ADDRESS, typed("Lời.")).status_code == 302
    assert client.get(ADDRESS).status_code == 405


def test_the_preview_beside_the_editor_shows_the_sheet(draw, rf, officer):
    request = rf.get("/")
    request.user = officer
    page = draw(body=[("text", "Nội dung rất dài. " * 250)])
    shown = page.serve_preview(request, "sheet").content.decode()
    assert "data:image/png;base64," in shown
    assert "Khối “Văn bản 1” thừa" in shown


def test_the_draft_is_taken_by_who_may_edit_it(client, draw):
    page = draw()
    assert client.get(f"/quan-tri/an-pham/{page.pk}/ban-thao.pdf").content.startswith(b"%PDF")
    with_marks = client.get(f"/quan-tri/an-pham/{page.pk}/ban-thao.pdf?xen=1")
    assert "no-store" in with_marks["Cache-Control"]
    assert client.get(f"/quan-tri/an-pham/{page.pk}/ban-thao-1.png").content.startswith(b"\x89PNG")


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.STATISTICS, Role.CONTRIBUTOR])
def test_the_draft_is_kept_from_others(draw, person, signed_in, role):
    page = draw()
    other = signed_in(person("nguoi-khac", role))
    for name in ("ban-thao.pdf", "ban-thao-1.png"):
        assert other.get(f"/quan-tri/an-pham/{page.pk}/{name}").status_code in (302, 403)


def test_a_draft_that_does_not_fit_is_not_made(client, draw):
    page = draw(body=[("text", "Nội dung rất dài. " * 250)])
    answer = client.get(f"/quan-tri/an-pham/{page.pk}/ban-thao.pdf", follow=True)
    assert "có nội dung không vừa khổ in" in answer.content.decode()


def test_officers_find_printed_matter_in_the_menu(client, draw):
    draw("Tờ rơi mới")
    assert "Tờ rơi mới" in client.get("/quan-tri/an-pham/").content.decode()


def test_the_editor_holds_the_sheet(client, draw):
    shown = client.get(f"/quan-tri/pages/{draw().pk}/edit/").content.decode()
    assert f'data-lx-leaflet="{ADDRESS}"' in shown
    assert "cms/admin/leaflet.js" in shown
