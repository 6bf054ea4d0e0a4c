"""How an item stands with a demand, in words: before it happens, what falls short and what to do."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from broadcast.outlook import Outlook
from broadcast.public.days import weekday
from cms.demands import Demand

SHOWN_DAYS = 4


def wanted_in_words(demand: Demand) -> str:
    """What is asked for: "03 ngày liên tiếp", "3 lần trong 5 ngày"."""
    said = {"times": demand.times, "days": demand.days}
    return (
        _("%(days)02d days on end") % said if demand.daily else _("%(times)d times in %(days)d days") % said
    )


def in_words(outlook: Outlook) -> str:
    """Say how far it has come, what the timetable holds of the rest, and what would make it up."""
    heard = _heard(outlook)
    if outlook.complete:
        return heard
    if outlook.secured:
        days = _days(outlook.planned.values())
        return f"{heard} {_('The bulletins planned make up the rest: %(days)s.') % {'days': days}}"
    if outlook.suffices and (best := outlook.best):
        span = {"first": _day(best.first), "last": _day(best.last)}
        return f"{heard} {_('The timetable has slots enough, from %(first)s to %(last)s.') % span}"
    if outlook.early:
        later = _("It goes on air from %(day)s; the timetable does not reach so far yet.")
        return f"{heard} {later % {'day': _day(outlook.first)}}"
    return " ".join([heard, _ahead_in_words(outlook), _to_add(outlook)])


def _heard(outlook: Outlook) -> str:
    demand = outlook.demand
    said = {"done": outlook.done, "wanted": demand.times, "days": demand.days}
    if demand.daily:
        return _("Aired %(done)d of %(wanted)d days on end.") % said
    return _("Aired %(done)d of %(wanted)d times in %(days)d days.") % said


def _ahead_in_words(outlook: Outlook) -> str:
    ahead, demand = outlook.ahead, outlook.demand
    said = {
        "slots": len(ahead),
        "days": _days(ahead),
        "missing": outlook.missing,
        "times": demand.times,
        "within": demand.days,
    }
    if demand.daily:
        if not ahead:
            return _("The timetable has no slot left: %(missing)d days are missing.") % said
        return (
            _(
                "The timetable has %(slots)d days left (%(days)s), too few on end: "
                "%(missing)d days are missing."
            )
            % said
        )
    if not ahead:
        return _("The timetable has no slot left: %(missing)d airings are missing.") % said
    return (
        _(
            "The timetable has %(slots)d slots left (%(days)s), too few for %(times)d times in "
            "%(within)d days: %(missing)d airings are missing."
        )
        % said
    )


def _to_add(outlook: Outlook) -> str:
    days = outlook.days_to_add()
    if days:
        return _("Please add airings on: %(days)s.") % {"days": _days(days)}
    return _("Its last day on air leaves no room for them: please let it be aired longer.")


def _days(days: Iterable[date]) -> str:
    """The first few days as people say them, with how many airings where a day has several."""
    counted = sorted(Counter(days).items())
    told = ", ".join(_day(day, times) for day, times in counted[:SHOWN_DAYS])
    return f"{told}…" if len(counted) > SHOWN_DAYS else told


def _day(day: date, times: int = 1) -> str:
    said = f"{weekday(day)} {day:%d/%m}"
    if times == 1:
        return said
    more = ngettext("%(times)d airing", "%(times)d airings", times) % {"times": times}
    return f"{said} ({more})"
