"""Procedures in the admin: the register, importing, exporting, deciding; who may do what."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cms.procedures.importing import acceptance
from cms.procedures.models import BatchState, Field, ProcedureBatch, ProcedurePage
from cms.roles import Role
from tests.cms.procedures.sheets import row, table
from tests.cms.tables.files import xlsx

ADMIN = "/quan-tri/thu-tuc/"
EVERY = tuple(Role)
NASTY = "<script>alert(1)</script>"


@pytest.fixture
def checked(procedures, officer):
    def make(*rows, by=officer):
        return acceptance.check(procedures, "thu-tuc.xlsx", xlsx(table(*rows)), by=by)[0]

    return make


def send(client, content: bytes, name: str = "thu-tuc.xlsx", **more):
    page = more.pop("page")
    return client.post(
        f"{ADMIN}nhap/", {"list_page": page.pk, "file": SimpleUploadedFile(name, content)}, **more
    )


def test_the_whole_way_from_file_to_site(procedures, officer, leader, signed_in, client):
    desk = signed_in(officer)
    shown = send(desk, xlsx(table(row(), row(code="x"))), page=procedures, follow=True)
    html = shown.content.decode()
    assert "Thêm mới" in html
    assert "Mã “x” không đúng dạng 1.001193." in html
    assert ProcedurePage.objects.count() == 0
    batch = ProcedureBatch.objects.get()
    accepted = desk.post(f"{ADMIN}nhap/{batch.pk}/", {"answer": "accept"}, follow=True)
    assert "Đã gửi lãnh đạo duyệt 1 thủ tục" in accepted.content.decode()
    office = signed_in(leader)
    assert "Duyệt cả 1 thủ tục" in office.get(f"{ADMIN}dot-nhap/{batch.pk}/").content.decode()
    decided = office.post(f"{ADMIN}dot-nhap/{batch.pk}/", {"answer": "approve"}, follow=True)
    assert "Đã duyệt: 1 thủ tục" in decided.content.decode()
    assert "Đăng ký khai sinh" in client.get("/thu-tuc/").content.decode()


def test_a_dry_run_shows_old_and_new(announced, procedures, officer, signed_in):
    announced()
    shown = send(signed_in(officer), xlsx(table(row(fee="5.000 đồng"))), page=procedures, follow=True)
    html = shown.content.decode()
    assert "Không.</td><td>5.000 đồng" in html.replace("\n", "")


def test_a_file_put_aside_leaves_nothing(checked, officer, signed_in):
    batch = checked(row())
    signed_in(officer).post(f"{ADMIN}nhap/{batch.pk}/", {"answer": "drop"})
    assert ProcedureBatch.objects.count() == ProcedurePage.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.xlsm", b"PK", "Không nhận tệp có macro"),
        ("a.png", b"\x89PNG", "Không nhận loại tệp này"),
        ("a.xlsx", b"%PDF-1.7", "không phải là tệp Excel"),
        ("a.csv", b"", "Tệp không có nội dung"),
        ("a.csv", NASTY.encode(), "không phải là tệp TXT, CSV"),
        ("a.csv", b"Ten,So", "không có hàng tiêu đề"),
    ],
)
def test_a_bad_file_is_answered_with_a_sentence(procedures, officer, signed_in, name, content, sentence):
    answer = send(signed_in(officer), content, name, page=procedures)
    assert sentence in answer.content.decode()
    assert ProcedureBatch.objects.count() == 0


def test_a_script_in_a_cell_is_words(procedures, officer, signed_in):
    nasty = row(title=NASTY, field=NASTY, steps=NASTY, code=NASTY, level=NASTY)
    html = send(
        signed_in(officer), xlsx(table(nasty, row(title=NASTY))), page=procedures, follow=True
    ).content
    assert NASTY.encode() not in html
    assert b"&lt;script&gt;alert(1)" in html


def test_no_list_that_is_not_theirs(index, procedures, officer, signed_in):
    answer = signed_in(officer).post(
        f"{ADMIN}nhap/", {"list_page": index.pk, "file": SimpleUploadedFile("a.xlsx", xlsx(table(row())))}
    )
    assert answer.status_code == 200
    assert ProcedureBatch.objects.count() == 0


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("nhap/", {Role.OFFICER}),
        ("xuat/", {Role.OFFICER}),
        ("dot-nhap/", {Role.OFFICER, Role.LEADER, Role.STATISTICS}),
        ("mau/", set(Role)),
    ],
)
@pytest.mark.parametrize("role", EVERY)
def test_who_may_open_what(procedures, person, signed_in, address, allowed, role):
    answer = signed_in(person("nguoi", role)).get(f"{ADMIN}{address}")
    assert (answer.status_code == 200) is (role in allowed)


@pytest.mark.parametrize("role", EVERY)
def test_nobody_looks_at_a_file_another_checked(checked, person, signed_in, role):
    batch = checked(row())
    other = signed_in(person("nguoi", role))
    assert other.get(f"{ADMIN}nhap/{batch.pk}/").status_code != 200
    other.post(f"{ADMIN}nhap/{batch.pk}/", {"answer": "accept"})
    assert ProcedureBatch.objects.get().state == BatchState.CHECKED


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.LEADER])
@pytest.mark.parametrize("answer", ["approve", "send_back"])
def test_only_leaders_decide(checked, officer, person, signed_in, role, answer):
    batch = acceptance.accept(checked(row()), by=officer)
    signed_in(person("nguoi", role)).post(
        f"{ADMIN}dot-nhap/{batch.pk}/", {"answer": answer, "comment": "Không."}
    )
    assert ProcedureBatch.objects.get().state == BatchState.SUBMITTED


def test_a_leader_who_imported_sees_why_not_and_cannot(checked, person, signed_in):
    both = person("ca-hai", Role.OFFICER, Role.LEADER)
    batch = acceptance.accept(checked(row(), by=both), by=both)
    client = signed_in(both)
    html = client.get(f"{ADMIN}dot-nhap/{batch.pk}/").content.decode()
    assert "lãnh đạo khác" in html
    assert 'value="approve"' not in html
    client.post(f"{ADMIN}dot-nhap/{batch.pk}/", {"answer": "approve"})
    assert ProcedurePage.objects.live().count() == 0


def test_sending_back_asks_for_a_reason(checked, officer, leader, signed_in):
    batch = acceptance.accept(checked(row()), by=officer)
    client, address = signed_in(leader), f"{ADMIN}dot-nhap/{batch.pk}/"
    assert client.post(address, {"answer": "send_back", "comment": " "}).status_code == 200
    assert ProcedureBatch.objects.get().state == BatchState.SUBMITTED
    answer = client.post(address, {"answer": "send_back", "comment": "Thiếu phí."}, follow=True)
    assert "Thiếu phí." in answer.content.decode()
    assert ProcedureBatch.objects.get().state == BatchState.RETURNED


def test_strangers_are_sent_to_the_door(checked, client):
    batch = checked(row())
    for address in ("", "nhap/", f"nhap/{batch.pk}/", "dot-nhap/", f"dot-nhap/{batch.pk}/", "xuat/", "mau/"):
        answer = client.get(f"{ADMIN}{address}")
        assert (answer.status_code, "/login/" in answer["Location"]) == (302, True)


def test_the_export_is_the_register(announced, draft, officer, signed_in):
    announced(code="1.001193", fee="=1+1")
    draft("Nháp", code="1.000656")
    answer = signed_in(officer).get(f"{ADMIN}xuat/")
    book = openpyxl.load_workbook(io.BytesIO(answer.getvalue()))
    rows = list(book["Thủ tục"].iter_rows(values_only=True))
    assert [one[0] for one in rows] == ["Mã thủ tục", "1.000656", "1.001193"]
    fee = book["Thủ tục"].cell(3, rows[0].index("Phí, lệ phí") + 1)
    assert (fee.value, fee.data_type) in (("=1+1", "s"), ("=1+1", "f"))
    assert book["Hướng dẫn"]["A2"].value == "Mã thủ tục"


def test_the_template_is_read_as_an_empty_register(procedures, officer, signed_in):
    client = signed_in(officer)
    content = client.get(f"{ADMIN}mau/").getvalue()
    assert "không có thủ tục nào" in send(client, content, page=procedures).content.decode()


def test_the_register_is_filtered(announced, officer, signed_in):
    announced("Đăng ký khai sinh", code="1.001193", field="Hộ tịch")
    announced("Hòa giải tranh chấp", code="1.003554", field="Đất đai", level="direct")
    client = signed_in(officer)
    assert "Nhập từ Excel hoặc CSV" in client.get(ADMIN).content.decode()
    field = Field.objects.get(name="Đất đai").pk
    for query in (f"field={field}", "level=direct", "q=hoa giai"):
        html = client.get(f"{ADMIN}results/?{query}").content.decode()
        assert ("1.003554" in html, "1.001193" in html) == (True, False), query


def test_the_editor_refuses_a_code_twice_and_a_foreign_link(announced, procedures, officer, signed_in):
    announced(code="1.001193")
    form = {
        "title": "Khai sinh",
        "slug": "khai-sinh-2",
        "code": "1.001193",
        "level": "full",
        "sets": "1",
        "standing": "new",
        "portal_link": "https://example.com/",
        "priority": "1",
        "airings_wanted": "2",
    }
    for name in ("dossier", "forms", "cited", "comments"):
        form |= {f"{name}-TOTAL_FORMS": "0", f"{name}-INITIAL_FORMS": "0"}
    answer = signed_in(officer).post(f"/quan-tri/pages/add/procedures/procedurepage/{procedures.pk}/", form)
    html = answer.content.decode()
    assert "đã có thủ tục khác mang mã 1.001193" in html
    assert "phải bắt đầu bằng https://dichvucong.gov.vn/" in html
    form |= {"code": "1.000656", "portal_link": ""}
    signed_in(officer).post(f"/quan-tri/pages/add/procedures/procedurepage/{procedures.pk}/", form)
    assert ProcedurePage.objects.filter(code="1.000656").exists()
