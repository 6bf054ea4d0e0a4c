"""The book of a month: its page, its files, who may see it."""

import io
from datetime import timedelta

import docx
import openpyxl
import pytest

from broadcast import playout
from broadcast.models import Emergency, EmergencyKind, PlayLogEntry, Zone
from broadcast.states import EmergencyState
from cms.roles import Role
from tests.broadcast.admin.scene import TUESDAY

BOOK = "/quan-tri/truyen-thanh/so-phat-song/2026-12/"


@pytest.fixture
def heard(scene, moment) -> PlayLogEntry:
    """Tuesday's slot, broken off after five of its ten minutes by a power cut."""
    Zone.objects.create(station=scene.station, name="Thôn Đông")
    operator = scene.people[Role.OPERATOR]
    moment.move_to(TUESDAY)
    playout.start(scene.slot, operator, TUESDAY)
    moment.move_to(TUESDAY + timedelta(minutes=5))
    return playout.finish(scene.slot, operator, TUESDAY + timedelta(minutes=5), reason="Mất điện")


def text(response) -> str:
    return response.content.decode()


def test_the_page_has_each_airing_and_its_zone(heard, officer):
    page = text(officer.get(BOOK))
    assert "Trong 1 buổi phải phát, 0 buổi phát đủ (0,0%), 1 buổi phát một phần" in page
    assert "Mất điện" in page
    assert "Thôn Đông" in page
    assert "Phát từ 17:00:00 đến 17:05:00" in page
    assert heard.sha256 in page


def test_the_hours_are_those_that_were_heard(heard, officer):
    assert "Tổng thời lượng đã phát là 0,08 giờ" in text(officer.get(BOOK))


def test_another_month_is_empty_and_no_month_is_not_found(heard, officer):
    assert "Tháng này sổ không có dòng nào như vậy." in text(officer.get(BOOK.replace("12", "11")))
    assert officer.get(BOOK.replace("2026-12", "2026-13")).status_code == 404


def test_the_rows_are_filtered_by_outcome(heard, officer):
    assert "Vì sao không phát?" in text(officer.get(f"{BOOK}?outcome=partial"))
    assert "Vì sao không phát?" not in text(officer.get(f"{BOOK}?outcome=aired"))


def test_the_book_in_word_holds_every_row_and_the_letterhead(heard, officer):
    written = docx.Document(io.BytesIO(officer.get(f"{BOOK}so.docx").content))
    cells = [cell.text for table in written.tables for row in table.rows for cell in row.cells]
    assert any("Phát một phần. Mất điện" in cell or "Mất điện" in cell for cell in cells)
    assert heard.sha256[:16] in cells
    assert any("SỔ NHẬT KÝ PHÁT SÓNG" in one.text.upper() for one in written.paragraphs)


def test_the_book_opens_in_a_spreadsheet(heard, officer):
    sheets = openpyxl.load_workbook(io.BytesIO(officer.get(f"{BOOK}so.xlsx").content))
    values = {cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row}
    assert {"Thôn Đông", "17:00", heard.sha256[:16]} <= values


def test_the_book_is_a_pdf(heard, officer):
    answer = officer.get(f"{BOOK}so.pdf")
    assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-")
    assert "so-nhat-ky-phat-song-2026-12.pdf" in answer.headers["Content-Disposition"]


def test_an_empty_month_can_be_printed(scene, officer):
    assert officer.get(BOOK.replace("12", "10") + "so.docx").status_code == 200


def test_who_may_read_the_book(heard, scene):
    assert scene.signed_in(Role.STATISTICS).get(BOOK).status_code == 200
    assert scene.signed_in(Role.CONTRIBUTOR).get(BOOK).status_code == 302


@pytest.fixture
def alarmed(heard, scene) -> PlayLogEntry:
    """The same month with an emergency of an hour, repeated, and a drill."""
    for title, drill in (("Bão số 9", False), ("Sơ tán ven sông", True)):
        Emergency.objects.create(
            station=scene.station,
            kind=EmergencyKind.STORM,
            title=title,
            text="Bão.",
            drill=drill,
            state=EmergencyState.STOPPED,
            author_name="Lan",
            drafted_at=TUESDAY,
            approved_at=TUESDAY + timedelta(hours=2),
            approved_by="Hung",
            voiced_at=TUESDAY,
            over_at=TUESDAY + timedelta(hours=3),
            every_minutes=10,
        )
    return heard


def test_emergencies_and_drills_stand_in_the_book_and_are_told_apart(alarmed, officer):
    page = text(officer.get(BOOK))
    assert "Thông báo khẩn cấp “Bão số 9”" in page
    assert "Diễn tập “Sơ tán ven sông”" in page
    assert "từ 19:00 đến 20:00, 10 phút phát lại một lần, toàn bộ các cụm loa, Hung duyệt phát." in page
    assert "Thông báo khẩn cấp và diễn tập" not in text(officer.get(BOOK.replace("12", "11")))


def test_they_stand_in_its_files_too(alarmed, officer):
    written = docx.Document(io.BytesIO(officer.get(f"{BOOK}so.docx").content))
    cells = [cell.text for table in written.tables for row in table.rows for cell in row.cells]
    assert "Diễn tập “Sơ tán ven sông”" in cells
