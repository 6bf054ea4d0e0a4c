"""Who is told what about a text."""

import pytest
from django.urls import reverse

from cms.models import ArticlePage
from cms.notifications.models import Notification
from cms.roles import Role
from cms.workflow import approve, send_back, submit


def told(user) -> list[str]:
    return list(Notification.objects.told_to(user).values_list("words", flat=True))


@pytest.fixture
def waiting(write, officer, leader) -> ArticlePage:
    page = write("Cắt điện")
    submit(page, by=officer)
    return page


def test_a_submission_is_told_to_the_leaders(waiting, leader):
    assert told(leader) == ["Lan (công chức văn hóa - xã hội) đề nghị duyệt bài tuyên truyền “Cắt điện”."]


def test_it_leads_to_the_page_on_which_one_decides(waiting, leader):
    decision = waiting.current_workflow_task_state
    assert Notification.objects.get(user=leader).link == reverse("cms_decide", args=(decision.pk,))


def test_a_leader_who_wrote_the_text_is_not_asked(write, person, leader):
    author = person("minh", Role.LEADER, Role.OFFICER)
    submit(write("Bài của lãnh đạo", by=author), by=author)
    assert told(author) == []
    assert len(told(leader)) == 1


def test_an_approval_is_told_to_the_author(waiting, officer, leader):
    approve(waiting, by=leader)
    assert told(officer) == [
        "Hung (phó chủ tịch) đã duyệt bài tuyên truyền “Cắt điện” để đăng trên trang và phát trên loa."
    ]


def test_an_approval_for_the_site_alone_says_so(waiting, officer, leader):
    approve(waiting, by=leader, for_air=False)
    assert told(officer) == ["Hung (phó chủ tịch) đã duyệt bài tuyên truyền “Cắt điện” để đăng trên trang."]


def test_sending_back_is_told_with_its_reason(waiting, officer, leader):
    send_back(waiting, by=leader, reason="Thiếu giờ cấp điện lại.")
    assert told(officer) == [
        "Hung (phó chủ tịch) trả lại bài tuyên truyền “Cắt điện”. Lý do: Thiếu giờ cấp điện lại."
    ]


def test_owner_and_submitter_are_both_told(write, person, officer, leader):
    owner = person("mai", Role.CONTRIBUTOR)
    page = write("Bài cộng tác", by=owner)
    submit(page, by=officer)
    approve(page, by=leader)
    assert len(told(owner)) == len(told(officer)) == 1


def test_a_second_round_is_told_again(waiting, officer, leader):
    send_back(waiting, by=leader, reason="Thiếu giờ.")
    waiting.refresh_from_db()
    submit(waiting, by=officer)
    assert len(told(leader)) == 2


def test_wagtail_writes_no_second_mail(waiting, officer, leader, mailoutbox, settings):
    for user in (officer, leader):
        user.email = f"{user.username}@xa.example"
        user.save()
    approve(waiting, by=leader)
    assert mailoutbox == []
