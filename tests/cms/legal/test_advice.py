"""What authors and leaders are told about a text, and what personal data is asked of it."""

import json

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from cms.completeness import advice, gaps
from cms.legal.typed import typed_words
from cms.models import CommuneSettings, LeaderDecision
from cms.workflow import NotReady, approve, submit
from tests.cms.typed import typed

OLD = [("paragraph", "<p>Nộp hồ sơ mức độ 3 theo Nghị định 61/2018/NĐ-CP.</p>")]
PERSONAL = [("paragraph", "<p>Ông Nguyễn Văn An, hộ nghèo, điện thoại 0912 345 678.</p>")]


def test_outdated_words_come_with_their_replacement(write):
    said = advice(write(body=OLD))
    assert "nên thay bằng “một phần”" in said[0]
    assert "118/2025/NĐ-CP" in said[1]


def test_advice_stops_nothing(write, officer):
    assert submit(write(body=OLD), by=officer)


def test_a_document_repealed_on_the_site_is_advised_against(write, issue):
    newer = issue("31/2024/QH15", form="luat")
    issue("12/2017/QH14", form="luat", replaced_by=newer)
    said = advice(write(body=[("paragraph", "<p>Theo Luật số 12/2017/QH14.</p>")]))
    assert len(said) == 1
    assert "Luật số 31/2024/QH15" in said[0]


def test_the_page_of_a_repealed_document_may_name_itself(issue):
    assert advice(issue("12/2017/NĐ-CP", replaced_by="Nghị định số 5/2025/NĐ-CP")) == []


def test_the_leader_reads_the_advice(write, officer, leader, signed_in):
    submit(write(body=OLD, legal_basis="Điều 5 Luật mẫu"), by=officer)
    page = (
        signed_in(leader).get(reverse("cms_decide", args=(LeaderDecision.objects.get().pk,))).content.decode()
    )
    assert "nên thay bằng “một phần”" in page
    assert "Điều 5 Luật mẫu" in page


@pytest.mark.parametrize(
    "fields", [{"title": "Mức độ 3"}, {"body-0-value": json.dumps({"blocks": [{"text": "mức độ 3"}]})}]
)
def test_the_editor_is_advised_while_writing(signed_in, officer, fields):
    told = signed_in(officer).post(reverse("legal_advice"), fields).json()["advice"]
    assert "một phần" in told[0]


def test_the_editor_hears_of_personal_data_until_a_basis_is_noted(signed_in, officer):
    client, fields = signed_in(officer), {"summary": "Gọi 0912 345 678"}
    assert "căn cứ" in client.post(reverse("legal_advice"), fields).json()["advice"][0]
    told = client.post(reverse("legal_advice"), {**fields, "legal_basis": "Điều 9"}).json()
    assert told["advice"] == []


def test_strangers_are_not_advised(client, db):
    assert client.post(reverse("legal_advice"), {"title": "mức độ 3"}).status_code == 302


def test_submitting_says_it_once_more(signed_in, officer, write):
    page = write(body=OLD)
    answer = signed_in(officer).post(
        reverse("wagtailadmin_pages:edit", args=(page.pk,)),
        typed(
            **{
                "title": page.title,
                "slug": page.slug,
                "summary": "Mức độ 4",
                "body-count": "1",
                "body-0-type": "heading",
                "body-0-order": "0",
                "body-0-deleted": "",
                "body-0-id": "",
                "body-0-value": "Hồ sơ",
                "action-submit": "1",
            }
        ),
    )
    assert any("toàn trình" in str(message) for message in get_messages(answer.wsgi_request))


def test_personal_data_waits_for_its_legal_basis(write, officer):
    page = write(body=PERSONAL)
    with pytest.raises(NotReady) as refused:
        submit(page, by=officer)
    assert "0912 345 678" in refused.value.messages[0]
    assert "Nguyễn Văn An – hộ nghèo" in refused.value.messages[0]
    page.legal_basis = "Quyết định phê duyệt danh sách hộ nghèo, Điều 2"
    page.save_revision(user=officer)
    assert submit(page, by=officer)


def test_a_page_with_its_basis_goes_public(write, officer, leader):
    page = write(body=PERSONAL, legal_basis="Ông An đồng ý ngày 01/8/2026")
    submit(page, by=officer)
    approve(page, by=leader)


def test_the_communes_own_numbers_are_nobodys(write, index):
    CommuneSettings.objects.create(site=index.get_site(), name="Tân Hòa", phone="0912 345 678")
    assert gaps(write(summary="Gọi 0912345678.")) == []


def test_only_what_people_read_is_looked_through():
    fields = {
        "title": "Tên",
        "csrfmiddlewaretoken": "0912345678",
        "body-0-id": "0912345678",
        "body-0-value": json.dumps({"blocks": [{"text": "Đoạn"}], "entityMap": {}}),
        "body-1-value": json.dumps({"data": [["Ô", None]]}),
        "body-2-value": "{ không phải JSON",
        "body-3-value": '{"blocks": 3}',
    }
    assert typed_words(fields).split("\n") == ["Tên", "Đoạn", "Ô", "", "{ không phải JSON"]
