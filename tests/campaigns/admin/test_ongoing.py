"""Saying once for a whole draft how often there must be evidence of what goes on all the time."""

import pytest
from django.test import Client

from campaigns.models import Activity, CampaignState

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(officer):
    client = Client()
    client.force_login(officer)
    return client


@pytest.fixture
def ongoing(draft):
    """Two that say nothing, one that says its own number, and the others of the draft."""
    for title, days in (("Công khai", None), ("Cập nhật", None), ("Niêm yết", 90)):
        Activity.objects.create(campaign=draft, title=title, timing="Thường xuyên", every_days=days)
    return draft


def days(plan):
    return dict(plan.activities.filter(timing="Thường xuyên").values_list("title", "every_days"))


def ask(client, plan, every="30"):
    return client.post(f"/quan-tri/ke-hoach/{plan.pk}/thuong-xuyen/", {"every_days": every}, follow=True)


def test_all_that_say_nothing_get_it(client, ongoing):
    others = set(ongoing.activities.exclude(timing="Thường xuyên").values_list("pk", "every_days"))
    page = ask(client, ongoing)
    assert days(ongoing) == {"Công khai": 30, "Cập nhật": 30, "Niêm yết": 90}
    assert set(ongoing.activities.exclude(timing="Thường xuyên").values_list("pk", "every_days")) == others
    assert "Đã ghi cho 2 hoạt động thường xuyên" in page.text


def test_it_is_offered_only_while_something_says_nothing(client, ongoing):
    assert "Ghi cho tất cả" in client.get(f"/quan-tri/ke-hoach/{ongoing.pk}/noi-dung/").text
    assert "Ghi cho tất cả" not in ask(client, ongoing).text


@pytest.mark.parametrize("every", ["", "0", "400", "nhiều"])
def test_what_is_no_number_of_days_changes_nothing(client, ongoing, every):
    assert "Xin viết số ngày từ 1 đến 366." in ask(client, ongoing, every).text
    assert days(ongoing)["Công khai"] is None


def test_a_plan_that_runs_is_not_changed(client, ongoing):
    type(ongoing).objects.update(state=CampaignState.RUNNING)
    ask(client, ongoing)
    assert days(ongoing)["Công khai"] is None
