from datetime import date

import pytest

from campaigns.models import Activity, Campaign, CampaignState, Channel


@pytest.fixture
def activity(db):
    """An activity of a running plan, on banners."""
    plan = Campaign.objects.create(
        title="Kế hoạch năm 2026",
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
        state=CampaignState.RUNNING,
    )
    return Activity.objects.create(
        campaign=plan,
        title="Treo băng rôn về tiêm chủng",
        channels=[Channel.BANNER],
        timing="Trước 01/7/2026",
    )
