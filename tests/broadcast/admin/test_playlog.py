import io
from datetime import timedelta

import openpyxl
import pytest

from broadcast.models import Outcome, PlayLogEntry, Trigger
from cms.roles import Role
from tests.broadcast.admin.scene import TUESDAY

LOG = "/quan-tri/truyen-thanh/nhat-ky/"


@pytest.fixture
def rows(scene) -> None:
    for number, outcome in enumerate((Outcome.AIRED, Outcome.MISSED)):
        PlayLogEntry.objects.create(
            key=f"k{number}",
            slot=scene.slot,
            programme="Tin hai lần một tuần",
            zones="tất cả",
            planned_start=TUESDAY - timedelta(days=30 * number),
            outcome=outcome,
            reason="Mất điện" if number else "",
            trigger=Trigger.OPERATOR,
            operator="Người vận hành",
        )


def text(response) -> str:
    return response.content.decode()


def test_the_log_shows_outcomes_and_reasons(rows, officer):
    page = text(officer.get(LOG))
    assert "đã phát" in page
    assert "Mất điện" in page
    assert "17:00 08/12/2026" in page


def test_the_log_is_filtered_by_month_and_outcome(rows, officer):
    assert "Mất điện" not in text(officer.get(f"{LOG}?month=2026-12"))
    assert "Mất điện" in text(officer.get(f"{LOG}?month=2026-11"))
    assert "Mất điện" in text(officer.get(f"{LOG}?outcome=missed"))
    assert "Mất điện" not in text(officer.get(f"{LOG}?outcome=aired"))


def test_the_log_is_exported_with_vietnamese_headings(rows, officer):
    response = officer.get(f"{LOG}?export=csv")
    lines = b"".join(response).decode("utf-8-sig").splitlines()
    assert "giờ phát theo lịch" in lines[0].lower()
    assert len(lines) == 3


def test_the_log_opens_in_a_spreadsheet(rows, officer):
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(officer.get(f"{LOG}?export=xlsx")))).active
    assert sheet.max_row == 3


def test_nobody_writes_the_log_by_hand(rows, officer):
    entry = PlayLogEntry.objects.first()
    for address in (f"{LOG}new/", f"{LOG}edit/{entry.pk}/", f"{LOG}delete/{entry.pk}/"):
        assert officer.get(address).status_code == 404
    assert "new/" not in text(officer.get(LOG))


def test_who_may_read_the_log(rows, scene):
    for role in (Role.OFFICER, Role.LEADER, Role.OPERATOR, Role.STATISTICS):
        assert scene.signed_in(role).get(LOG).status_code == 200
    assert scene.signed_in(Role.CONTRIBUTOR).get(LOG).status_code == 302
