"""The list of notifications and the panel on the admin's front page."""

import json

import pytest
from django.urls import reverse

from cms.notifications.models import Notification
from cms.notifications.telling import tell


@pytest.fixture
def desk(signed_in, officer, index):
    return signed_in(officer)


def test_one_sees_what_one_was_told(desk, officer, leader):
    tell([officer], key="a", words="Bài của chị đã được duyệt.")
    tell([leader], key="b", words="Có bài chờ duyệt.")
    shown = desk.get(reverse("cms_notifications")).content.decode()
    assert "Bài của chị đã được duyệt." in shown
    assert "Có bài chờ duyệt." not in shown


def test_opening_marks_as_read_and_leads_on(desk, officer):
    tell([officer], key="a", words="Xem bài.", link="/quan-tri/pages/2/edit/")
    one = Notification.objects.get()
    answer = desk.post(reverse("cms_notification", args=(one.pk,)))
    one.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (302, "/quan-tri/pages/2/edit/")
    assert one.read_at is not None


def test_nobody_opens_what_another_was_told(desk, leader):
    tell([leader], key="a", words="Của lãnh đạo.")
    assert desk.post(reverse("cms_notification", args=(Notification.objects.get().pk,))).status_code == 404


def test_a_link_never_leads_elsewhere(desk, officer):
    tell([officer], key="a", words="Lạ.", link="https://noi-khac.example/")
    answer = desk.post(reverse("cms_notification", args=(Notification.objects.get().pk,)))
    assert answer["Location"] == reverse("cms_notifications")


def test_all_are_marked_as_read_at_once(desk, officer):
    for key in "ab":
        tell([officer], key=key, words=key)
    desk.post(reverse("cms_notifications_read"))
    assert not Notification.objects.filter(read_at=None).exists()


def test_looking_changes_nothing(desk, officer):
    tell([officer], key="a", words="Chưa đọc.")
    assert desk.get(reverse("cms_notifications_read")).status_code == 405
    assert Notification.objects.get().read_at is None


def test_the_menu_counts_what_is_unread(desk, officer):
    for key in "ab":
        tell([officer], key=key, words=key)
    assert json.dumps("Thông báo (2)") in desk.get(reverse("wagtailadmin_home")).content.decode()


def test_the_front_page_of_the_admin_shows_the_newest(desk, officer):
    tell([officer], key="a", words="Bài <b>“Cắt điện”</b> bị trả lại.")
    shown = desk.get(reverse("wagtailadmin_home")).content.decode()
    assert "Thông báo mới" in shown
    assert "Bài &lt;b&gt;“Cắt điện”&lt;/b&gt; bị trả lại." in shown


def test_strangers_are_asked_to_sign_in(client, index):
    assert client.get(reverse("cms_notifications")).status_code == 302
