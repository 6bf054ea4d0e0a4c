"""Writing down what a target came to, and seeing it on the board and in reports."""

import io
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from openpyxl import load_workbook

from campaigns.models import Campaign, CampaignState, Evidence, Report, Target
from campaigns.reporting.compiling import content_of
from campaigns.reporting.content import from_json, to_json
from campaigns.reporting.files import FileKind, file_of
from cms.roles import Role

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 10)


def sent(target, **more):
    said = {"value": "97,5", "day": "2026-06-01", "source": "Báo cáo tháng 5"}
    return {"target": target.pk, "token": uuid4(), **said, **more}


@pytest.fixture
def page(campaign):
    return reverse("campaigns_targets", args=(campaign.pk,))


def test_a_figure_is_written_and_stands_on_the_board(page, campaign, target, signed_in):
    client = signed_in(Role.STATISTICS)
    answer = client.post(page, sent(target))
    assert (answer.status_code, answer.url) == (302, f"{page}#chi-tieu-{target.pk}")
    row = Evidence.objects.get()
    assert (row.quantity, row.detail) == (Decimal("97.50"), {"source": "Báo cáo tháng 5"})
    board = BeautifulSoup(client.get(reverse("campaign:inspect", args=(campaign.pk,))).text, "html.parser")
    told = board.select_one(".pl-aims").get_text(" ", strip=True)
    assert "98% Đạt được 97,5% (tính đến 01/06/2026) ▶ chưa đạt" in told


def test_a_figure_needs_no_source(page, target, signed_in):
    assert signed_in().post(page, sent(target, source="")).status_code == 302


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"value": "chín mươi"}, "Xin viết một số, ví dụ 97,5."),
        ({"value": ""}, "Ô này không được để trống."),
        ({"day": "2026-06-11"}, "Ngày này chưa đến."),
    ],
)
def test_what_cannot_be_is_refused_and_kept_in_the_form(page, target, signed_in, said, words):
    answer = signed_in().post(page, sent(target, **said))
    assert answer.status_code == 400
    assert words in answer.text
    assert "Báo cáo tháng 5" in answer.text
    assert not Evidence.objects.exists()


def test_a_target_of_another_plan_is_not_written_here(page, signed_in):
    other = Campaign.objects.create(title="Khác", starts_on=TODAY, ends_on=TODAY, state=CampaignState.RUNNING)
    foreign = Target.objects.create(campaign=other, text="Khác", number=1, unit="%")
    assert signed_in().post(page, sent(foreign)).status_code == 404


def test_a_draft_has_no_figures(campaign, page, signed_in):
    Campaign.objects.update(state=CampaignState.DRAFT)
    assert signed_in().get(page).status_code == 404


def test_a_closed_plan_takes_figures_of_its_year(page, target, signed_in):
    Campaign.objects.update(state=CampaignState.CLOSED)
    assert signed_in().post(page, sent(target)).status_code == 302


def test_a_correction_says_why(target, wrote, signed_in):
    row = wrote("79.5")
    client, address = signed_in(), reverse("campaigns_target_correct", args=(row.pk,))
    assert client.post(address, sent(target)).status_code == 400
    assert client.post(address, sent(target, reason="Gõ nhầm.")).status_code == 302
    new = Evidence.objects.get(corrects=row)
    assert (new.quantity, new.reason) == (Decimal("97.50"), "Gõ nhầm.")
    assert client.post(address, sent(target, value="1", reason="Lại.")).status_code == 302
    assert Evidence.objects.count() == 2


def test_a_figure_is_taken_back(page, target, wrote, signed_in):
    row = wrote("79.5")
    client, address = signed_in(), reverse("campaigns_target_correct", args=(row.pk,))
    client.post(address, sent(target, take_back="on", reason="Ghi nhầm chỉ tiêu."))
    assert "chưa có số liệu" in client.get(page).text


def test_the_ledgers_own_correction_leads_to_that_of_figures(wrote, signed_in):
    row = wrote("79.5")
    answer = signed_in().get(reverse("evidence:correct", args=(row.pk,)))
    assert answer.url == reverse("campaigns_target_correct", args=(row.pk,))


def test_reports_say_the_same_in_every_form(campaign, target, wrote, signed_in):
    Target.objects.create(campaign=campaign, text="Thủ tục niêm yết", number=28, unit="thủ tục")
    row = wrote("97.5", date(2026, 5, 31))
    report = Report.objects.create(
        title="Báo cáo", campaign=campaign, first_day="2026-01-01", last_day="2026-05-31"
    )
    report.refresh_from_db()
    content = content_of(report, TODAY)
    assert [(one.wanted_words, one.reached_words, one.standing) for one in content.aims] == [
        ("98%", "97,5%", "chưa đạt"),
        ("28 thủ tục", "", "chưa có số liệu"),
    ]
    assert row.position in content.positions
    assert from_json(to_json(content)) == content
    results, shortfalls = content.parts[1].text, content.parts[2].text
    assert "Trong 2 chỉ tiêu của các kế hoạch, có 0 chỉ tiêu đạt." in results
    assert "Chỉ tiêu “Hồ sơ giải quyết đúng hạn” chưa đạt: 97,5%, kế hoạch 98%." in shortfalls
    book = load_workbook(io.BytesIO(file_of(report, FileKind.EXCEL, TODAY)))
    rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    assert next(one for one in rows if one[1] == "Hồ sơ giải quyết đúng hạn")[3:5] == (98, 97.5)
    page = signed_in().get(reverse("campaigns_report", args=(report.pk,))).text
    assert "97,5%" in page


def test_readings_are_no_deeds_of_a_report(campaign, wrote):
    wrote("97.5", date(2026, 5, 31))
    report = Report(title="Báo cáo", first_day=date(2026, 1, 1), last_day=date(2026, 5, 31))
    assert not any(figure.number for figure in content_of(report, TODAY).figures)
