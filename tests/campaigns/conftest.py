from datetime import UTC, date, datetime
from itertools import count

import pytest

from campaigns import evidence
from campaigns.models import Activity, Campaign, CampaignState, Channel, Deed, Unit


@pytest.fixture
def unit(db):
    return Unit.objects.create(name="Công chức văn hóa - xã hội")


@pytest.fixture
def campaign(db):
    """A running plan of 2026 without activities."""
    return Campaign.objects.create(
        title="Kế hoạch tuyên truyền năm 2026",
        issuer="Ủy ban nhân dân xã",
        symbol="15/KH-UBND",
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
        state=CampaignState.RUNNING,
    )


@pytest.fixture
def activity(campaign, unit):
    """Makes an activity of the plan: twice a week on the loudspeakers, unless told otherwise."""

    def make(**fields):
        values = {"title": "Phát thanh", "channels": [Channel.RADIO], "timing": "2 lần/tuần", "lead": unit}
        return Activity.objects.create(campaign=campaign, **{**values, **fields})

    return make


@pytest.fixture
def did(db):
    """Writes a deed into the ledger: `did(activity, date(2026, 5, 4))` airs at 17:00 of that local day."""
    numbers = count()

    def write(activity, day, deed=Deed.AIRED, channel=Channel.RADIO, hour=10, **fields):
        return evidence.record(
            key=f"test:{next(numbers)}",
            deed=deed,
            channel=channel,
            title="Việc đã làm",
            words="Đã làm việc này.",
            actor="Người vận hành",
            happened_at=datetime(day.year, day.month, day.day, hour, tzinfo=UTC),
            activity=activity,
            **fields,
        )

    return write
