"""Print runs and distribution: written once, corrected by new rows, told to the ledger."""

from datetime import date

import pytest
import time_machine
from bs4 import BeautifulSoup

from campaigns.models import Channel, Deed, Evidence
from cms.prints.models import Distribution, PrintRun
from cms.roles import Role

NOW = "2026-11-21 09:00+07:00"


@pytest.fixture
def desk(sheet, officer, signed_in):
    """The officer at the desk of a sheet: desk.send(form="run", ...)."""
    page = sheet()

    class Desk:
        address = f"/quan-tri/in-cap-phat/{page.pk}/"

        def __init__(self):
            self.page, self.client = page, signed_in(officer)

        def print(self, quantity=500, **more):
            fields = {"quantity": quantity, "printed_on": "2026-11-20", "printer": "Nhà in", "cost": "450000"}
            return self.send("run", {**fields, **more})

        def give(self, quantity=100, **more):
            run = PrintRun.objects.first()
            fields = {"run": run.pk if run else "", "place": "Thôn Đông", "quantity": quantity}
            return self.send("given", {**fields, "given_on": "2026-11-21", "given_by": "Trưởng thôn", **more})

        def send(self, form, fields):
            filled = {f"{form}-{name}": value for name, value in fields.items()}
            return self.client.post(self.address, {"form": form, **filled})

        def words(self):
            page = BeautifulSoup(self.client.get(self.address).content, "html.parser")
            return " ".join(page.get_text(" ").split())

    with time_machine.travel(NOW, tick=False):
        yield Desk()


def test_a_run_is_written_down(desk):
    assert desk.print().status_code == 302
    run = PrintRun.objects.get()
    assert (run.quantity, run.printed_on, run.cost, run.unit) == (500, date(2026, 11, 20), 450000, "tờ")
    assert "Đã in 500" in desk.words()


def test_a_run_is_a_piece_of_evidence(desk):
    desk.print()
    row = Evidence.objects.get(deed=Deed.PRINTED)
    assert (row.channel, row.quantity, row.unit) == (Channel.LEAFLET, 500, "tờ")
    assert row.words == "Đã in 500 tờ “Nộp hồ sơ tại nhà”."
    assert row.happened_at.date() == date(2026, 11, 20)


def test_handing_out_leaves_less(desk):
    desk.print()
    assert desk.give(120).status_code == 302
    assert PrintRun.objects.get().remaining == 380
    row = Evidence.objects.get(deed=Deed.HANDED_OUT)
    assert row.words == "Đã cấp phát 120 tờ “Nộp hồ sơ tại nhà” tại Thôn Đông."
    assert row.detail == {"place": "Thôn Đông"}


def test_no_more_is_handed_out_than_is_left(desk):
    desk.print(100)
    answer = desk.give(101)
    assert answer.status_code == 200
    assert "Đợt in này chỉ còn 100." in answer.content.decode()
    assert not Distribution.objects.exists()
    assert not Evidence.objects.filter(deed=Deed.HANDED_OUT).exists()


@pytest.mark.parametrize("quantity", ["0", "-5", "1.5", "nhiều", "", "99999999999"])
def test_a_number_that_is_none_is_refused(desk, quantity):
    assert desk.print(quantity).status_code == 200
    assert not PrintRun.objects.exists()


def test_tomorrow_has_not_happened(desk):
    answer = desk.print(printed_on="2026-11-22")
    assert "Ngày này chưa đến." in answer.content.decode()
    assert not PrintRun.objects.exists()


def test_villages_are_summed(desk):
    desk.print()
    desk.give(100)
    desk.give(50, place=" thôn  đông ")
    desk.give(70, place="Thôn Đoài")
    assert "Thôn Đông 150 Thôn Đoài 70" in desk.words()


def test_a_correction_is_a_row_of_its_own(desk):
    desk.print()
    desk.give(120)
    given = Distribution.objects.get()
    address = f"/quan-tri/in-cap-phat/sua-so-phat/{given.pk}/"
    assert desk.client.post(address, {"right": 100, "reason": "Đếm lại"}).status_code == 302
    given.refresh_from_db()
    assert (given.quantity, given.corrected) == (120, 100)
    assert PrintRun.objects.get(corrects=None).remaining == 400
    row = Evidence.objects.effective().get(deed=Deed.HANDED_OUT)
    assert (row.quantity, row.corrects.quantity, row.reason) == (100, 120, "Đếm lại")
    assert "Đã cấp phát 100 tờ" in row.words


