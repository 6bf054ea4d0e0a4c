"""The working days of the commune: public holidays, announced make-up days, and what the office entered."""

from datetime import date, timedelta

from cms.notices.models import WorkdayChange
from cms.notices.working_days import Calendar
from cms.public_holidays import days_off, make_up_days

AROUND = timedelta(days=400)


def calendar_around(day: date) -> Calendar:
    """Return the calendar of the year before and after `day`; what the office entered holds over the rest."""
    first, last = day - AROUND, day + AROUND
    changes = dict(WorkdayChange.objects.filter(day__range=(first, last)).values_list("day", "worked"))
    entered_off = {one for one, worked in changes.items() if not worked}
    return Calendar(
        off=days_off(first, last) | entered_off,
        worked=(make_up_days(first, last) - entered_off) | {one for one, worked in changes.items() if worked},
    )
