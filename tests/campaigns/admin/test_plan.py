"""The page of a plan: read, submitted, decided about."""

import pytest
from django.test import Client

from campaigns.approval.amending import amend
from campaigns.approval.deciding import submit, take_back
from campaigns.copying import add_activity
from campaigns.models import Activity, Campaign, CampaignState, PlanVersion
from cms.models import User
from cms.roles import Role

pytestmark = pytest.mark.django_db


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(plan: Campaign, deed: str = "") -> str:
    return f"/quan-tri/ke-hoach/{plan.pk}/lam/{deed}/" if deed else f"/quan-tri/ke-hoach/{plan.pk}/noi-dung/"


def state(plan: Campaign) -> str:
    return Campaign.objects.get(pk=plan.pk).state


def test_it_shows_all_of_the_plan(draft, officer):
    page = as_(officer).get(address(draft)).text
    for words in (
        "49/2024/NĐ-CP",
        "Thủ tục hành chính của xã.",
        "98%",
        "12.000.000 đồng",
        "Lưu: VT",
        "Thôn 1, Thôn 2",
    ):
        assert words in page
    assert "53 kỳ, tổng cộng 106 lần" in page


def test_what_is_missing_is_listed_and_nothing_is_submitted(draft, officer):
    Activity.objects.filter(title="Họp thôn").update(timing="khi trời đẹp")
    client = as_(officer)
    assert "phần mềm không đọc được" in client.get(address(draft)).text
    answer = client.post(address(draft, "trinh"))
    assert answer.status_code == 400
    assert "phần mềm không đọc được" in answer.text
    assert state(draft) == CampaignState.DRAFT


def test_what_is_missing_leads_to_its_activity_and_back(draft, officer):
    activity = draft.activities.get(title="Họp thôn")
    Activity.objects.filter(pk=activity.pk).update(timing="khi trời đẹp")
    client = as_(officer)
    way = f"/quan-tri/ke-hoach/hoat-dong/{activity.pk}/?ve=con-thieu"
    assert f'href="{way}"' in client.get(address(draft)).text
    answer = client.post(way, {"title": "Họp thôn", "timing": "Hằng quý", "audience": "residents"})
    assert answer.url == address(draft)
    assert 'id="con-thieu"' not in client.get(address(draft)).text


def test_from_draft_to_running_through_the_pages(draft, officer, leader):
    writer, decider = as_(officer), as_(leader)
    writer.post(address(draft, "trinh"))
    assert draft.title in decider.get("/quan-tri/").text
    page = decider.get(address(draft)).text
    read = Campaign.objects.get(pk=draft.pk).submitted_at.isoformat()
    assert f'name="read" value="{read}"' in page
    answer = decider.post(address(draft, "duyet"), {"read": read})
    assert answer.url == f"/quan-tri/campaign/inspect/{draft.pk}/"
    assert state(draft) == CampaignState.RUNNING
    assert "Kế hoạch chờ phê duyệt" not in decider.get("/quan-tri/").text


def test_the_approver_says_from_when_it_is_counted(draft, officer, leader, time_machine):
    time_machine.move_to("2026-10-07T03:00Z", tick=False)
    submit(draft, by=officer)
    client = as_(leader)
    page = client.get(address(draft)).text
    assert "Tính việc phải làm từ ngày" in page
    assert 'value="07/10/2026"' in page or 'value="2026-10-07"' in page
    sent = {"read": draft.submitted_at.isoformat()}
    refused = client.post(address(draft, "duyet"), {**sent, "counted_from": "2027-02-01"})
    assert refused.status_code == 400
    assert "từ 01/01/2026 đến 31/12/2026" in refused.text
    assert state(draft) == CampaignState.WAITING
    client.post(address(draft, "duyet"), {**sent, "counted_from": "2026-11-02"})
    shown = client.get(address(draft)).text
    assert "02/11/2026" in shown
    assert "không phải làm" in shown
    assert "02/11/2026" in client.get(f"/quan-tri/ke-hoach/{draft.pk}/phien-ban/1/").text


def test_the_approver_of_an_amendment_is_told_that_the_day_stays(running, officer, leader):
    amendment = amend(running, by=officer)
    amendment.activities.filter(title="Họp thôn").update(timing="hằng tháng")
    submit(amendment, by=officer)
    page = as_(leader).get(address(amendment)).text
    assert 'name="counted_from"' not in page
    assert "vẫn tính từ ngày 01/01/2026" in page


def test_without_having_read_it_nobody_approves(draft, officer, leader):
    submit(draft, by=officer)
    old = draft.submitted_at.isoformat()
    take_back(draft, by=officer)
    submit(draft, by=officer)
    for read in ("", "abc", "2026-01-01", old):
        as_(leader).post(address(draft, "duyet"), {"read": read})
        assert state(draft) == CampaignState.WAITING


