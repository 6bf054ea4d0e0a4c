"""From which day an approved plan is counted: what fell due before it is not owed."""

from datetime import date

from django.utils.translation import gettext as _

from campaigns.approval.rights import Refused
from campaigns.models import Campaign, Evidence


def proposed_start(plan: Campaign, today: date) -> date:
    """Return the plan's first day, or `today` where that is past and no deed was written down for the plan.

    Never a day after the plan's last.
    """
    if today <= plan.starts_on or Evidence.objects.filter(activity__campaign=plan).exists():
        return plan.starts_on
    return min(today, plan.ends_on)


def objection_to(plan: Campaign, day: date) -> str | None:
    """Say why duties cannot be counted from `day`, or None where they can."""
    if plan.starts_on <= day <= plan.ends_on:
        return None
    return _("Choose a day of the plan: from %(first)s to %(last)s.") % {
        "first": f"{plan.starts_on:%d/%m/%Y}",
        "last": f"{plan.ends_on:%d/%m/%Y}",
    }


def require_within(plan: Campaign, day: date) -> None:
    """Raise Refused where duties cannot be counted from `day`."""
    reason = objection_to(plan, day)
    if reason:
        raise Refused(reason)
