"""Saying that a duty is not owed any more, and why; and that it is owed again."""

from datetime import datetime

from campaigns.models import CampaignState, Duty

_OPEN = {"activity__campaign__state": CampaignState.RUNNING}


def waive(duty: Duty, *, by: str, why: str, at: datetime) -> bool:
    """Waive a duty of a running plan; False where that was done before or the plan is closed.

    `by` is the name and post of whoever decides, `at` an aware time.
    """
    found = Duty.objects.filter(pk=duty.pk, waived_at=None, **_OPEN)
    return bool(found.update(waived_at=at, waived_by=by[:150], waived_why=why))


def owe_again(duty: Duty) -> bool:
    """Take a waiver back; False where there is none or the plan is closed."""
    found = Duty.objects.filter(pk=duty.pk, waived_at__isnull=False, **_OPEN)
    return bool(found.update(waived_at=None, waived_by="", waived_why=""))
