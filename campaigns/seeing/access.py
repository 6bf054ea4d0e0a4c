"""Who sees how plans stand."""

from campaigns.access import needs

__all__ = ["SEE", "WAIVE", "needs"]

SEE, WAIVE = "campaigns.view_campaign", "campaigns.change_duty"
