"""What changed in a procedure, told in words."""

from datetime import date

import pytest
import time_machine
from bs4 import BeautifulSoup

from cms.procedures.columns import differences
from cms.procedures.history import keep, told
from cms.procedures.models import ProcedureChange
from cms.procedures.showing import change_said


def sentences():
    return [entry.words for entry in told(ProcedureChange.objects.all())]


def test_the_first_announcement_names_its_decision(announced):
    announced()
    assert sentences() == [
        "Công bố thủ tục, theo Quyết định số 512/QĐ-UBND ngày 01/07/2026, có hiệu lực từ ngày 15/07/2026."
    ]


def test_a_change_is_told_with_old_and_new_and_the_decision(announced, amend):
    amend(
        announced(),
        time_limit="03 ngày làm việc.",
        standing="amended",
        decision_number="700/QĐ-UBND",
        decision_date=date(2026, 10, 5),
        effective_from=date(2026, 10, 10),
    )
    assert sentences()[0] == (
        "Sửa: thời hạn giải quyết từ “Trong ngày làm việc.” thành “03 ngày làm việc.”, "
        "theo Quyết định số 700/QĐ-UBND ngày 05/10/2026, có hiệu lực từ ngày 10/10/2026."
    )


def test_the_day_of_the_decision_stands_before_the_day_it_was_recorded(announced, amend):
    page = amend(announced(), decision_number="700/QĐ-UBND", decision_date=date(2026, 10, 5))
    newest, first = told(ProcedureChange.objects.all())
    assert (newest.decided, first.decided) == (date(2026, 10, 5), date(2026, 7, 1))
    assert newest.at == page.last_published_at


def test_a_correction_on_the_page_is_no_decision(announced, amend):
    amend(announced(), result="Giấy khai sinh bản chính")
    newest = told(ProcedureChange.objects.all())[0]
    assert newest.decided is None
    assert "theo Quyết định" not in newest.words


def test_residents_read_both_days(client, announced):
    page = announced()
    shown = BeautifulSoup(client.get(page.url).content, "html.parser").select_one(".timeline li")
    decided, recorded = shown.select("time")
    assert decided.get_text() == "01/07/2026"
    assert recorded["datetime"].startswith(f"{page.last_published_at.astimezone():%Y-%m-%d}")
    assert "Đưa lên trang này ngày" in shown.get_text()


def test_a_repeal_is_told_as_one(announced, amend):
    amend(announced(), standing="repealed", decision_number="9/QĐ-UBND", effective_from=date(2026, 12, 1))
    assert sentences()[0].startswith("Bãi bỏ thủ tục, theo Quyết định số 9/QĐ-UBND")


def test_what_a_sheet_does_not_hold_makes_no_history(announced, amend):
    page = amend(announced(), summary="Việc cần làm khi có con.")
    assert page.summary
    assert len(sentences()) == 1


def test_publishing_again_writes_nothing_twice(announced):
    page = announced()
    assert keep(page, page.live_revision) is None
    assert ProcedureChange.objects.count() == 1


@pytest.mark.parametrize(
    ("key", "before", "after", "words"),
    [
        ("fee", "Không.", "5.000 đồng", "phí, lệ phí từ “Không.” thành “5.000 đồng”"),
        ("fee", "", "5.000 đồng", "phí, lệ phí: thêm “5.000 đồng”"),
        ("conditions", "Đủ 18 tuổi.", "", "yêu cầu, điều kiện: bỏ “Đủ 18 tuổi.”"),
        ("steps", "A\nB", "A\nC", "trình tự thực hiện: bỏ “B”; thêm “C”"),
        ("steps", "A\nB", "B\nA", "trình tự thực hiện: đổi thứ tự"),
        ("level", "direct", "full", "mức độ trực tuyến từ “trực tiếp” thành “toàn trình”"),
        ("decision_date", "2026-07-01", "2026-07-02", "ngày quyết định từ “01/07/2026” thành “02/07/2026”"),
    ],
)
def test_one_change_in_words(key, before, after, words):
    assert change_said(key, before, after) == words


def test_a_long_line_is_told_shortened():
    said = change_said("steps", "A\n" + "x" * 900, "A")
    assert said.endswith("x…” ") is False
    assert len(said) < 220


def test_differences_follow_the_columns_and_leave_out_what_a_file_has_not():
    before = {"code": "1", "fee": "a", "title": "t"}
    assert differences(before, {"fee": "b", "code": "2"}) == [("code", "1", "2"), ("fee", "a", "b")]


@time_machine.travel("2026-11-10 09:00+07:00", tick=False)
def test_residents_read_the_history(client, announced, amend):
    page = amend(announced(), fee="<b>5.000</b> đồng")
    shown = BeautifulSoup(client.get(page.url).content, "html.parser")
    entries = [" ".join(li.get_text(" ").split()) for li in shown.select(".timeline li")]
    assert "thành “<b>5.000</b> đồng”" in entries[0]
    assert entries[0].startswith("10/11/2026 Sửa")
    assert entries[1].startswith("01/07/2026 Công bố thủ tục")
