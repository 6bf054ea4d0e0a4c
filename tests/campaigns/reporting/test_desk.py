"""Reports in the admin."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.models import Report, ReportState
from cms.models import User
from cms.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in():
    def make(role):
        user = User.objects.create_user(f"ai-{role.name}", last_name="Nguyễn")
        user.groups.add(role.group())
        client = Client()
        client.force_login(user)
        return client

    return make


def posted(**changed):
    return {"length": "quarter", "number": "1", "year": "2026", "campaign": "", **changed}


def test_an_officer_makes_a_report_of_a_quarter(signed_in):
    answer = signed_in(Role.STATISTICS).post(reverse("campaigns_report_add"), posted())
    report = Report.objects.get()
    assert answer.url == reverse("campaigns_report", args=[report.pk])
    assert (report.first_day, report.last_day) == (date(2025, 12, 15), date(2026, 3, 14))
    assert report.title == "Kết quả công tác thông tin, tuyên truyền quý I năm 2026"


@pytest.mark.parametrize(
    "changed",
    [
        {"number": "5"},
        {"number": "x"},
        {"year": "1"},
        {"length": "days"},
        {"length": "days", "first_day": "2026-02-01", "last_day": "2026-01-01"},
        {"campaign": "999"},
        {"year": "2099"},
        {"length": "days", "first_day": "2099-01-01", "last_day": "2099-02-01"},
    ],
)
def test_no_report_of_a_period_that_is_none(signed_in, changed):
    answer = signed_in(Role.STATISTICS).post(reverse("campaigns_report_add"), posted(**changed))
    assert answer.status_code == 200
    assert "error-message" in answer.text
    assert not Report.objects.exists()


@pytest.fixture
def report(db):
    return Report.objects.create(title="Kết quả", first_day=date(2026, 1, 1), last_day=date(2026, 3, 31))


def test_words_are_kept_and_escaped(signed_in, report):
    client = signed_in(Role.OFFICER)
    words = dict.fromkeys(("direction", "results", "shortfalls", "ahead"), "Lời <b>mới</b>")
    assert client.post(reverse("campaigns_report", args=[report.pk]), words).status_code == 302
    assert "Lời &lt;b&gt;mới" in client.get(reverse("campaigns_report", args=[report.pk])).text


def test_ten_megabytes_of_words_are_refused(signed_in, report):
    words = dict.fromkeys(("direction", "results", "shortfalls", "ahead"), "a" * 30000)
    answer = signed_in(Role.OFFICER).post(reverse("campaigns_report", args=[report.pk]), words)
    assert answer.status_code == 200
    report.refresh_from_db()
    assert report.words == {}


def test_a_leader_signs_and_the_words_are_closed(signed_in, report):
    leader = signed_in(Role.LEADER)
    assert leader.post(reverse("campaigns_report_sign", args=[report.pk])).status_code == 302
    report.refresh_from_db()
    assert report.state == ReportState.SIGNED
    assert "<textarea" not in signed_in(Role.OFFICER).get(reverse("campaigns_report", args=[report.pk])).text


@pytest.mark.parametrize("extension", ["docx", "pdf", "xlsx"])
def test_files_are_given_as_downloads(signed_in, report, extension):
    answer = signed_in(Role.OFFICER).get(reverse("campaigns_report_file", args=[report.pk, extension]))
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == f'attachment; filename="bao-cao-ket-qua.{extension}"'


def test_other_files_are_none(signed_in, report):
    client = signed_in(Role.OFFICER)
    assert client.get(reverse("campaigns_report_file", args=[report.pk, "exe"])).status_code == 404


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.CONTRIBUTOR])
def test_reports_are_not_for_everybody(signed_in, report, role):
    client = signed_in(role)
    for name, args in (
        ("campaigns_reports", []),
        ("campaigns_report", [report.pk]),
        ("campaigns_report_add", []),
    ):
        assert client.get(reverse(name, args=args)).status_code in {302, 403}


def test_an_officer_does_not_sign(signed_in, report):
    signed_in(Role.OFFICER).post(reverse("campaigns_report_sign", args=[report.pk]))
    report.refresh_from_db()
    assert report.state == ReportState.DRAFT
