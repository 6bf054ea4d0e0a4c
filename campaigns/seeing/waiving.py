"""Saying that a duty is not owed any more, and why; and that it is owed again."""

from datetime import datetime
from typing import Any

from django.db import transaction

from campaigns.models import Campaign, CampaignState, Duty
from campaigns.signals import duties_changed

_OPEN = {"activity__campaign__state": CampaignState.RUNNING}


def waive(duty: Duty, *, by: str, why: str, at: datetime) -> bool:
    """Waive a duty of a running plan; False where that was done before or the plan is closed.

    `by` is the name and post of whoever decides, `at` an aware time.
    """
    return _write(duty, False, waived_at=at, waived_by=by[:150], waived_why=why)


def owe_again(duty: Duty) -> bool:
    """Take a waiver back; False where there is none or the plan is closed."""
    return _write(duty, True, waived_at=None, waived_by="", waived_why="")


@transaction.atomic
def _write(duty: Duty, waived: bool, **values: Any) -> bool:
    found = Duty.objects.filter(pk=duty.pk, waived_at__isnull=not waived, **_OPEN)
    if not found.update(**values):
        return False
    duties_changed.send(Campaign, campaign_id=duty.activity.campaign_id)
    return True
