"""From a plan's file to one draft campaign, or to nothing."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from campaigns.models import Activity, Campaign, CampaignState, Channel, Unit, UnitKind
from cms.plan_import.models import PlanImport
from tests.cms.plan_import.browsing import fields_of

NOTHING = (0, 0, 0, 0)


APART = "Quý II và quý IV/2023".encode()


def stored():
    return tuple(model.objects.count() for model in (Campaign, Activity, Unit, PlanImport))


def row_of_unit(page, name):
    """The field in which the unit of this name is chosen."""
    said = fields_of(page.text)
    row = next(field for field, value in said.items() if field.startswith("units-") and value == [name])
    return row.replace("-name", "-unit")


@pytest.fixture(autouse=True)
def site(index):
    """The admin's pages stand on a site."""


def test_looking_stores_nothing(send, plan_file):
    page = send(plan_file())
    assert page.status_code == 200
    assert "hiểu là: Hằng tuần" in page.text
    assert stored() == NOTHING


def test_a_day_of_issue_left_open_is_left_to_the_officer(send, shared):
    with (shared / "documents" / "ke-hoach-ha-trung-2022.txt").open("rb") as file:
        page = send(file)
    assert page.status_code == 200
    assert "Kiểm soát thủ tục hành chính năm 2022" in page.text


def test_accepting_makes_one_draft_with_everything(send, confirm, plan_file):
    answer = confirm(send(plan_file()))
    plan = Campaign.objects.get()
    assert answer["Location"] == reverse("campaigns_plan", args=(plan.pk,))
    assert (plan.symbol, plan.issued_on, plan.state) == (
        "21/KH-UBND",
        date(2023, 1, 31),
        CampaignState.DRAFT,
    )
    assert (plan.issuer, plan.starts_on, plan.ends_on) == (
        "Ủy ban nhân dân phường Tân Hòa",
        date(2023, 1, 1),
        date(2023, 12, 31),
    )
    assert plan.purpose.startswith("- Đưa pháp luật")
    assert set(plan.channels) == {"radio", "notice_board", "meeting", "contest", "direct"}
    assert plan.activities.count() == 7
    assert [basis.symbol for basis in plan.legal_bases.all()] == [
        "35/2013/QH13",
        "32-CT/TW",
        "15/KH-UBND",
        "14/2014/TTLT-BTC-BTP",
    ]
    assert [one.name for one in plan.recipients.all()] == [
        "Phòng Tư pháp quận",
        "TT. Đảng ủy phường",
        "Lưu: VT, TP",
    ]
    radio = plan.activities.get(title__startswith="Phát thanh câu chuyện")
    assert (radio.channels, radio.timing, radio.lead.name) == (
        [Channel.RADIO],
        "Hàng tuần",
        "Công chức Văn hóa - Xã hội",
    )
    assert [unit.name for unit in radio.coordinating.all()] == ["Công chức Tư pháp - Hộ tịch"]


def test_what_was_corrected_is_what_is_stored(send, confirm, plan_file):
    confirm(
        send(plan_file()),
        **{"title": "Tên đã sửa", "activities-0-timing": "Trước 15/02/2023", "activities-1-keep": None},
    )
    plan = Campaign.objects.get()
    assert plan.title == "Tên đã sửa"
    assert plan.activities.count() == 6
    assert plan.activities.first().when.due == date(2023, 2, 14)


def test_a_unit_that_is_there_is_used_however_it_is_written(send, confirm, plan_file):
    there = Unit.objects.create(name="CC VH-XH")
    confirm(send(plan_file()))
    radio = Activity.objects.get(title__startswith="Phát thanh câu chuyện")
    assert radio.lead == there


def test_a_new_unit_is_made_where_the_officer_wants_one(send, confirm, plan_file):
    Unit.objects.create(name="CC VH-XH")
    page = send(plan_file())
    row = row_of_unit(page, "Công chức Văn hóa - Xã hội")
    confirm(page, **{row: ""})
    assert Unit.objects.filter(name="Công chức Văn hóa - Xã hội").exists()


def test_another_unit_may_be_chosen_for_a_name(send, confirm, plan_file):
    other = Unit.objects.create(name="Tổ truyền thông", kind=UnitKind.BODY)
    page = send(plan_file())
    row = row_of_unit(page, "Công chức Văn hóa - Xã hội")
    confirm(page, **{row: str(other.pk)})
    assert Activity.objects.filter(lead=other).exists()


def test_a_line_that_was_not_understood_becomes_an_activity(send, confirm, plan_file):
    page = send(plan_file("duties-by-unit.txt"))
    assert '<li id="line-62" class="pi-left">' in page.text
    confirm(page, **{"left-0-use": "activity"})
    assert Activity.objects.filter(title="(đã ký)").exists()


