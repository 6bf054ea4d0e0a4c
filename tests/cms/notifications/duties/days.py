"""The day work is due, days around it, and what somebody was told."""

from datetime import date, timedelta

from campaigns.models import (
    ReminderSettings,
)
from cms.notifications.models import Notification

DUE = date(2026, 11, 20)
FIRST = date(2026, 1, 1)


def day(number: int) -> date:
    """The day so many days after the work is due."""
    return DUE + timedelta(days=number)


def told(person) -> list[str]:
    return list(Notification.objects.told_to(person).order_by("pk").values_list("words", flat=True))


def set_rules(**fields) -> None:
    ReminderSettings.load()
    ReminderSettings.objects.update(**fields)
