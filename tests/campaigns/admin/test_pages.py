"""The other pages of plans: list, form, ready plans, versions, closing, units."""

import pytest
from django.test import Client

from campaigns.approval.amending import amend
from campaigns.approval.deciding import approve, submit
from campaigns.models import Activity, Campaign, CampaignState, Unit
from cms.notifications.models import Notification
from cms.roles import Role
from tests.cms.doors.table import PLAN_SENT

pytestmark = pytest.mark.django_db


def as_(user):
    client = Client()
    client.force_login(user)
    return client


def test_the_list_says_how_each_plan_stands(running, officer):
    page = as_(officer).get("/quan-tri/campaign/").text
    assert "Đang thực hiện" in page
    assert "đã làm 0/" in page
    assert f"/quan-tri/campaign/inspect/{running.pk}/" in page


def test_a_draft_leads_to_its_text(draft, officer):
    assert f"/quan-tri/ke-hoach/{draft.pk}/noi-dung/" in as_(officer).get("/quan-tri/campaign/").text


def test_the_form_keeps_rows(officer):
    rows = {
        "legal_bases-TOTAL_FORMS": "1",
        "legal_bases-0-symbol": "49/2024/NĐ-CP",
        "legal_bases-0-ORDER": "1",
        "targets-TOTAL_FORMS": "1",
        "targets-0-text": "Đúng hạn",
        "targets-0-number": "98",
        "targets-0-unit": "%",
        "targets-0-ORDER": "1",
        "channels": ["radio", "meeting"],
    }
    answer = as_(officer).post("/quan-tri/campaign/new/", {**PLAN_SENT, **rows})
    plan = Campaign.objects.get()
    assert answer.url == f"/quan-tri/ke-hoach/{plan.pk}/noi-dung/"
    assert plan.legal_bases.get().symbol == "49/2024/NĐ-CP"
    assert plan.channels == ["radio", "meeting"]
    page = as_(officer).get(f"/quan-tri/campaign/edit/{plan.pk}/")
    assert "49/2024/NĐ-CP" in page.text


def test_begun_from_a_ready_plan(officer):
    client = as_(officer)
    assert "Tuyên truyền nghĩa vụ quân sự" in client.get("/quan-tri/ke-hoach/tu-mau/").text
    assert client.post("/quan-tri/ke-hoach/tu-mau/", {"ready": "khac", "year": "1999"}).status_code == 400
    year = client.get("/quan-tri/ke-hoach/tu-mau/").context["form"].fields["year"].choices[0][0]
    client.post("/quan-tri/ke-hoach/tu-mau/", {"ready": "nghia-vu-quan-su", "year": str(year)})
    assert Campaign.objects.get().state == CampaignState.DRAFT


@pytest.fixture
def amended(running, officer, leader):
    amendment = amend(running, by=officer)
    Activity.objects.filter(campaign=amendment, title="Họp thôn").delete()
    submit(amendment, by=officer)
    return approve(amendment, by=leader)


def test_versions_are_shown_and_compared(amended, officer):
    client = as_(officer)
    page = client.get(f"/quan-tri/ke-hoach/{amended.pk}/phien-ban/").text
    assert "Bỏ hoạt động “Họp thôn”" in page
    back = client.get(f"/quan-tri/ke-hoach/{amended.pk}/phien-ban/?tu=2&den=1").text
    assert "Thêm hoạt động “Họp thôn”" in back
    assert "Họp thôn" in client.get(f"/quan-tri/ke-hoach/{amended.pk}/phien-ban/1/").text
    assert "Họp thôn" not in client.get(f"/quan-tri/ke-hoach/{amended.pk}/phien-ban/2/").text
    assert client.get(f"/quan-tri/ke-hoach/{amended.pk}/phien-ban/3/").status_code == 404


def test_an_older_version_stays_as_it_was_approved(amended, officer):
    Activity.objects.filter(campaign=amended).update(title="Viết lại")
    page = as_(officer).get(f"/quan-tri/ke-hoach/{amended.pk}/phien-ban/1/").text
    assert "Viết lại" not in page
    assert "15/KH-UBND" in page


def test_a_leader_closes_with_words_and_carries_over(running, leader):
    client, address = as_(leader), f"/quan-tri/ke-hoach/{running.pk}/ket-thuc/"
    assert "còn 4/4 kỳ chưa xong" in client.get(address).text
    assert client.post(address, {"words": ""}).status_code == 400
    meeting = running.activities.get(title="Họp thôn")
    answer = client.post(address, {"words": "Đã làm.", "carried": [meeting.pk]})
    [copy] = running.copies.all()
    assert answer.url == f"/quan-tri/ke-hoach/{copy.pk}/noi-dung/"
    assert "Đã làm." in client.get(f"/quan-tri/ke-hoach/{running.pk}/noi-dung/").text
    assert client.get(address).status_code == 302


def test_units_and_their_members(officer):
    client = as_(officer)
    client.post("/quan-tri/don-vi/new/", {"name": "Đoàn xã", "kind": "body", "members": [officer.pk]})
    assert list(Unit.objects.get().members.all()) == [officer]
    assert officer.signature in client.get("/quan-tri/don-vi/").text


def test_people_are_told(draft, officer, leader, person):
    other = person("pho", Role.LEADER)
    submit(draft, by=officer)
    assert set(Notification.objects.values_list("user__username", flat=True)) == {"lanh-dao", "pho"}
    assert Notification.objects.first().link == f"/quan-tri/ke-hoach/{draft.pk}/noi-dung/"
    approve(draft, by=other)
    [told] = Notification.objects.filter(user=officer)
    assert "đã phê duyệt kế hoạch" in told.words


def test_the_log_says_it_in_sentences(draft, officer, leader):
    submit(draft, by=officer)
    approve(draft, by=leader)
    admin = type(officer).objects.create_superuser("quan-tri")
    page = as_(admin).get("/quan-tri/nhat-ky/").text
    assert f"{leader.signature} duyệt kế hoạch “{draft.title}”." in page
    assert f"{officer.signature} gửi duyệt kế hoạch “{draft.title}”." in page