def test_what_is_left_out_is_not_stored(send, confirm, plan_file):
    confirm(send(plan_file("duties-by-unit.txt")))
    assert Campaign.objects.count() == 1
    assert not Activity.objects.filter(title="(đã ký)").exists()


def test_timings_that_are_not_understood_are_named_and_led_to(send, plan_file):
    content = plan_file().read().replace(APART, "Theo thời vụ".encode())
    page = send(plan_file(content=content)).text
    assert "Phần mềm chưa hiểu thời gian của <b>1</b> việc." in page
    assert '<a href="#id_activities-2-timing" data-to-field>Việc 3</a>' in page


def test_where_every_timing_is_understood_nothing_is_said(send, plan_file):
    assert "pi-unread" not in send(plan_file()).text


def test_the_same_file_again_is_answered_with_a_link(send, confirm, plan_file):
    confirm(send(plan_file()))
    again = send(plan_file())
    assert "Đã có kế hoạch này trong hệ thống." in again.text
    assert reverse("campaigns_plan", args=(Campaign.objects.get().pk,)) in again.text
    assert 'name="document"' not in again.text


def test_accepting_a_page_twice_makes_one_campaign(send, confirm, plan_file):
    page = send(plan_file())
    first, second = confirm(page), confirm(page)
    assert first["Location"] == second["Location"]
    assert stored()[0] == 1


def test_the_same_plan_from_another_file_is_known_by_its_number(send, confirm, plan_file):
    confirm(send(plan_file()))
    other = plan_file("pipe-table.md").read() + b"\n\n"
    page = send(plan_file("ban-khac.md", other))
    assert "cùng cơ quan, số, ký hiệu và ngày ban hành" in page.text
    assert confirm(page).status_code == 200
    assert stored()[0] == 1


def test_a_plan_of_a_number_read_wrongly_can_be_corrected_and_accepted(send, confirm, plan_file):
    confirm(send(plan_file()))
    other = plan_file("pipe-table.md").read() + b"\n\n"
    page = send(plan_file("ban-khac.md", other))
    assert confirm(page, symbol="27/KH-UBND").status_code == 302
    assert stored()[0] == 2


def other_file(plan_file, name="ban-khac.md"):
    """The same document from another file: of the same number, with another fingerprint."""
    return plan_file(name, plan_file("pipe-table.md").read() + b"\n\n")


@pytest.fixture
def renumbered(send, confirm, plan_file):
    """A draft that was imported as 21/KH-UBND and is 27/KH-UBND now."""
    confirm(send(plan_file()))
    Campaign.objects.update(symbol="27/KH-UBND", title="Kế hoạch đã sửa số")
    return Campaign.objects.get()


def test_the_same_file_is_known_whatever_number_its_plan_bears_now(send, plan_file, renumbered):
    again = send(plan_file())
    assert "Đã có kế hoạch này trong hệ thống." in again.text
    assert "Kế hoạch đã sửa số" in again.text
    assert "27/KH-UBND" in again.text
    assert reverse("campaigns_plan", args=(renumbered.pk,)) in again.text


def test_the_same_document_from_another_file_names_the_plan_that_was_renumbered(
    send, confirm, plan_file, renumbered
):
    page = send(other_file(plan_file))
    assert "sau đó số hoặc ngày" in page.text
    assert "27/KH-UBND" in page.text
    assert reverse("campaigns_plan", args=(renumbered.pk,)) in page.text
    assert confirm(page).status_code == 200
    assert stored()[0] == 1


def test_another_document_of_a_number_that_was_freed_is_imported_when_said(
    send, confirm, plan_file, renumbered
):
    page = send(other_file(plan_file))
    assert confirm(page, another="on").status_code == 302
    assert sorted(Campaign.objects.values_list("symbol", flat=True)) == ["21/KH-UBND", "27/KH-UBND"]
    third = send(plan_file("ban-ba.md", plan_file("pipe-table.md").read() + b"\n\n\n"))
    assert "cùng cơ quan, số, ký hiệu và ngày ban hành" in third.text


def test_what_bears_the_number_is_never_imported_beside_it(send, confirm, plan_file):
    confirm(send(plan_file()))
    assert confirm(send(other_file(plan_file)), another="on").status_code == 200
    assert stored()[0] == 1


def test_the_plan_that_bears_the_number_now_is_named_before_one_that_did(
    send, confirm, plan_file, renumbered
):
    confirm(send(other_file(plan_file)), another="on")
    second = Campaign.objects.exclude(pk=renumbered.pk).get()
    third = send(plan_file("ban-ba.md", plan_file("pipe-table.md").read() + b"\n\n\n"))
    assert reverse("campaigns_plan", args=(second.pk,)) in third.text


