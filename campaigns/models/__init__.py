from campaigns.models.evidence import Evidence
from campaigns.models.plan import Activity, Campaign
from campaigns.models.vocabulary import Audience, CampaignState, Channel, Deed, Period

__all__ = ["Activity", "Audience", "Campaign", "CampaignState", "Channel", "Deed", "Evidence", "Period"]
