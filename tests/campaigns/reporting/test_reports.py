"""Reports reckoned from the ledger, signed, and made into files."""

import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pypdf import PdfReader

from campaigns import corrections
from campaigns.duties.making import make_duties
from campaigns.duties.reading import account
from campaigns.evidence import _append
from campaigns.models import Channel, Deed, Evidence, Report, ReportSettings, ReportState
from campaigns.reporting import compiling
from campaigns.reporting.compiling import compiled, content_of
from campaigns.reporting.content import from_json, to_json
from campaigns.reporting.files import FileKind, file_of
from campaigns.reporting.periods import Stretch
from campaigns.reporting.signing import AlreadySigned, NotOver, rewrite, sign
from cms.models import User

pytestmark = pytest.mark.django_db
MAY = Stretch(date(2026, 4, 15), date(2026, 5, 14))
AFTER = date(2026, 6, 1)


@pytest.fixture(autouse=True)
def alone(monkeypatch):
    """What rooms above add is tested there."""
    monkeypatch.setattr(compiling, "sources", compiling.Sources([], []))


@pytest.fixture
def report(campaign, activity, did):
    """A report on a plan that airs twice a week; three airings in the period, one before, one missed."""
    line = activity()
    make_duties(campaign, date(2026, 4, 1))
    for day in (date(2026, 4, 14), date(2026, 4, 15), date(2026, 5, 5), date(2026, 5, 14)):
        did(line, day, quantity=Decimal(15), subject=f"slot:{day}", unit="phút")
    did(line, date(2026, 5, 7), Deed.MISSED, subject="slot:missed")
    return Report.objects.create(
        campaign=campaign, title="Kết quả tháng 5 năm 2026", first_day=MAY.first, last_day=MAY.last
    )


@pytest.fixture
def chairman():
    user = User.objects.create_user("chu-tich", last_name="Chủ tịch")
    user.user_permissions.add(Permission.objects.get(codename="sign_report"))
    return user


def test_only_the_days_of_the_period_count(report):
    content = content_of(report, AFTER)
    assert content.figure("airings").number == 3
    assert content.figure("air_minutes").number == 45
    assert content.figure("airings_missed").number == 1
    assert len(content.positions) == 4


def test_the_year_before_stands_beside_where_there_was_one(report, campaign, activity, did):
    assert content_of(report, AFTER).figure("airings").before is None
    did(activity(title="Năm ngoái"), date(2025, 5, 1), subject="slot:old")
    assert content_of(report, AFTER).figure("airings").before == 1


def test_two_runs_of_one_page_are_both_counted(report, campaign, did):
    line = campaign.activities.get()
    for sheets in (500, 300):
        did(line, date(2026, 5, 4), Deed.PRINTED, Channel.LEAFLET, quantity=Decimal(sheets), subject="page:7")
    assert content_of(report, AFTER).figure("printed").number == 800


def test_villages_are_told_with_leaflets_and_with_posters(report, campaign, did):
    line = campaign.activities.get()
    for channel, number, place in (
        (Channel.LEAFLET, 30, "Thôn 1"),
        (Channel.BANNER, 4, "Thôn 2"),
        (Channel.BANNER, 2, "Thôn 1"),
    ):
        did(line, MAY.last, Deed.HANDED_OUT, channel, quantity=Decimal(number), detail={"place": place})
    villages = content_of(report, AFTER).villages
    assert [(one.place, one.number, one.hung) for one in villages] == [("Thôn 1", 30, 2), ("Thôn 2", 0, 4)]


def test_the_ledger_of_another_commune_is_neither_counted_nor_vouched_for(report, did):
    before = content_of(report, AFTER)
    _append(
        Evidence(
            chain="xa-khac",
            key="test:xa-khac",
            deed=Deed.AIRED,
            channel=Channel.RADIO,
            title="Xã khác",
            words="Xã khác đã phát.",
            actor="Người vận hành",
            happened_at=datetime(2026, 5, 5, 10, tzinfo=UTC),
            subject="slot:xa-khac",
        )
    )
    everything = compiled("Báo cáo", MAY, AFTER)
    assert everything.figure("airings").number == before.figure("airings").number
    assert everything.head == before.head == Evidence.objects.filter(chain="commune").latest("position").hash


def test_a_corrected_row_counts_as_corrected(report, campaign):
    row = campaign.activities.get().evidence.get(subject="slot:2026-05-05")
    corrections.correct(row, why="Nhầm ngày", actor="Cán bộ", words="Đã phát 5 phút.", quantity=Decimal(5))
    assert content_of(report, AFTER).figure("air_minutes").number == 35


def test_what_the_words_say_can_be_rewritten_and_the_rest_stays_drafted(report):
    rewrite(report, {"shortfalls": "Mất điện hai ngày."}, 7, date(2026, 5, 20))
    report.refresh_from_db()
    parts = {part.key: part.text for part in content_of(report, AFTER).parts}
    assert parts["shortfalls"] == "Mất điện hai ngày."
    assert "3 lượt" in parts["results"]


def test_a_signed_report_stays_as_it_was_whatever_happens_later(report, campaign, did, chairman):
    signed = sign(report, by=chairman, signature="Chủ tịch UBND xã")
    before = content_of(signed, AFTER)
    files = {kind: file_of(signed, kind, AFTER) for kind in FileKind}
    did(campaign.activities.get(), date(2026, 5, 6), subject="slot:late")
    form = ReportSettings.load()
    form.signer_title = "PHÓ CHỦ TỊCH"
    form.save()
    again = Report.objects.get()
    assert content_of(again, AFTER) == before
    assert {kind: file_of(again, kind, AFTER) for kind in FileKind} == files
    assert (again.state, again.signed_by) == (ReportState.SIGNED, "Chủ tịch UBND xã")
    assert len(before.head) == 64