def test_nothing_handed_out_after_all_is_taken_back(desk):
    desk.print()
    desk.give(120)
    given = Distribution.objects.get()
    desk.client.post(f"/quan-tri/in-cap-phat/sua-so-phat/{given.pk}/", {"right": 0, "reason": "Chưa giao"})
    assert not Evidence.objects.effective().filter(deed=Deed.HANDED_OUT).exists()


def test_a_run_cannot_be_corrected_below_what_went_out(desk):
    desk.print()
    desk.give(120)
    run = PrintRun.objects.get()
    answer = desk.client.post(f"/quan-tri/in-cap-phat/sua-so-in/{run.pk}/", {"right": 119, "reason": "Sai"})
    assert answer.status_code == 200
    assert "sẽ lớn hơn số đã in" in answer.content.decode()
    assert PrintRun.objects.count() == 1


def test_a_run_is_corrected(desk):
    desk.print()
    run = PrintRun.objects.get()
    desk.client.post(
        f"/quan-tri/in-cap-phat/sua-so-in/{run.pk}/", {"right": 480, "reason": "Nhà in giao thiếu"}
    )
    assert run.remaining == 480
    assert "Đã điều chỉnh -20: Nhà in giao thiếu" in desk.words()


def test_what_was_right_stays_without_a_row(desk):
    desk.print()
    run = PrintRun.objects.get()
    desk.client.post(f"/quan-tri/in-cap-phat/sua-so-in/{run.pk}/", {"right": 500, "reason": "Kiểm tra"})
    assert PrintRun.objects.count() == 1


def test_a_banner_is_of_its_own_channel(sheet, officer):
    from cms.prints.recording import keep_run

    page = sheet("Chào mừng", template_kind="banner", body=[])
    keep_run(PrintRun(quantity=3, printed_on=date(2026, 11, 20)), page, by=officer)
    row = Evidence.objects.get(deed=Deed.PRINTED)
    assert (row.channel, row.unit) == (Channel.BANNER, "tấm")


def test_the_rows_outlive_the_page(desk):
    desk.print()
    desk.page.delete()
    run = PrintRun.objects.get()
    assert (run.page, run.title) == (None, "Nộp hồ sơ tại nhà")
    assert desk.client.get("/quan-tri/in-cap-phat/").status_code == 200


def test_the_overview_sums_all(desk):
    desk.print()
    desk.give(120)
    page = BeautifulSoup(desk.client.get("/quan-tri/in-cap-phat/").content, "html.parser")
    words = " ".join(page.get_text(" ").split())
    assert page.title.string == "In và cấp phát - Loa Xã"
    assert "Nộp hồ sơ tại nhà 20/11/2026 500 120 380" in words
    assert "Thôn Đông 120" in words


ROLES = {
    Role.OFFICER: (True, True),
    Role.LEADER: (True, False),
    Role.STATISTICS: (True, False),
    Role.OPERATOR: (False, False),
    Role.CONTRIBUTOR: (False, False),
}


@pytest.mark.parametrize("role", list(Role))
def test_who_may_see_and_who_may_write(desk, person, signed_in, role):
    desk.print()
    sees, keeps = ROLES[role]
    client = signed_in(person("ai-do", role))
    assert (client.get(desk.address).status_code == 200) == sees
    assert (client.get("/quan-tri/in-cap-phat/").status_code == 200) == sees
    fields = {"form": "run", "run-quantity": 5, "run-printed_on": "2026-11-20"}
    client.post(desk.address, fields)
    assert PrintRun.objects.count() == (2 if keeps else 1)
    run = PrintRun.objects.last()
    client.post(f"/quan-tri/in-cap-phat/sua-so-in/{run.pk}/", {"right": 400, "reason": "x"})
    assert PrintRun.objects.filter(corrects__isnull=False).exists() == keeps


def test_nobody_writes_without_signing_in(desk, client):
    assert client.get(desk.address).status_code == 302
    assert "login" in client.post(desk.address, {"form": "run"})["Location"]
