"""Figures that come from a file, and quarters drawn up from months."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cms.results.figures import Counts
from cms.results.importing import HEADS, imported
from cms.results.models import ResultsPage
from cms.results.periods import Kind
from cms.roles import Role
from cms.tables import rows_of, workbook
from cms.workflow import submit
from media.guarding import Refused

GOOD = ["Hộ tịch", "4", "20", "76", "0", "10", "80", "3", "7", "0", "0", "20", "19"]
SHORT = [["Lĩnh vực", "Tiếp nhận trực tiếp", "Giải quyết đúng hạn"], ["Hộ tịch", "5", "5"]]


def upload(rows=None, name="so-lieu.xlsx"):
    return SimpleUploadedFile(name, workbook("x", list(HEADS.values()), rows if rows is not None else [GOOD]))


def send(client, file, **more):
    fields = {"kind": "month", "number": "11", "year": "2026", "file": file, **more}
    return client.post(reverse("results_import"), fields)


def confirm(client, answer):
    return client.post(reverse("results_import"), {"taken": answer.context["taken"]})


def test_columns_are_known_by_their_heads_in_any_order():
    table = [
        ["giai quyet DUNG han", "LĨNH VỰC", "Ghi chú", "Tiếp nhận trực tiếp"],
        ["5", "Hộ tịch", "x", "5"],
    ]
    found = imported(table)
    assert found.by_field() == {"Hộ tịch": Counts(direct=5, on_time=5)}
    assert found.ignored == ["Ghi chú"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["", "5", "5"], "Thiếu tên lĩnh vực."),
        (["x" * 151, "5", "5"], "dài quá 150 ký tự"),
        (["Hộ tịch", "năm", "5"], "Cột “Tiếp nhận trực tiếp” ghi “năm”, không phải số nguyên"),
        (["Hộ tịch", "-5", "5"], "không phải số nguyên"),
        (["Hộ tịch", "1000001", "5"], "không phải số nguyên từ 0 đến 1.000.000"),
        (["Hộ tịch", "5", "6"], "nhiều hơn số tiếp nhận"),
        (["Hộ tịch", "5", "4"], "không bằng số tiếp nhận"),
    ],
)
def test_a_bad_row_is_refused_with_its_reason(row, said):
    [line] = imported([SHORT[0], row]).lines
    assert any(said in reason for reason in line.reasons)
    assert line.number == 2


def test_a_field_that_stands_twice_is_refused_the_second_time():
    found = imported([*SHORT, SHORT[1]])
    assert [bool(line.reasons) for line in found.lines] == [False, True]


def test_rows_of_totals_are_passed_over():
    assert len(imported([*SHORT, ["Tổng cộng", "5", "5"]]).lines) == 1


@pytest.mark.parametrize("heads", [["a", "b"], ["Lĩnh vực", "b"], ["a", "Giải quyết đúng hạn"]])
def test_a_table_without_its_heads_is_refused(heads):
    with pytest.raises(Refused, match="tệp mẫu"):
        imported([heads, ["1", "2"]])


def test_looking_at_a_file_keeps_nothing(signed_in, officer, results_index):
    answer = send(signed_in(officer), upload([GOOD, ["Đất đai", "x"]]))
    shown = answer.content.decode()
    assert "sẽ được nhận" in shown
    assert "Cột “Kỳ trước chuyển sang” ghi “x”" in shown
    assert "1 dòng bị từ chối" in shown
    assert not ResultsPage.objects.exists()


def test_taking_over_makes_a_draft_nobody_sees(signed_in, officer, results_index, client):
    inside = signed_in(officer)
    answer = confirm(inside, send(inside, upload()))
    page = ResultsPage.objects.get()
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=(page.pk,))
    assert not page.live
    assert page.get_latest_revision_as_object().totals.received == 100
    assert client.get("/ket-qua/thang-11-nam-2026/").status_code == 404
    assert inside.get(answer["Location"]).status_code == 200


def test_what_is_public_stays_until_the_new_draft_is_approved(signed_in, officer, public):
    page = public(11)
    inside = signed_in(officer)
    answer = send(inside, upload([["Đất đai", "0", "9", *["0"] * 3, "9"]]))
    assert "Kỳ này đã có trang kết quả" in answer.content.decode()
    confirm(inside, answer)
    page = ResultsPage.objects.get()
    assert page.by_field[0][0] == "Hộ tịch"
    assert page.get_latest_revision_as_object().by_field == [("Đất đai", Counts(direct=9, on_time=9))]


def test_results_that_wait_for_a_decision_are_left_alone(signed_in, officer, draft):
    page = draft(11)
    submit(page, by=officer)
    inside = signed_in(officer)
    answer = inside.post(
        reverse("results_import"), {"taken": send(inside, upload()).context["taken"]}, follow=True
    )
    assert "đang chờ lãnh đạo duyệt" in answer.content.decode()
    assert page.revisions.count() == 1


@pytest.mark.parametrize("taken", ["", "abc", "abc:def:ghi"])
def test_a_forged_confirmation_keeps_nothing(signed_in, officer, results_index, taken):
    answer = signed_in(officer).post(reverse("results_import"), {"taken": taken}, follow=True)
    assert "Xin chọn lại tệp." in answer.content.decode()
    assert not ResultsPage.objects.exists()


def test_a_file_that_is_no_table_is_refused_beside_its_field(signed_in, officer, results_index):
    answer = send(signed_in(officer), SimpleUploadedFile("a.xlsx", b"PK\x03\x04khong"))
    assert "không phải là tệp Excel" in answer.content.decode()


def test_a_period_no_year_has_is_refused(signed_in, officer, results_index):
    assert "Không có kỳ báo cáo này" in send(signed_in(officer), upload(), number="13").content.decode()


def test_the_example_file_can_be_sent_back(signed_in, officer, results_index):
    answer = signed_in(officer).get(reverse("results_example"))
    assert imported(rows_of("mau.xlsx", answer.getvalue())).refused == []


def quarter(client, number="3"):
    return client.post(reverse("results_quarter"), {"kind": "month", "number": number, "year": "2026"})


def test_a_quarter_is_drawn_up_from_its_months(signed_in, officer, public):
    public(7, {"Hộ tịch": Counts(direct=10, on_time=8, running=2)})
    public(8, {"Hộ tịch": Counts(carried_over=2, online=10, on_time=9, running=3)})
    public(9, {"Hộ tịch": Counts(carried_over=3, online=10, on_time=12, overdue=1)})
    quarter(signed_in(officer))
    page = ResultsPage.objects.get(period_kind=Kind.QUARTER)
    assert page.get_latest_revision_as_object().totals == Counts(direct=10, online=20, on_time=29, overdue=1)
    submit(page.get_latest_revision_as_object(), by=officer)


def test_a_quarter_with_a_month_missing_names_it(signed_in, officer, public, draft):
    public(7)
    draft(8)
    answer = quarter(signed_in(officer))
    assert "Còn thiếu: tháng 8 năm 2026, tháng 9 năm 2026." in answer.content.decode()
    assert not ResultsPage.objects.filter(period_kind=Kind.QUARTER).exists()


@pytest.mark.parametrize("name", ["results_import", "results_quarter"])
@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.OFFICER, True),
        (Role.LEADER, True),
        (Role.CONTRIBUTOR, True),
        (Role.OPERATOR, False),
        (Role.STATISTICS, False),
    ],
)
def test_only_who_writes_pages_brings_figures_in(signed_in, person, results_index, name, role, may):
    answer = signed_in(person("ai-do", role)).get(reverse(name))
    assert answer.status_code == (200 if may else 302)


def test_another_s_draft_is_not_written_over(signed_in, person, draft):
    page = draft(11)
    contributor = signed_in(person("cong-tac", Role.CONTRIBUTOR))
    confirm(contributor, send(contributor, upload([["Đất đai", "0", "9", *["0"] * 3, "9"]])))
    assert page.revisions.count() == 1
