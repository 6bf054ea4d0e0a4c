"""An import is one thing to a leader: on the front page of the admin and in what is told."""

import pytest
from django.urls import reverse

from cms.notifications.models import Notification
from cms.procedures.importing import approval
from cms.procedures.importing.acceptance import accept, check
from tests.cms.procedures.sheets import row, table
from tests.cms.tables.files import xlsx


@pytest.fixture
def waiting(procedures, officer, leader):
    batch, *_rest = check(
        procedures, "thu-tuc.xlsx", xlsx(table(row(), row(code="1.000002", title="Kết hôn"))), by=officer
    )
    return accept(batch, by=officer)


def words_to(user) -> list[str]:
    return [one.words for one in Notification.objects.told_to(user)]


def test_it_waits_as_one_line(waiting, leader, signed_in):
    home = signed_in(leader).get(reverse("wagtailadmin_home")).content.decode()
    assert "2 thủ tục nhập từ tệp “thu-tuc.xlsx”" in home
    assert reverse("procedures_batch", args=(waiting.pk,)) in home
    assert home.count("Xem và duyệt") == 1


def test_it_is_gone_once_decided(waiting, leader, signed_in):
    approval.approve(waiting, by=leader)
    home = signed_in(leader).get(reverse("wagtailadmin_home")).content.decode()
    assert "2 thủ tục nhập từ tệp" not in home.partition("lx-news")[0]


def test_officers_see_no_leaders_line(waiting, officer, signed_in):
    home = signed_in(officer).get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("procedures_batch", args=(waiting.pk,)) not in home


def test_the_leader_is_told_once(waiting, leader):
    assert words_to(leader) == [
        "Lan (công chức văn hóa - xã hội) đề nghị duyệt 2 thủ tục nhập từ tệp “thu-tuc.xlsx”."
    ]


def test_the_officer_is_told_once_of_the_decision(waiting, officer, leader):
    approval.send_back(waiting, by=leader, reason="Sai lệ phí.")
    assert words_to(officer) == ["Hung (phó chủ tịch) trả lại đợt nhập “thu-tuc.xlsx”. Lý do: Sai lệ phí."]