def test_sent_back_with_a_reason_that_its_author_finds_first(draft, officer, leader):
    submit(draft, by=officer)
    client = as_(leader)
    assert client.post(address(draft, "tra-lai"), {"reason": ""}).status_code == 400
    client.post(address(draft, "tra-lai"), {"reason": "Thiếu <b>kinh phí</b>."})
    for where in ("/quan-tri/", address(draft)):
        assert "Thiếu &lt;b&gt;kinh phí&lt;/b&gt;." in as_(officer).get(where).text


def test_whoever_wrote_it_is_told_why_he_may_not_approve(draft, officer, person):
    both = person("ca-hai", Role.OFFICER, Role.LEADER)
    submit(draft, by=both)
    client = as_(both)
    assert "phải do lãnh đạo khác phê duyệt" in client.get(address(draft)).text
    answer = client.post(address(draft, "duyet"), {"read": draft.submitted_at.isoformat()})
    assert state(draft) == CampaignState.WAITING
    assert answer.status_code in (302, 403)


def test_an_amendment_shows_what_it_changes(running, officer):
    client = as_(officer)
    opened = client.post(address(running, "sua-doi"))
    amendment = running.amendments.get()
    assert opened.url == address(amendment)
    Activity.objects.filter(campaign=amendment, title="Họp thôn").update(timing="hằng tháng")
    page = client.get(address(amendment)).text
    assert "Sửa hoạt động “Họp thôn”" in page
    assert "hằng quý" in page
    assert "đang soạn" in client.get(address(running)).text


def test_number_and_day_are_written_once(draft, officer, leader):
    Campaign.objects.update(symbol="", issued_on=None)
    draft.refresh_from_db()
    submit(draft, by=officer)
    as_(leader).post(address(draft, "duyet"), {"read": draft.submitted_at.isoformat()})
    client = as_(officer)
    sent = {"symbol": "16/KH-UBND", "issued_on": "2026-01-12"}
    assert client.post(address(draft, "ghi-so"), {"symbol": ""}).status_code == 400
    client.post(address(draft, "ghi-so"), sent)
    client.post(address(draft, "ghi-so"), {**sent, "symbol": "17/KH-UBND"})
    draft.refresh_from_db()
    assert (draft.symbol, PlanVersion.objects.get().symbol) == ("16/KH-UBND", "16/KH-UBND")


def test_copied_into_the_next_year(running, officer):
    answer = as_(officer).post(address(running, "chep"))
    copy = running.copies.get()
    assert answer.url == address(copy)
    assert "năm 2027" in as_(officer).get(address(copy)).text


DEEDS = ["trinh", "rut-lai", "duyet", "tra-lai", "sua-doi", "chep", "ghi-so", "cong-khai", "thoi-cong-khai"]


@pytest.mark.parametrize("deed", DEEDS)
def test_deeds_are_never_done_by_looking(running, officer, deed):
    assert as_(officer).get(address(running, deed)).status_code == 405


def test_what_runs_is_not_edited_in_place(running, officer):
    client = as_(officer)
    line = running.activities.first()
    fields = {"title": "Khác", "timing": "hằng tháng", "audience": "residents"}
    client.post(f"/quan-tri/ke-hoach/hoat-dong/{line.pk}/", fields)
    client.post(f"/quan-tri/ke-hoach/{running.pk}/hoat-dong/them/", fields)
    for deed in ("nhan-doi", "xuong", "xoa"):
        client.post(f"/quan-tri/ke-hoach/hoat-dong/{line.pk}/{deed}/")
    assert (
        "Chỉ sửa trực tiếp được bản nháp"
        in client.get(f"/quan-tri/campaign/edit/{running.pk}/", follow=True).text
    )
    client.post(f"/quan-tri/campaign/delete/{running.pk}/")
    assert list(running.activities.values_list("title", flat=True)) == [
        "Phát bản tin",
        "Họp thôn",
        "Báo cáo năm",
    ]


def test_a_draft_is_deleted_and_an_amendment_too(running, officer):
    amendment = amend(running, by=officer)
    as_(officer).post(f"/quan-tri/campaign/delete/{amendment.pk}/")
    assert not running.amendments.exists()
    assert state(running) == CampaignState.RUNNING


def test_its_pages_take_as_many_queries_for_many_activities(draft, officer, django_assert_max_num_queries):
    for number in range(40):
        add_activity(draft, {"title": f"Việc {number}", "timing": "hằng quý", "coordinating": ["Thôn 1"]})
    client = as_(officer)
    client.get(address(draft))
    with django_assert_max_num_queries(50):
        client.get(address(draft))
