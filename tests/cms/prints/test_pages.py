"""Printed matter on the site: seen as pictures, taken as files, read as text."""

import io

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from cms.models import CommuneSettings
from tests.cms.public.pages import broken_rules
from tests.media.printing import paper

FILES = ("to-in.pdf", "ban-in-co-xen.pdf", "mat-1.png", "mat-lon-1.png")


def shown(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def test_the_list_shows_each_sheet_as_a_picture(client, sheet):
    sheet("Tờ thứ nhất")
    sheet("Tờ thứ hai", template_kind="banner", body=[])
    page = shown(client, "/an-pham/")
    assert [title.get_text() for title in page.select(".card h3")] == ["Tờ thứ hai", "Tờ thứ nhất"]
    for picture in page.select(".card img"):
        answer = client.get(picture["src"])
        size = Image.open(io.BytesIO(answer.getvalue() if answer.streaming else answer.content)).size
        assert size == pytest.approx((int(picture["width"]), int(picture["height"])), abs=2)


def test_the_page_says_in_text_what_the_sheet_says(client, sheet):
    words = shown(client, sheet().url).main.get_text(" ")
    for said in (
        "Bà con nộp hồ sơ",
        "Chọn thủ tục.",
        "1022",
        "Bộ phận một cửa",
        "148 × 210 mm",
        "UBND xã Tân Hòa",
    ):
        assert said in words


def test_a_banner_says_its_size_in_metres(client, sheet):
    page = sheet(template_kind="banner", length_m=6, height_m="0.8", body=[])
    assert "6 × 0,8 m" in shown(client, page.url).main.get_text(" ")


def test_the_pdf_is_the_sheet(client, sheet):
    answer = client.get(f"/tai-an-pham/{sheet().pk}/to-in.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert paper.size_of(answer.content) == (148, 210)
    assert "Bà con nộp hồ sơ" in paper.text_of(answer.content)


def test_the_pdf_for_print_shops_has_room_for_crop_marks(client, sheet):
    answer = client.get(f"/tai-an-pham/{sheet().pk}/ban-in-co-xen.pdf")
    assert paper.size_of(answer.content) == (148 + 22, 210 + 22)


def test_the_foot_names_the_commune_the_maker_and_the_licence(client, sheet, index):
    CommuneSettings.objects.create(site=index.get_site(), kind="xa", name="Tân Hòa")
    page = sheet(licence="số 12/GP-UBND ngày 05/11/2026")
    words = paper.text_of(client.get(f"/tai-an-pham/{page.pk}/to-in.pdf").content)
    assert "Ủy ban nhân dân xã Tân Hòa" in words
    assert "Đơn vị thực hiện: UBND xã Tân Hòa" in words
    assert "Giấy phép xuất bản: số 12/GP-UBND ngày 05/11/2026" in words


def test_the_qr_code_leads_to_the_page_it_explains(client, sheet, published):
    article = published("Bài gốc")
    page = sheet(link_page=article)
    words = "".join(paper.text_of(client.get(f"/tai-an-pham/{page.pk}/to-in.pdf").content).split())
    assert article.full_url in words
    assert "Bài gốc" in shown(client, page.url).main.get_text(" ")


def test_a_draft_is_nowhere(client, draw):
    page = draw("Bản nháp")
    assert "Bản nháp" not in client.get("/an-pham/").content.decode()
    for name in FILES:
        assert client.get(f"/tai-an-pham/{page.pk}/{name}").status_code == 404


def test_a_change_is_not_seen_before_it_is_approved(client, sheet, officer):
    page = sheet()
    page.title = "Tên mới chưa duyệt"
    page.save_revision(user=officer)
    assert "Tên mới" not in paper.text_of(client.get(f"/tai-an-pham/{page.pk}/to-in.pdf").content)


@pytest.mark.parametrize("name", ["mat-0.png", "mat-2.png", "mat-99.png"])
def test_a_side_there_is_not_is_missing(client, sheet, name):
    assert client.get(f"/tai-an-pham/{sheet().pk}/{name}").status_code == 404


def test_a_file_is_drawn_once(client, sheet, tmp_path, monkeypatch):
    page = sheet()
    first = client.get(f"/tai-an-pham/{page.pk}/to-in.pdf").content
    kept = list(tmp_path.glob("prints/*.pdf"))
    assert len(kept) == 1
    stamp = kept[0].stat().st_mtime_ns
    assert client.get(f"/tai-an-pham/{page.pk}/to-in.pdf").content == first
    assert kept[0].stat().st_mtime_ns == stamp


def test_the_address_of_a_file_changes_with_what_is_published(sheet, officer, leader):
    from cms.prints.models import PrintPage
    from cms.prints.shown import sides_of
    from cms.workflow import approve, submit

    page = sheet()
    before = sides_of(page)[0].address
    page.last_published_at = page.last_published_at.replace(year=2020)
    assert sides_of(page)[0].address != before
    page.save_revision(user=officer)
    submit(page, by=officer)
    approve(page, by=leader)
    assert sides_of(PrintPage.objects.get(pk=page.pk))[0].address.startswith(
        f"/tai-an-pham/{page.pk}/mat-1.png?v="
    )


def test_its_pages_keep_the_rules_of_the_house(client, sheet):
    page = sheet(summary="Bốn bước.")
    for address in ("/an-pham/", page.url):
        assert broken_rules(client.get(address).content.decode()) == []


@pytest.mark.parametrize("many", [3, 30])
def test_queries_do_not_grow(client, prints, officer, many, django_assert_max_num_queries):
    from django.utils import timezone

    from cms.prints.models import PrintPage
    from tests.cms.prints.conftest import BODY

    now = timezone.now()
    for number in range(many):
        page = PrintPage(title=f"Tờ {number}", body=BODY, first_published_at=now, last_published_at=now)
        prints.add_child(instance=page)
    client.get("/an-pham/")
    for address in ("/an-pham/?trang=1", page.url):
        with django_assert_max_num_queries(15):
            assert client.get(address).status_code == 200


def test_its_words_are_found_by_search(draw):
    words = draw(kicker="Dịch vụ công", summary="Ba bước.").words()
    for said in (
        "Dịch vụ công",
        "Ba bước.",
        "Chọn thủ tục.",
        "1022 – Tổng đài",
        "Bộ phận một cửa, Thôn Đông",
    ):
        assert said in words


def test_a_picture_that_vanished_leaves_the_sheet_whole(client, sheet, photo):
    picture = photo()
    page = sheet(body=[("text", "Lời."), ("picture", {"image": picture, "caption": "Ảnh"})])
    picture.file.storage.delete(picture.file.name)
    answer = client.get(f"/tai-an-pham/{page.pk}/to-in.pdf")
    assert "Lời." in paper.text_of(answer.content)
