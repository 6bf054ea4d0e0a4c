"""The log of changes in sentences."""

import json

import pytest
from django.urls import reverse

from cms.roles import Role
from cms.workflow import send_back, submit


@pytest.fixture
def log(signed_in):
    def read(user) -> str:
        return signed_in(user).get(reverse("cms_audit")).content.decode()

    return read


def test_writing_and_deciding_are_said_in_words(log, published, leader):
    published("Cắt điện")
    shown = log(leader)
    assert "Lan (công chức văn hóa - xã hội) gửi duyệt bài tuyên truyền “Cắt điện”." in shown
    assert "Hung (phó chủ tịch) duyệt bài tuyên truyền “Cắt điện”." in shown


def test_sending_back_is_said_with_its_reason(log, write, officer, leader):
    page = write("Thu phí")
    submit(page, by=officer)
    send_back(page, by=leader, reason="Sai mức phí.")
    assert "trả lại bài tuyên truyền “Thu phí” cho người soạn. Lý do: Sai mức phí." in log(officer)


def test_markup_in_a_title_stays_words(log, write, officer):
    submit(write("<script>alert(1)</script>"), by=officer)
    assert "<script>alert(1)</script>" not in log(officer)


@pytest.mark.parametrize(
    ("role", "shown"), [(Role.OFFICER, True), (Role.LEADER, True), (Role.OPERATOR, False)]
)
def test_who_writes_or_decides_finds_it_in_the_menu(signed_in, person, index, role, shown):
    home = signed_in(person("ai-do", role)).get(reverse("wagtailadmin_home")).content.decode()
    assert (json.dumps("Nhật ký thay đổi") in home) is shown


def test_who_may_not_see_the_pages_sees_no_row(log, published, person):
    published("Cắt điện")
    assert "Cắt điện" not in log(person("ai-do", Role.OPERATOR))


def test_it_can_be_exported(signed_in, published, leader):
    published("Cắt điện")
    answer = signed_in(leader).get(reverse("cms_audit"), {"export": "xlsx"})
    assert answer.getvalue()[:2] == b"PK"
    assert "nhat-ky" in answer["Content-Disposition"]
