"""When people were reminded of a duty, and who."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from campaigns.models import Duty


@dataclass(frozen=True, slots=True)
class Reminded:
    """A local day on which people were reminded: how the duty stood to its day, and their names and roles."""

    day: date
    stood: str
    people: list[str]


def reminded(duty: Duty) -> list[Reminded]:
    """Return the days on which somebody was reminded of `duty`, the newest first; one query."""
    days: defaultdict[date, list[str]] = defaultdict(list)
    for row in duty.reminders.select_related("person").order_by("-told_on", "pk"):
        name = getattr(row.person, "signature", row.person.get_username())
        days[row.told_on].append(f"{name} – {row.get_role_display()}")
    return [Reminded(day, _stood(duty.due_on, day), people) for day, people in days.items()]


def _stood(due: date, day: date) -> str:
    days = (due - day).days
    if days == 0:
        return _("on the day it was due")
    if days > 0:
        return _("%(n)d days before it was due") % {"n": days}
    return _("%(n)d days late") % {"n": -days}
