"""The plan and the ledger in the admin, by role."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from campaigns import evidence
from campaigns.models import Activity, Campaign, Channel, Deed, Evidence
from cms.models import User
from cms.roles import Role, ensure_roles

pytestmark = pytest.mark.django_db


def signed_in(role: Role | None) -> Client:
    ensure_roles()
    user = User.objects.create_user("ai-do")
    if role:
        user.groups.add(role.group())
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def row() -> Evidence:
    plan = Campaign.objects.create(
        title="Kế hoạch năm", starts_on=date(2026, 1, 1), ends_on=date(2027, 12, 31)
    )
    activity = Activity.objects.create(campaign=plan, title="Phát thanh", channel=Channel.RADIO, times=2)
    return evidence.record(
        key="slot:1",
        deed=Deed.AIRED,
        channel=Channel.RADIO,
        title="Bản tin",
        words="Đã phát bản tin <b>thứ Ba</b>.",
        actor="Người vận hành",
        happened_at=datetime(2026, 11, 20, 10, tzinfo=UTC),
        activity=activity,
    )


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.OFFICER, 200),
        (Role.LEADER, 200),
        (Role.STATISTICS, 200),
        (Role.OPERATOR, 302),
        (Role.CONTRIBUTOR, 302),
    ],
)
def test_who_reads_the_ledger(row: Evidence, role: Role, status: int) -> None:
    assert signed_in(role).get("/quan-tri/evidence/").status_code == status


def test_the_ledger_shows_words_and_escapes_them(row: Evidence) -> None:
    page = signed_in(Role.STATISTICS).get("/quan-tri/evidence/").text
    assert "Đã phát bản tin &lt;b&gt;thứ Ba&lt;/b&gt;." in page


@pytest.mark.parametrize("address", ["new/", "edit/{pk}/", "delete/{pk}/"])
def test_nobody_writes_the_ledger_by_hand(row: Evidence, address: str) -> None:
    User.objects.create_superuser("quan-tri")
    client = Client()
    client.force_login(User.objects.get(username="quan-tri"))
    answer = client.post(f"/quan-tri/evidence/{address.format(pk=row.pk)}", {"words": "khác"})
    assert answer.status_code in {302, 403, 404}
    assert Evidence.objects.get().words == row.words


def test_a_row_is_shown_whole(row: Evidence) -> None:
    page = signed_in(Role.LEADER).get(f"/quan-tri/evidence/inspect/{row.pk}/").text
    assert "17:00 20/11/2026" in page
    assert "Người vận hành" in page


def test_the_campaign_shows_what_was_done_against_what_was_promised(row: Evidence) -> None:
    page = signed_in(Role.LEADER).get(f"/quan-tri/campaign/inspect/{row.activity.campaign_id}/").text
    assert "2 lần/tuần" in page
    assert "Đã phát bản tin" in page


def test_the_statistics_officer_adds_a_campaign(db: None) -> None:
    client = signed_in(Role.STATISTICS)
    answer = client.post(
        "/quan-tri/campaign/new/",
        {
            "title": "Kế hoạch mới",
            "starts_on": "2026-01-01",
            "ends_on": "2026-12-31",
            "activities-TOTAL_FORMS": "1",
            "activities-INITIAL_FORMS": "0",
            "activities-MIN_NUM_FORMS": "0",
            "activities-MAX_NUM_FORMS": "1000",
            "activities-0-title": "Phát thanh",
            "activities-0-channel": "radio",
            "activities-0-audience": "residents",
            "activities-0-times": "2",
            "activities-0-every": "1",
            "activities-0-period": "week",
        },
    )
    assert answer.status_code == 302
    assert Campaign.objects.get().activities.get().times == 2


def test_a_period_the_wrong_way_round_is_refused_in_words(db: None) -> None:
    answer = signed_in(Role.STATISTICS).post(
        "/quan-tri/campaign/new/",
        {
            "title": "Kế hoạch",
            "starts_on": "2026-12-31",
            "ends_on": "2026-01-01",
            "activities-TOTAL_FORMS": "0",
            "activities-INITIAL_FORMS": "0",
        },
    )
    assert "Ngày kết thúc đứng trước ngày bắt đầu." in answer.text
    assert not Campaign.objects.exists()


def test_plans_are_listed_with_their_days_and_lead_to_their_board(row: Evidence) -> None:
    page = signed_in(Role.STATISTICS).get("/quan-tri/campaign/").text
    assert "31/12/2027" in page
    assert f"/quan-tri/campaign/inspect/{row.activity.campaign_id}/" in page


def test_the_ledger_gives_the_hour_and_the_day(row: Evidence) -> None:
    assert "17:00 20/11/2026" in signed_in(Role.STATISTICS).get("/quan-tri/evidence/").text