def test_a_draft_that_was_deleted_is_imported_again(send, confirm, plan_file, signed_in, officer, renumbered):
    page = send(plan_file())
    deletion = reverse("campaign:delete", args=(renumbered.pk,))
    assert deletion in page.text
    signed_in(officer).post(deletion)
    assert stored()[0] == 0
    assert confirm(send(plan_file())).status_code == 302
    assert stored()[0] == 1


def test_a_plan_written_by_hand_is_known_too(send, confirm, plan_file):
    Campaign.objects.create(
        title="Đã có",
        issuer="UBND phường Tân Hòa",
        symbol="Số: 21/KH-UBND",
        issued_on=date(2023, 1, 31),
        starts_on=date(2023, 1, 1),
        ends_on=date(2023, 12, 31),
    )
    page = send(plan_file())
    assert "cùng cơ quan, số, ký hiệu và ngày ban hành" in page.text
    assert confirm(page).status_code == 200
    assert Campaign.objects.count() == 1


def test_plans_without_a_number_stand_beside_each_other(send, confirm, plan_file):
    plain = "KẾ HOẠCH\nTuyên truyền năm 2026\n\nCông an xã tuyên truyền mỗi tháng một lần.\n"
    for more in ("", "Văn phòng báo cáo kết quả.\n"):
        confirm(send(plan_file("a.txt", (plain + more).encode())))
    assert stored()[0] == 2


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"title": ""}, "Ô này không được để trống."),
        ({"ends_on": "2022-01-01"}, "Ngày kết thúc đứng trước ngày bắt đầu."),
        ({"starts_on": "hôm qua"}, "ngày"),
        ({"activities-0-title": "x" * 1001}, "1000"),
        ({"activities-0-coordinating": "x" * 201}, "dài quá 200 ký tự"),
        ({"activities-0-channels": "telegraph"}, "telegraph"),
        ({"bases-0-issued_on": "31/02/2020"}, "ngày"),
        ({"units-0-unit": "999999"}, "999999"),
        ({"left-TOTAL_FORMS": "x"}, ""),
        ({"activities-TOTAL_FORMS": None}, ""),
        ({"recipients": "x" * 201}, "mỗi nơi nhận một dòng"),
        ({"purpose": "a\u202eb"}, "ẩn"),
    ],
)
def test_bad_input_stores_nothing_keeps_the_rest_and_is_told(send, confirm, plan_file, changed, sentence):
    page = confirm(send(plan_file()), **{"symbol": "99/KH-UBND", **changed})
    assert page.status_code == 200
    assert sentence in page.text
    assert fields_of(page.text)["symbol"] == ["99/KH-UBND"]
    assert stored() == NOTHING


def test_a_row_that_is_dropped_may_hold_nonsense(send, confirm, plan_file):
    said = {"activities-0-keep": None, "activities-0-title": "", "bases-0-keep": None, "bases-0-symbol": ""}
    assert confirm(send(plan_file()), **said).status_code == 302


@pytest.mark.parametrize("torn", ["", "x", None])
def test_a_page_that_came_back_torn_stores_nothing(send, confirm, plan_file, torn):
    answer = confirm(send(plan_file()), document=torn)
    assert answer["Location"] == reverse("plan_import")
    assert stored() == NOTHING


def test_a_page_of_another_account_is_not_taken(send, confirm, plan_file, person):
    from cms.roles import Role

    page = send(plan_file())
    answer = confirm(page, by=person("thong-ke", Role.STATISTICS))
    assert answer["Location"] == reverse("plan_import")
    assert stored() == NOTHING


def test_going_back_to_the_address_of_the_second_page_leads_to_the_first(signed_in, officer):
    answer = signed_in(officer).get(reverse("plan_import_confirm"))
    assert answer["Location"] == reverse("plan_import")


def test_a_timing_is_understood_while_it_is_typed(signed_in, officer):
    def ask(timing, year=2026):
        return signed_in(officer).post(
            reverse("plan_import_understood"),
            {"timing": timing, "year": year},
            content_type="application/json",
        )

    assert ask("2 lần/tuần").json() == {"words": "hiểu là: 02 lần/tuần"}
    assert ask("trước 30/11").json() == {"words": "hiểu là: Trước ngày 30/11/2026"}
    assert ask("khi trời đẹp và rảnh").json() == {"words": "chưa hiểu; giữ nguyên lời văn"}
    assert ask("x", "năm").status_code == 400


def test_markdown_that_is_a_program_is_refused(send):
    page = send(SimpleUploadedFile("ke-hoach.md", b"MZ\x90\x00\x03"))
    assert "error-message" in page.text
    assert stored() == NOTHING
