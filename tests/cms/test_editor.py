from datetime import date

import pytest
from django.urls import reverse

from campaigns.models import Activity, Campaign, CampaignState
from cms.airing import airable_items
from cms.models import ArticlePage
from cms.roles import Role
from cms.workflow import approve, send_back, submit


@pytest.fixture
def plans(db):
    """A running campaign and a closed one, an activity each."""
    made = {}
    for state in (CampaignState.RUNNING, CampaignState.CLOSED):
        campaign = Campaign.objects.create(
            title=f"Kế hoạch {state}", starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31), state=state
        )
        made[state] = Activity.objects.create(campaign=campaign, title=f"Việc {state}", channels=["radio"])
    return made


def editor(client, page):
    return client.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).content.decode()


def test_activities_of_running_campaigns_are_offered_by_campaign(signed_in, officer, write, plans):
    page = editor(signed_in(officer), write())
    assert '<optgroup label="Kế hoạch running">' in page
    assert "Việc closed" not in page


def test_an_activity_once_chosen_stays_offered(signed_in, officer, write, plans):
    assert "Việc closed" in editor(signed_in(officer), write(activity=plans[CampaignState.CLOSED]))


def test_the_activity_travels_to_the_station(published, plans):
    published(activity=plans[CampaignState.RUNNING])
    assert airable_items()[0].activity_id == plans[CampaignState.RUNNING].pk


def test_the_editor_is_in_vietnamese(signed_in, officer, write):
    page = editor(signed_in(officer), write())
    for words in (
        "Phát thanh",
        "Kế hoạch",
        "Xem trước lời đọc",
        "Lưu nháp",
        "Gửi lãnh đạo duyệt",
        "Dán cả bài",
    ):
        assert words in page


def test_the_author_reads_why_it_came_back(signed_in, officer, leader, write):
    page = write()
    submit(page, by=officer)
    send_back(page, by=leader, reason="Thiếu địa chỉ.")
    client = signed_in(officer)
    assert "Lãnh đạo đã trả lại bài này: Thiếu địa chỉ." in editor(client, page)
    assert "Thiếu địa chỉ." in client.get(reverse("wagtailadmin_home")).content.decode()


def test_what_came_back_stands_once_on_its_authors_home(signed_in, officer, leader, write):
    page = write()
    submit(page, by=officer)
    client = signed_in(officer)
    assert "objects-in-workflow" in client.get(reverse("wagtailadmin_home")).content.decode()
    send_back(page, by=leader, reason="Thiếu địa chỉ.")
    assert "objects-in-workflow" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_what_came_back_is_submitted_again_and_approved(officer, leader, write):
    page = write()
    submit(page, by=officer)
    send_back(page, by=leader, reason="Thiếu địa chỉ.")
    page.summary = "Đã thêm địa chỉ."
    page.save_revision(user=officer)
    submit(page, by=officer)
    approve(page, by=leader)
    assert ArticlePage.objects.get(pk=page.pk).summary == "Đã thêm địa chỉ."


def test_a_contributor_writes_and_edits_only_their_own(signed_in, person, write, index):
    contributor = person("cong-tac", Role.CONTRIBUTOR)
    client = signed_in(contributor)
    own, other = write("Của tôi", by=contributor), write("Của người khác")
    assert client.get(reverse("wagtailadmin_pages:edit", args=(own.pk,))).status_code == 200
    assert client.get(reverse("wagtailadmin_pages:edit", args=(other.pk,))).status_code == 302


def test_a_wrong_password_too_often_closes_the_door_in_vietnamese(client, settings, officer, index):
    settings.AXES_ENABLED = True
    address = reverse("wagtailadmin_login")
    for _turn in range(settings.AXES_FAILURE_LIMIT):
        answer = client.post(address, {"username": "lan", "password": "sai"})
    assert answer.status_code == 429
    assert "Tạm khóa đăng nhập" in answer.content.decode()


def test_a_scheduled_revision_goes_live_only_because_it_was_approved(officer, leader, write, time_machine):
    from datetime import UTC, datetime, timedelta

    from django.core.management import call_command

    now = datetime(2026, 8, 3, 1, 0, tzinfo=UTC)
    time_machine.move_to(now, tick=False)
    page = write()
    page.go_live_at = now + timedelta(hours=2)
    page.save_revision(user=officer)
    submit(page, by=officer)
    approve(page, by=leader)
    assert airable_items() == []
    time_machine.move_to(now + timedelta(hours=3), tick=False)
    call_command("publish_scheduled", verbosity=0)
    assert [item.source for item in airable_items()] == [f"cms.articlepage:{page.pk}"]


def test_what_is_on_the_loudspeakers_can_be_withdrawn_from_its_editor(signed_in, officer, published):
    page = published()
    assert reverse("cms_withdraw", args=(page.pk,)) in editor(signed_in(officer), page)


def test_a_draft_has_nothing_to_withdraw(signed_in, officer, write):
    page = write()
    assert reverse("cms_withdraw", args=(page.pk,)) not in editor(signed_in(officer), page)


def test_a_leader_finds_the_way_to_the_decision_in_the_editor(signed_in, officer, leader, write):
    page = write()
    decision = submit(page, by=officer).current_task_state
    assert reverse("cms_decide", args=(decision.pk,)) in editor(signed_in(leader), page)


def test_a_leader_who_cannot_edit_withdraws_from_the_list_of_articles(signed_in, leader, published):
    page = published()
    listing = signed_in(leader).get(reverse("bai-tuyen-truyen:index")).content.decode()
    assert page.title in listing
    assert reverse("cms_withdraw", args=(page.pk,)) in listing
