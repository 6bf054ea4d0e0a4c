"""How a campaign moves from draft to running to closed; nothing else sets its state."""

from typing import Any

from campaigns.models import Campaign, CampaignState
from campaigns.models.vocabulary import CAMPAIGN_TRANSITIONS
from campaigns.signals import plan_changed


class IllegalTransition(Exception):
    """The state asked for cannot follow the state the campaign is in."""


def may_move(campaign: Campaign, to: CampaignState) -> bool:
    """Tell whether the table allows the step."""
    return to in CAMPAIGN_TRANSITIONS[CampaignState(campaign.state)]


def move(campaign: Campaign, to: CampaignState, **changes: Any) -> bool:
    """Move by compare-and-set, with `changes` in the same update.

    False when somebody else moved the campaign first; raises IllegalTransition.
    """
    before = CampaignState(campaign.state)
    if not may_move(campaign, to):
        raise IllegalTransition(f"campaign {campaign.pk}: {before} -> {to}")
    fields = {"state": to, **changes}
    if not Campaign.objects.filter(pk=campaign.pk, state=before).update(**fields):
        return False
    for name, value in fields.items():
        setattr(campaign, name, value)
    plan_changed.send(Campaign, campaign_id=campaign.pk)
    return True
