from campaigns.models.duty import Duty
from campaigns.models.evidence import Evidence
from campaigns.models.plan import (
    Activity,
    Assignment,
    BudgetLine,
    Campaign,
    LegalBasis,
    PlanContent,
    Recipient,
    Target,
)
from campaigns.models.reminding import DutyReminder, ReminderSettings
from campaigns.models.report import Report, ReportSettings, ReportState
from campaigns.models.units import Unit, UnitKind
from campaigns.models.version import PlanVersion
from campaigns.models.vocabulary import Audience, CampaignState, Channel, Deed

__all__ = [
    "Activity",
    "Assignment",
    "Audience",
    "BudgetLine",
    "Campaign",
    "CampaignState",
    "Channel",
    "Deed",
    "Duty",
    "DutyReminder",
    "Evidence",
    "LegalBasis",
    "PlanContent",
    "PlanVersion",
    "Recipient",
    "ReminderSettings",
    "Report",
    "ReportSettings",
    "ReportState",
    "Target",
    "Unit",
    "UnitKind",
]
