"""Notifications as e-mail, sent to a real server on this machine."""

import socketserver
import threading
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from cms.notifications.mailing import mail_waiting
from cms.notifications.models import Notification
from cms.notifications.telling import tell

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


class Answering(socketserver.StreamRequestHandler):
    """Speaks as much SMTP as a message needs; refuses it where the server was told to."""

    def handle(self) -> None:
        self.say(220, "san sang")
        while line := self.rfile.readline():
            verb = line.split()[0].upper()
            if verb == b"DATA" and not self.server.refusing:
                self.say(354, "gui di")
                while (text := self.rfile.readline()) != b".\r\n":
                    self.server.taken.append(text)
            if verb == b"MAIL" and self.server.refusing:
                self.say(451, "ban")
                continue
            self.say(221 if verb == b"QUIT" else 250, "duoc")
            if verb == b"QUIT":
                return

    def say(self, code: int, words: str) -> None:
        self.wfile.write(f"{code} {words}\r\n".encode())


@pytest.fixture
def post_office(settings):
    """A mail server of our own, used by Django as in production."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Answering) as server:
        server.taken, server.refusing, server.daemon_threads = [], False, True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        yield server
        server.shutdown()


@pytest.fixture
def addressee(officer):
    officer.email = "can-bo@xa.example"
    officer.save()
    return officer


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(NOW, tick=False):
        yield


def test_a_notification_leaves_as_a_message_with_its_link(post_office, addressee):
    tell([addressee], key="a", words="Bài đã được duyệt.", link="/quan-tri/pages/3/edit/")
    assert mail_waiting(timezone.now()) == 1
    sent = b"".join(post_office.taken)
    assert b"To: can-bo@xa.example" in sent
    assert b"Auto-Submitted: auto-generated" in sent


def test_it_says_what_happened_and_where_to_go(addressee, mailoutbox, settings):
    settings.PUBLIC_URL = "https://xa.example"
    tell([addressee], key="a", words="Bài đã được duyệt.", link="/quan-tri/pages/3/edit/")
    mail_waiting(timezone.now())
    assert mailoutbox[0].subject == "Bài đã được duyệt."
    assert "https://xa.example/quan-tri/pages/3/edit/" in mailoutbox[0].body
    assert "xin không trả lời thư" in mailoutbox[0].body


def test_nothing_is_mailed_twice(addressee, mailoutbox):
    tell([addressee], key="a", words="Một lần.")
    assert (mail_waiting(timezone.now()), mail_waiting(timezone.now())) == (1, 0)
    assert len(mailoutbox) == 1


def test_a_refused_message_waits_for_the_next_time(post_office, addressee):
    tell([addressee], key="a", words="Gửi lại sau.")
    post_office.refusing = True
    assert mail_waiting(timezone.now()) == 0
    post_office.refusing = False
    assert mail_waiting(timezone.now()) == 1


def test_a_server_that_is_gone_loses_nothing(addressee, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    tell([addressee], key="a", words="Máy chủ thư đang tắt.")
    assert mail_waiting(timezone.now()) == 0
    assert Notification.objects.get().mailed_at is None


def test_who_has_no_address_is_told_in_the_admin_only(officer, mailoutbox):
    tell([officer], key="a", words="Chỉ trong trang quản trị.")
    assert mail_waiting(timezone.now()) == 0
    assert mail.outbox == []


def test_old_news_is_not_mailed(addressee):
    tell([addressee], key="a", words="Đã cũ.")
    assert mail_waiting(timezone.now() + timedelta(days=3)) == 0


def test_a_line_break_in_a_title_is_no_header(addressee, mailoutbox):
    tell([addressee], key="a", words="Bài “Một\nBcc: ai@do.example” đã được duyệt.")
    mail_waiting(timezone.now())
    assert mailoutbox[0].recipients() == ["can-bo@xa.example"]


@pytest.mark.parametrize("configured", [True, False])
def test_mailing_is_asked_for_where_it_is_configured(
    addressee, settings, monkeypatch, configured, django_capture_on_commit_callbacks
):
    settings.MAIL_CONFIGURED = configured
    with django_capture_on_commit_callbacks() as callbacks:
        tell([addressee], key="a", words="Có thư.")
    assert len(callbacks) == configured
