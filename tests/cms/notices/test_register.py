"""The quarterly register: what it lists, in which words, as page, PDF and Excel."""

import io
from datetime import date

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from openpyxl import load_workbook
from pypdf import PdfReader

from campaigns.evidence import record
from campaigns.models import Channel, Deed
from cms.notices.airings import aired_days
from cms.notices.documents import register_excel, register_pdf
from cms.notices.models import RegisterPage
from cms.notices.posting import NotNow, Proof, post
from cms.notices.quarters import Quarter
from cms.notices.registering import make_register, notices_of
from cms.workflow import approve, submit
from tests.cms.notices.conftest import posting_at
from tests.cms.public.pages import broken_rules

FOURTH = Quarter(2026, 4)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-11-05 09:00+07:00", tick=False) as travelled:
        yield travelled


def proof(day: date = date(2026, 11, 5)) -> Proof:
    return Proof(day=day, by="Lan")


def air(page, *days: int, deed: Deed = Deed.AIRED) -> None:
    """Write airings of a page into the ledger as the station does, on days of November 2026."""
    from datetime import datetime
    from zoneinfo import ZoneInfo

    for day in days:
        record(
            key=f"broadcast.slot:{day}:{deed}",
            deed=deed,
            channel=Channel.RADIO,
            title="Bản tin",
            words="Đài đã phát.",
            actor="Đài",
            happened_at=datetime(2026, 11, day, 17, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")),
            subject=f"broadcast.slot:{day}",
            detail={"items": [{"source": page.source, "title": page.title, "revision": 1}]},
        )


@pytest.mark.parametrize(
    ("day", "quarter"),
    [(date(2026, 1, 1), (2026, 1)), (date(2026, 3, 31), (2026, 1)), (date(2026, 12, 31), (2026, 4))],
)
def test_a_quarter_is_the_calendar_s(day, quarter):
    found = Quarter.of(day)
    assert (found.year, found.number) == quarter
    assert day in found


def test_quarters_follow_each_other_without_a_gap():
    quarter = Quarter(2026, 1)
    for _step in range(8):
        assert (quarter.after.first - quarter.last).days == 1
        assert quarter.after.before == quarter
        quarter = quarter.after


@pytest.mark.parametrize(("year", "number"), [(2026, 0), (2026, 5), (0, 1), (10_000, 1)])
def test_there_is_no_fifth_quarter(year, number):
    with pytest.raises(ValueError, match="no quarter"):
        Quarter(year, number)


def test_a_row_says_what_how_where_when_and_with_which_proof(board, publish_notice, places, officer):
    page = publish_notice("Mức thu phí chợ", clause=9)
    post(posting_at(page, places["office"]), proof())
    air(page, 5, 6, 8)
    row = make_register(board, FOURTH, officer).lines[0]
    assert row.content == "Mức thu phí chợ (số 96/TB-UBND ngày 03/11/2026)"
    assert row.clause == "Khoản 9"
    assert row.forms == "trang thông tin điện tử; niêm yết; loa truyền thanh"
    assert row.places == "Trụ sở UBND xã"
    assert row.period == "05/11/2026 – 05/12/2026"
    assert row.aired == "05/11, 06/11, 08/11 (2 ngày liên tiếp)"
    assert row.proof == "đang niêm yết tại 1 nơi"


def test_what_is_permanent_says_so(board, publish_notice, places, officer):
    page = publish_notice("Nội quy", clause=4)
    post(posting_at(page, places["office"]), proof())
    assert make_register(board, FOURTH, officer).lines[0].period == "từ 05/11/2026, thường xuyên"


def test_rows_are_frozen_on_the_day_they_are_made(board, publish_notice, places, officer):
    page = publish_notice()
    register = make_register(board, FOURTH, officer)
    post(posting_at(page, places["office"]), proof())
    assert RegisterPage.objects.get(pk=register.pk).lines[0].places == ""


def test_a_notice_is_listed_in_the_quarter_it_was_published_or_posted(board, publish_notice, places, clock):
    page = publish_notice()
    assert notices_of(board, Quarter(2026, 3)) == []
    assert notices_of(board, FOURTH) == [page]
    clock.move_to("2027-01-04 09:00+07:00")
    post(posting_at(page, places["office"]), proof(date(2027, 1, 4)))
    assert notices_of(board, Quarter(2027, 1)) == [page]


def test_a_quarter_has_one_register(board, publish_notice, officer):
    publish_notice()
    make_register(board, FOURTH, officer)
    with pytest.raises(NotNow, match="Đã có danh sách của quý IV năm 2026"):
        make_register(board, FOURTH, officer)


def test_a_register_is_approved_then_posted_at_the_office(board, publish_notice, officer, leader):
    publish_notice()
    register = make_register(board, FOURTH, officer)
    assert Client().get(register.url).status_code == 404
    assert Client().get(f"/niem-yet/danh-sach/{register.pk}.pdf").status_code == 404
    submit(register, by=officer)
    approve(register, by=leader)
    assert list(register.postings.values_list("place__kind", "minimum_days")) == [("office", 30)]
    html = Client().get(register.url).content.decode()
    assert "Danh sách nội dung đã công khai quý IV năm 2026" in html
    assert broken_rules(html) == []


def test_an_empty_register_is_not_submitted(board, places, officer):
    from cms.workflow import NotReady

    register = make_register(board, FOURTH, officer)
    with pytest.raises(NotReady, match="chưa công khai nội dung nào"):
        submit(register, by=officer)


def test_the_pdf_has_every_row(board, publish_notice, officer):
    publish_notice("Mức thu phí chợ", clause=9)
    publish_notice("Dự toán", clause=2)
    words = " ".join(
        page.extract_text()
        for page in PdfReader(io.BytesIO(register_pdf(make_register(board, FOURTH, officer)))).pages
    )
    flat = " ".join(words.split())
    assert "DANH SÁCH" in flat
    assert "Mức thu phí chợ" in flat
    assert "Khoản 2" in flat


def test_the_workbook_holds_the_same_and_no_formula(board, publish_notice, officer):
    publish_notice("=1+1", slug="cong", clause=9, document_number="=HYPERLINK(1)")
    register = make_register(board, FOURTH, officer)
    sheet = load_workbook(io.BytesIO(register_excel(register))).active
    rows = list(sheet.iter_rows(min_row=4))
    assert [cell.value for cell in rows[0]][:3] == ["STT", "Nội dung công khai", "Khoản của Điều 11"]
    assert rows[1][1].value == "=1+1 (số =HYPERLINK(1) ngày 03/11/2026)"
    assert {cell.data_type for cell in rows[1][1:]} <= {"s", "n", "inlineStr"}


def test_only_what_was_heard_whole_and_not_corrected_counts_as_aired(publish_notice):
    page = publish_notice(clause=9)
    air(page, 5)
    air(page, 6, deed=Deed.PARTLY_AIRED)
    air(page, 7, deed=Deed.MISSED)
    assert aired_days(page.source) == {date(2026, 11, 5)}


def test_a_page_whose_number_begins_alike_is_another(publish_notice):
    page = publish_notice(clause=9)
    air(page, 5)
    assert aired_days(page.source[:-1]) == frozenset()
    assert aired_days(page.source + "0") == frozenset()


def test_on_a_telephone_every_cell_of_the_page_says_what_it_is(board, publish_notice, officer, leader):
    publish_notice()
    register = make_register(board, FOURTH, officer)
    submit(register, by=officer)
    approve(register, by=leader)
    table = BeautifulSoup(Client().get(register.url).content, "html.parser").select_one("table.data")
    heads = [one.get_text() for one in table.select("thead th")]
    row = table.select_one("tbody tr")
    assert [cell.get("data-label") for cell in row.select("td")[1:]] == heads[2:]
    assert [cell["role"] for cell in row.select("td, th")] == ["cell", "rowheader"] + ["cell"] * 6
