"""The whole life of a notice: written, approved, posted with a photo, aired, taken down, registered."""

import io
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image as Pillow
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from broadcast import logbook, planning
from broadcast.demanded import asked
from broadcast.models import Outcome, Slot, Trigger
from broadcast.recurrence import Picked, to_recurrence
from broadcast.states import SlotState
from campaigns.models import Deed, Evidence
from cms.notices.models import NoticeIndexPage, NoticePage, Place, Posting, PostingState, RegisterPage
from cms.notices.standing import standings
from tests.broadcast.planning.commune import Commune

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def at(day: date, hour: int = 8) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=VIETNAM)


@pytest.mark.django_db
def test_the_life_of_a_notice() -> None:
    with time_machine.travel(at(date(2026, 12, 7)), tick=False) as clock:
        commune = Commune(build_ahead_days=4)
        commune.programme(recurrence=to_recurrence(Picked(frozenset(range(5)), (time(17, 0),))))
        board = commune.index.get_parent().add_child(
            instance=NoticeIndexPage(title="Niêm yết công khai", slug="niem-yet", live=True)
        )
        for name, kind in (("Trụ sở", "office"), ("Bảng tin Thôn 1", "village_point")):
            Place.objects.create(name=name, kind=kind)

        page = write(commune, board)
        approve(commune, page)
        post_everywhere(commune, page)
        air_three_days(commune, page, clock)

        clock.move_to(at(date(2027, 1, 6)))
        assert refused_to_come_down(commune, page)
        clock.move_to(at(date(2027, 1, 8)))
        take_down_everywhere(commune, page)
        assert all(not one.open for one in standings([NoticePage.objects.get(pk=page.pk)])[page.pk])
        assert "Đã hết thời gian niêm yết" in Client().get(page.url).content.decode()
        register(commune, page)


def signed_in(who) -> Client:
    client = Client()
    client.force_login(who)
    return client


def write(commune: Commune, board: NoticeIndexPage) -> NoticePage:
    """The officer writes and submits in the editor; the places follow from the clause."""
    form = {
        "title": "Mức thu phí chợ năm 2027",
        "clause": "9",
        "document_number": "97/TB-UBND",
        "document_date": "2026-12-04",
        "summary": "Mức thu mới từ ngày 01/01/2027.",
        "body": streamfield([("paragraph", rich_text("<p>Mức thu là 5.000 đồng một lượt.</p>"))]),
        "files": streamfield([]),
        "for_loudspeakers": "on",
        "priority": "1",
        "airings_wanted": "3",
        "slug": "muc-thu-phi-cho",
        "action-submit": "1",
    }
    address = reverse("wagtailadmin_pages:add", args=("notices", "noticepage", board.pk))
    answer = signed_in(commune.officer).post(address, nested_form_data(form))
    assert answer.status_code == 302, answer.content.decode()
    page: NoticePage = NoticePage.objects.get()
    assert not page.live
    return page


def approve(commune: Commune, page: NoticePage) -> None:
    decision = page.current_workflow_task_state
    address = reverse("cms_decide", args=(decision.pk,))
    answer = signed_in(commune.leader).post(address, {"decision": "approve"})
    assert answer.status_code == 302
    page.refresh_from_db()
    assert page.live
    assert Posting.objects.filter(page=page, state=PostingState.TO_POST).count() == 2


def photo() -> SimpleUploadedFile:
    drawn = io.BytesIO()
    Pillow.new("RGB", (640, 480), "#b08a4a").save(drawn, "JPEG")
    return SimpleUploadedFile("bang-tin.jpg", drawn.getvalue(), content_type="image/jpeg")


def prove(commune: Commune, row: Posting, day: date) -> int:
    address = reverse("notices_prove", args=(row.pk,))
    answer = signed_in(commune.officer).post(address, {"day": day.isoformat(), "photo": photo()})
    return int(answer.status_code)


def post_everywhere(commune: Commune, page: NoticePage) -> None:
    for row in Posting.objects.filter(page=page):
        assert prove(commune, row, date(2026, 12, 7)) == 302
    assert Evidence.objects.filter(deed=Deed.POSTED, subject=page.source).count() == 2


def air_three_days(commune: Commune, page: NoticePage, clock) -> None:
    """The station plans it on three days in a row, and its airings come back from the ledger."""
    planning.plan_station(commune.station, at(date(2026, 12, 7)))
    for slot in Slot.objects.order_by("start")[:3]:
        clock.move_to(slot.start + timedelta(minutes=10))
        moved = {"state": SlotState.AIRED, "bulletin": slot.newest, "began_at": slot.start}
        Slot.objects.filter(pk=slot.pk).update(**moved)
        ending = logbook.Ending(Outcome.AIRED, slot.start + timedelta(minutes=10), Trigger.CLOCK, seconds=600)
        logbook.write(Slot.objects.get(pk=slot.pk), ending)
    found = asked(commune.station, at(date(2026, 12, 10)))
    assert [one.words for one in found] == ["Đã phát 3/3 ngày liên tiếp."]


def refused_to_come_down(commune: Commune, page: NoticePage) -> bool:
    """One day too early: the law's thirty days are not over."""
    row = Posting.objects.filter(page=page).first()
    assert row is not None
    return prove(commune, row, date(2027, 1, 6)) == 200


def take_down_everywhere(commune: Commune, page: NoticePage) -> None:
    for row in Posting.objects.filter(page=page):
        assert prove(commune, row, date(2027, 1, 8)) == 302
    assert Evidence.objects.filter(deed=Deed.TAKEN_DOWN, subject=page.source).count() == 2


def register(commune: Commune, page: NoticePage) -> None:
    """One click makes the register of the quarter; approved, it is itself to be posted at the office."""
    answer = signed_in(commune.officer).post(reverse("notices_registers"), {"quarter": "2026-4"})
    made = RegisterPage.objects.get()
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=(made.pk,))
    row = made.lines[0]
    assert row.content == "Mức thu phí chợ năm 2027 (số 97/TB-UBND ngày 04/12/2026)"
    assert row.period == "07/12/2026 – 08/01/2027"
    assert row.aired == "07/12, 08/12, 09/12 (3 ngày liên tiếp)"
    assert row.proof == "4 ảnh"
    commune_approves(commune, made)
    assert list(made.postings.values_list("place__name", flat=True)) == ["Trụ sở"]


def commune_approves(commune: Commune, made: RegisterPage) -> None:
    from cms.workflow import approve as approve_page
    from cms.workflow import submit

    submit(made, by=commune.officer)
    approve_page(made, by=commune.leader)
