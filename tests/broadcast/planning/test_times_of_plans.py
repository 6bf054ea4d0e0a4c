"""What a plan says of times within days, from its words to the rundown."""

from datetime import timedelta

import pytest

from broadcast import planning
from broadcast.candidates import Quota
from broadcast.drafting.material import quotas
from broadcast.models import Bulletin
from campaigns.models import Activity, Campaign, CampaignState, Channel
from tests.broadcast.planning.commune import MONDAY, Commune


@pytest.fixture
def activity(commune: Commune) -> Activity:
    campaign = Campaign.objects.create(
        title="Kế hoạch", starts_on="2026-01-01", ends_on="2026-12-31", state=CampaignState.RUNNING
    )
    return Activity.objects.create(
        campaign=campaign, title="Tiêm chủng", channels=[Channel.RADIO], timing="3 lần trong vòng 5 ngày"
    )


def test_it_is_a_quota_of_so_many_airings_in_so_many_days(commune, activity):
    assert quotas(MONDAY, commune.station) == {activity.pk: Quota(3, timedelta(days=5))}


def test_the_rundown_says_what_the_activity_lacks(commune, activity):
    commune.article("Lịch tiêm chủng", activity=activity)
    commune.programme()
    planning.plan_station(commune.station, MONDAY)
    first = Bulletin.objects.order_by("slot__start").first()
    reasons = [choice["code"] for choice in first.choices]
    assert "quota" in reasons
