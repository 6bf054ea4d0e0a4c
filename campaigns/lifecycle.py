"""How a campaign moves from draft to running to closed; nothing else sets its state."""

from campaigns.models import Campaign, CampaignState
from campaigns.models.vocabulary import CAMPAIGN_TRANSITIONS


class IllegalTransition(Exception):
    """The state asked for cannot follow the state the campaign is in."""


def move(campaign: Campaign, to: CampaignState) -> bool:
    """Move by compare-and-set; False when somebody else moved the campaign first."""
    before = CampaignState(campaign.state)
    if to not in CAMPAIGN_TRANSITIONS[before]:
        raise IllegalTransition(f"campaign {campaign.pk}: {before} -> {to}")
    if not Campaign.objects.filter(pk=campaign.pk, state=before).update(state=to):
        return False
    campaign.state = to
    return True
