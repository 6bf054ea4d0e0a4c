"""What residents see of the notice board."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from cms.notices.models import NoticePage, PostingState
from cms.notices.posting import Proof, post, take_down
from tests.cms.notices.conftest import posting_at
from tests.cms.public.pages import broken_rules

NOW = "2026-11-05 09:00+07:00"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as travelled:
        yield travelled


def get(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200, answer
    return answer.content.decode()


def proof(day: date = date(2026, 11, 5)) -> Proof:
    return Proof(day=day, by="Lan")


def test_a_notice_shows_its_clause_document_places_and_address(publish_notice, places):
    page = publish_notice()
    post(posting_at(page, places["office"]), proof())
    html = get("/niem-yet/du-toan-ngan-sach-nam-2027/")
    assert "Dự toán, tình hình thực hiện và quyết toán ngân sách của xã" in html
    assert "Điều 11 khoản 2 Luật số 10/2022/QH15" in html
    assert "Số 96/TB-UBND" in html
    assert "05/12/2026" in html  # the last day it hangs
    assert "chờ niêm yết" in html  # the two other places
    assert 'href="tel:0299123456"' in html
    assert broken_rules(html) == []


def test_what_came_down_everywhere_stays_to_be_read_and_says_so(publish_notice, places, clock):
    page = publish_notice(places=[places["office"]])
    hung = post(posting_at(page, places["office"]), proof())
    clock.move_to("2026-12-07 09:00+07:00")
    take_down(hung, proof(date(2026, 12, 7)))
    html = get("/niem-yet/du-toan-ngan-sach-nam-2027/")
    assert "Đã hết thời gian niêm yết" in html
    assert "Tổng thu dự kiến là 12 tỷ đồng." in html


def test_the_list_is_chosen_by_clause_and_standing(publish_notice, places):
    publish_notice("Dự toán ngân sách năm 2027")
    publish_notice("Mức thu phí chợ", clause=9)
    gone = publish_notice("Kế hoạch cũ", clause=1, places=[places["office"]])
    take_down(post(posting_at(gone, places["office"]), proof()), proof(), "Thay bằng bản mới.")
    assert titles("/niem-yet/") == ["Kế hoạch cũ", "Mức thu phí chợ", "Dự toán ngân sách năm 2027"]
    assert titles("/niem-yet/?khoan=9") == ["Mức thu phí chợ"]
    assert titles("/niem-yet/?tinh-trang=da-het") == ["Kế hoạch cũ"]
    assert titles("/niem-yet/?tinh-trang=dang-niem-yet&khoan=2") == ["Dự toán ngân sách năm 2027"]
    assert titles("/niem-yet/?khoan=12") == []
    assert broken_rules(get("/niem-yet/?khoan=9")) == []


@pytest.mark.parametrize(
    "query", ["khoan=99", "khoan=x", "khoan=٧", "tinh-trang=<script>", "khoan=" + "9" * 500]
)
def test_a_choice_that_is_none_shows_everything(publish_notice, query):
    publish_notice()
    assert titles(f"/niem-yet/?{query}") == ["Dự toán ngân sách năm 2027"]


def test_the_next_page_of_the_list_keeps_the_choice(publish_notice, board, monkeypatch):
    monkeypatch.setattr(type(board), "PER_PAGE", 1)
    publish_notice("Mức thu phí chợ", clause=9)
    publish_notice("Mức thu phí bến", clause=9)
    assert 'href="?trang=2&amp;khoan=9"' in get("/niem-yet/?khoan=9")


def test_an_empty_board_says_so(board):
    assert "Chưa có nội dung niêm yết nào." in get("/niem-yet/")


@pytest.mark.parametrize("how_many", [3, 30])
def test_the_list_asks_few_questions_however_long_it_is(
    board, write_notice, django_assert_max_num_queries, how_many
):
    for number in range(how_many):
        page = write_notice(f"Nội dung {number}", slug=f"noi-dung-{number}")
        NoticePage.objects.filter(pk=page.pk).update(live=True, first_published_at="2026-11-04T02:00:00Z")
    Client().get("/niem-yet/?lam=nong")
    with django_assert_max_num_queries(15):
        get("/niem-yet/?khoan=2&x=1")


@pytest.mark.parametrize("how_many", [1, 12])
def test_a_notice_asks_few_questions_however_many_places_it_hangs_at(
    publish_notice, places, django_assert_max_num_queries, how_many
):
    from cms.notices.models import Place

    for number in range(how_many):
        Place.objects.create(name=f"Bảng tin {number}", kind="village_point")
    publish_notice()
    Client().get("/niem-yet/?lam=nong")
    with django_assert_max_num_queries(15):
        get("/niem-yet/du-toan-ngan-sach-nam-2027/?x=1")


def test_a_draft_and_its_register_are_nobody_s_business(write_notice):
    write_notice()
    assert Client().get("/niem-yet/du-toan-ngan-sach-nam-2027/").status_code == 404
    assert Client().get("/niem-yet/danh-sach/1.pdf").status_code == 404


def test_script_in_every_field_is_shown_as_text(publish_notice):
    evil = "<script>alert(1)</script>"
    publish_notice(evil, slug="la", document_number=evil, summary=evil)
    assert "<script>alert(1)" not in get("/niem-yet/la/")
    assert "<script>alert(1)" not in get("/niem-yet/")


def test_the_standing_of_a_notice_follows_its_postings(publish_notice, places):
    page = publish_notice(places=[places["office"]])
    assert not page.over
    row = posting_at(page, places["office"])
    row.state = PostingState.TAKEN_DOWN
    row.save()
    assert NoticePage.objects.get(pk=page.pk).over


def titles(path: str) -> list[str]:
    from bs4 import BeautifulSoup

    return [one.get_text(strip=True) for one in BeautifulSoup(get(path), "html.parser").select(".card h3")]
