"""The plan and the ledger in the admin, by role."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from campaigns import evidence
from campaigns.models import Activity, Campaign, Channel, Deed, Evidence
from cms.models import User
from cms.roles import Role
from tests.cms.doors.table import PLAN_SENT

pytestmark = pytest.mark.django_db


def signed_in(role: Role | None) -> Client:
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
    activity = Activity.objects.create(
        campaign=plan, title="Phát thanh", channels=[Channel.RADIO], timing="2 lần/tuần"
    )
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
    assert "1 lượt" in page


def test_the_statistics_officer_adds_a_campaign(db: None) -> None:
    client = signed_in(Role.STATISTICS)
    answer = client.post(
        "/quan-tri/campaign/new/",
        {**PLAN_SENT, "title": "Kế hoạch mới"},
    )
    assert answer.status_code == 302
    assert Campaign.objects.get().title == "Kế hoạch mới"


def test_a_period_the_wrong_way_round_is_refused_in_words(db: None) -> None:
    answer = signed_in(Role.STATISTICS).post(
        "/quan-tri/campaign/new/",
        {**PLAN_SENT, "starts_on": "2026-12-31", "ends_on": "2026-01-01"},
    )
    assert "Ngày kết thúc đứng trước ngày bắt đầu." in answer.text
    assert not Campaign.objects.exists()


def test_plans_are_listed_with_their_days_and_lead_to_their_board(row: Evidence) -> None:
    page = signed_in(Role.STATISTICS).get("/quan-tri/campaign/").text
    assert "31/12/2027" in page
    assert f"/quan-tri/campaign/inspect/{row.activity.campaign_id}/" in page


def test_the_ledger_gives_the_hour_and_the_day(row: Evidence) -> None:
    assert "17:00 20/11/2026" in signed_in(Role.STATISTICS).get("/quan-tri/evidence/").text


# --- correcting the ledger ------------------------------------------------------------------------------


def correct_address(row: Evidence) -> str:
    return f"/quan-tri/evidence/correct/{row.pk}/"


def filled(row: Evidence, **changes: Any) -> dict[str, Any]:
    form = {
        "words": row.words,
        "title": row.title,
        "quantity": "12",
        "activity": row.activity_id,
        "channel": row.channel,
        "happened_at": "2026-11-20T17:00:00",
        "reason": "Ghi nhầm số phút",
        "step": "look",
    }
    return {**form, **changes}


def test_a_correction_is_looked_at_and_then_written(row: Evidence) -> None:
    client = signed_in(Role.OFFICER)
    page = client.get(correct_address(row)).text
    assert "Lý do đính chính" in page
    looked = client.post(correct_address(row), filled(row)).text
    assert "Trước và sau khi đính chính" in looked
    assert Evidence.objects.count() == 1
    answer = client.post(correct_address(row), filled(row, step="write"))
    new = Evidence.objects.effective().get()
    assert answer.url == f"/quan-tri/evidence/inspect/{new.pk}/"
    assert (new.quantity, new.reason, new.corrects, new.happened_at) == (
        12,
        "Ghi nhầm số phút",
        row,
        row.happened_at,
    )
    assert new.actor == User.objects.get(username="ai-do").signature


def test_the_row_shows_its_corrections_and_its_hash(row: Evidence) -> None:
    client = signed_in(Role.OFFICER)
    client.post(correct_address(row), filled(row, step="write"))
    for one in Evidence.objects.all():
        page = client.get(f"/quan-tri/evidence/inspect/{one.pk}/").text
        assert one.hash in page
        assert "Ghi nhầm số phút" in page
        assert f"/quan-tri/evidence/correct/{Evidence.objects.effective().get().pk}/" in page


def test_a_deed_is_taken_back(row: Evidence) -> None:
    client = signed_in(Role.LEADER)
    client.post(correct_address(row), filled(row, take_back="on", step="write"))
    assert not Evidence.objects.effective().exists()
    taken = Evidence.objects.get(corrects=row)
    page = client.get(f"/quan-tri/evidence/inspect/{taken.pk}/").text
    assert "không tính vào đâu" in page
    client.post(correct_address(taken), filled(row, quantity="", step="write"))
    assert Evidence.objects.effective().get().deed == Deed.AIRED


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reason": " "}, "Xin ghi lý do đính chính."),
        ({"quantity": ""}, "Nội dung không khác gì"),
        ({"happened_at": "2999-01-01T00:00"}, "Thời điểm này chưa đến"),
        ({"quantity": "-1"}, "0"),
        ({"channel": "khác"}, "khác"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_in_words(
    row: Evidence, changes: dict[str, Any], said: str
) -> None:
    answer = signed_in(Role.OFFICER).post(correct_address(row), filled(row, **{"step": "write", **changes}))
    assert answer.status_code == 200
    assert said in answer.text
    assert Evidence.objects.count() == 1


def test_who_comes_second_is_led_to_the_newest(row: Evidence) -> None:
    client = signed_in(Role.OFFICER)
    client.post(correct_address(row), filled(row, step="write"))
    answer = client.post(correct_address(row), filled(row, quantity="13", step="write"))
    assert answer.url == f"/quan-tri/evidence/inspect/{Evidence.objects.get(corrects=row).pk}/"
    assert Evidence.objects.count() == 2


@pytest.mark.parametrize("role", [Role.STATISTICS, Role.OPERATOR, Role.CONTRIBUTOR])
def test_who_may_not_correct_is_turned_away(row: Evidence, role: Role) -> None:
    client = signed_in(role)
    assert client.get(correct_address(row)).status_code == 302
    assert client.post(correct_address(row), filled(row, step="write")).status_code == 302
    assert Evidence.objects.count() == 1
