"""What is done once a day, whichever clock comes first (cms.notifications.reminders keeps the day)."""

from collections.abc import Callable
from datetime import datetime

Chore = Callable[[datetime], object]
chores: list[Chore] = []


def do_all(now: datetime) -> None:
    """Do every chore; each may be done again without harm."""
    for chore in chores:
        chore(now)
