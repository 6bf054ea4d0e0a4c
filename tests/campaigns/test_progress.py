from datetime import UTC, date, datetime

import pytest

from campaigns import evidence
from campaigns.frequency import in_words
from campaigns.models import Activity, Campaign, Channel, Deed
from campaigns.progress import progress

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign() -> Campaign:
    plan = Campaign.objects.create(title="Kế hoạch", starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
    Activity.objects.create(campaign=plan, title="Phát thanh", channel=Channel.RADIO, times=2)
    return plan


def air(campaign: Campaign, deed: Deed, when: datetime, channel: Channel = Channel.RADIO) -> None:
    activity = campaign.activities.get()
    evidence.record(
        key=f"{deed}{when}",
        deed=deed,
        channel=channel,
        title="Bản tin",
        words="Bản tin",
        actor="Người vận hành",
        happened_at=when,
        activity=activity,
    )


def test_this_week_counts_aired_against_promised(campaign: Campaign) -> None:
    air(campaign, Deed.AIRED, datetime(2026, 11, 17, 10, tzinfo=UTC))
    air(campaign, Deed.MISSED, datetime(2026, 11, 20, 10, tzinfo=UTC))
    (line,) = progress(campaign, date(2026, 11, 21))
    assert line.current is not None
    assert (line.current.done, line.current.planned, line.current.missed) == (1, 2, 1)


def test_a_deed_on_another_channel_does_not_fulfil_the_activity(campaign: Campaign) -> None:
    air(campaign, Deed.PUBLISHED, datetime(2026, 11, 17, 10, tzinfo=UTC), Channel.WEBSITE)
    (line,) = progress(campaign, date(2026, 11, 21))
    assert line.current is not None
    assert line.current.done == 0


def test_a_deed_late_at_night_counts_on_its_local_day(campaign: Campaign) -> None:
    air(campaign, Deed.AIRED, datetime(2026, 11, 15, 17, 30, tzinfo=UTC))  # Monday 00:30 in Việt Nam
    (line,) = progress(campaign, date(2026, 11, 21))
    assert line.current is not None
    assert line.current.done == 1


def test_a_campaign_that_has_not_begun_shows_no_stretch(campaign: Campaign) -> None:
    (line,) = progress(campaign, date(2025, 12, 1))
    assert line.current is None


def test_the_board_costs_two_queries(campaign: Campaign, django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        progress(campaign, date(2026, 11, 21))


def test_how_often_is_said_in_words(campaign: Campaign) -> None:
    activity = campaign.activities.get()
    assert in_words(activity) == "2 lần/tuần"
    activity.times, activity.every, activity.period = 1, 6, "month"
    assert in_words(activity) == "1 lần/6 tháng"
