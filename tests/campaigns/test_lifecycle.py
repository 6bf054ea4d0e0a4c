import pytest

from campaigns.lifecycle import IllegalTransition, move
from campaigns.models import Campaign, CampaignState

pytestmark = pytest.mark.django_db


def plan(state: CampaignState = CampaignState.DRAFT) -> Campaign:
    return Campaign.objects.create(
        title="Kế hoạch", starts_on="2026-01-01", ends_on="2026-12-31", state=state
    )


def test_a_draft_waits_before_it_runs() -> None:
    one = plan()
    assert move(one, CampaignState.WAITING)
    assert move(one, CampaignState.RUNNING)
    one.refresh_from_db()
    assert one.state == CampaignState.RUNNING


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (CampaignState.DRAFT, CampaignState.RUNNING),
        (CampaignState.CLOSED, CampaignState.RUNNING),
        (CampaignState.RUNNING, CampaignState.DRAFT),
        (CampaignState.TAKEN_OVER, CampaignState.RUNNING),
    ],
)
def test_no_step_is_skipped_or_taken_back(before: CampaignState, after: CampaignState) -> None:
    with pytest.raises(IllegalTransition):
        move(plan(before), after)


def test_of_two_who_move_it_one_wins() -> None:
    first = plan()
    second = Campaign.objects.get(pk=first.pk)
    assert move(first, CampaignState.WAITING)
    assert not move(second, CampaignState.WAITING)