def test_a_signed_report_is_neither_rewritten_nor_signed_again(report, chairman):
    sign(report, by=chairman, signature="Chủ tịch")
    with pytest.raises(AlreadySigned):
        rewrite(report, {}, None, None)
    with pytest.raises(AlreadySigned):
        sign(report, by=chairman, signature="Chủ tịch")


def test_nobody_signs_without_the_permission(report):
    with pytest.raises(PermissionDenied):
        sign(report, by=User.objects.create_user("ai-do"), signature="Ai đó")
    report.refresh_from_db()
    assert report.state == ReportState.DRAFT


@pytest.mark.parametrize(("day", "said"), [(date(2026, 5, 1), True), (AFTER, False)])
def test_the_last_sentence_says_to_which_day_was_counted_while_the_period_runs(report, day, said):
    word = Document(io.BytesIO(file_of(report, FileKind.WORD, day)))
    closing = next(one.text for one in word.paragraphs if one.text.startswith("Trên đây"))
    assert ("số liệu tính đến ngày 01/05/2026" in closing) is said


def test_a_period_that_runs_is_not_signed(report, chairman, time_machine_at):
    with time_machine_at(date(2026, 5, 14)), pytest.raises(NotOver):
        sign(report, by=chairman, signature="Chủ tịch")


@pytest.fixture
def time_machine_at():
    import time_machine

    return lambda day: time_machine.travel(f"{day}T05:00:00+00:00", tick=False)


def test_content_is_the_same_again_from_json(report):
    content = content_of(report, AFTER)
    assert from_json(json.loads(json.dumps(to_json(content)))) == content


def test_word_pdf_and_excel_say_the_same_numbers(report):
    rewrite(report, {}, 5, date(2026, 5, 20))
    report.refresh_from_db()
    word = Document(io.BytesIO(file_of(report, FileKind.WORD, AFTER)))
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    pages = PdfReader(io.BytesIO(file_of(report, FileKind.PDF, AFTER))).pages
    pdf = " ".join(" ".join(page.extract_text() for page in pages).split())
    book = load_workbook(io.BytesIO(file_of(report, FileKind.EXCEL, AFTER)))
    numbers = {row[1]: row[3] for row in book.worksheets[0].iter_rows(values_only=True) if row[1]}
    assert text.rstrip().endswith("./.") or any(cell.endswith("./.") for cell in cells) or "./." in text
    assert "Lượt phát" in cells
    assert "Số: 05/BC-UBND" in pdf
    assert numbers["Lượt phát"] == 3
    assert numbers["Thời lượng phát"] == 45


def test_the_command_writes_the_same_report(report, tmp_path, capsys):
    file = tmp_path / "bao-cao.json"
    call_command(
        "report", "--tu", "2026-04-15", "--den", "2026-05-14", "--ke-hoach", "15/KH-UBND", "--tep", str(file)
    )
    written = from_json(json.loads(file.read_text()))
    assert written.figures == content_of(report, AFTER).figures
    call_command("report", "thang", "5", "--nam", "2026", "--tep", str(tmp_path / "a.docx"))
    assert Document(tmp_path / "a.docx").paragraphs


@pytest.mark.parametrize(
    "arguments",
    [
        ("thang", "13"),
        ("--tu", "2026-05-02", "--den", "2026-05-01"),
        ("quy", "1", "--ke-hoach", "99/KH-UBND"),
        ("quy", "1", "--tep", "bao-cao.exe"),
        (),
    ],
)
def test_the_command_refuses_nonsense_in_a_sentence(arguments):
    with pytest.raises(CommandError, match=r"\.$"):
        call_command("report", *arguments)


def test_queries_do_not_grow(campaign, activity, did, django_assert_max_num_queries):
    for number in range(15):
        line = activity(title=f"Việc {number}", channels=[Channel.RADIO, Channel.WEBSITE])
        did(line, date(2026, 5, 3), subject=f"slot:{number}")
    make_duties(campaign, date(2026, 4, 1))
    with django_assert_max_num_queries(10):
        compiled("Báo cáo", MAY, AFTER)


DAYS = st.dates(date(2026, 4, 1), date(2026, 5, 31))


# The deeds of one example stay for the next: what must hold, holds for any ledger.
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(DAYS, st.integers(0, 2)), max_size=25))
def test_the_report_counts_what_the_account_of_the_plan_counts(campaign_of_three, deeds):
    plan, lines, write = campaign_of_three
    for day, which in deeds:
        write(lines[which], day)
    stand = account([plan], MAY.last)
    owed = [one for one in stand.counted if one.duty.due_on in MAY]
    content = compiled("Báo cáo", MAY, AFTER, plan)
    assert sum(count.done for count in content.channels) == sum(one.standing.done for one in owed)
    assert sum(count.wanted for count in content.channels) == sum(one.duty.required for one in owed)
    assert sum(line.done for line in content.lines) == sum(count.done for count in content.units)


@pytest.fixture
def campaign_of_three(campaign, activity, did):
    lines = [
        activity(title=title, timing=timing)
        for title, timing in (("Tuần", "2 lần/tuần"), ("Tháng", "hằng tháng"), ("Một lần", "Trước 10/5/2026"))
    ]
    make_duties(campaign, date(2026, 4, 1))
    return campaign, lines, did
