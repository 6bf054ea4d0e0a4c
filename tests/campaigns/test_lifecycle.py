import pytest

from campaigns.lifecycle import IllegalTransition, move
from campaigns.models import Campaign, CampaignState

pytestmark = pytest.mark.django_db


def campaign() -> Campaign:
    return Campaign.objects.create(title="Kế hoạch", starts_on="2026-01-01", ends_on="2026-12-31")


def test_a_draft_starts_running() -> None:
    plan = campaign()
    assert move(plan, CampaignState.RUNNING)
    plan.refresh_from_db()
    assert plan.state == CampaignState.RUNNING


def test_a_closed_campaign_stays_closed() -> None:
    plan = campaign()
    move(plan, CampaignState.RUNNING)
    move(plan, CampaignState.CLOSED)
    with pytest.raises(IllegalTransition):
        move(plan, CampaignState.RUNNING)


def test_of_two_who_move_it_one_wins() -> None:
    first = campaign()
    second = Campaign.objects.get(pk=first.pk)
    assert move(first, CampaignState.RUNNING)
    assert not move(second, CampaignState.RUNNING)
