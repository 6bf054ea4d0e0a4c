"""What officers, operators and residents read about the plan: codes and what fills them in -> sentences."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from broadcast.candidates import Choice
from broadcast.proposed import Objection
from broadcast.public.days import WEEKDAYS
from broadcast.reconciliation import Why
from broadcast.recurrence import EVERY_DAY, from_recurrence


def objection(found: Objection) -> str:
    """Why a programme cannot be saved as it is, and what to do about it."""
    sentences = {
        "empty": _("Please choose at least one weekday and one time."),
        "unreadable": _("The times of the programme cannot be read. Please choose weekdays and times again."),
        "no_time": _("Please choose at least one time of day."),
        "too_often": _("The programme would be on air too often. Please choose fewer times."),
        "never": _("With these days and times the programme would never be on air in the coming year."),
        "ends_before_it_starts": _("The last day lies before the first."),
        "no_time_that_day": _("Please write the time of the airing on %(day)s."),
        "too_long": _(
            "The longest bulletin is %(minutes)s minutes, but the station allows %(limit)s. "
            "Please choose less."
        ),
        "quiet": _(
            "%(at)s on %(day)s lies in the quiet hours (%(quiet_from)s to %(quiet_until)s). "
            "Please choose another time."
        ),
        "runs_into_quiet": _(
            "The airing at %(at)s on %(day)s may last until %(ends)s, into the quiet hours "
            "(%(quiet_from)s to %(quiet_until)s). Please begin earlier or make the longest bulletin shorter."
        ),
        "over_itself": _(
            "The airing at %(at)s on %(day)s would begin before the one before it has ended. "
            "Please leave more time between them."
        ),
        "overlap": _(
            "At %(at)s on %(day)s the programme “%(title)s” is on air at the same loudspeakers. "
            "Please choose another time or other zones."
        ),
    }
    return (sentences | _of_ranks() | _of_limits())[found.code] % found.params


def _of_ranks() -> dict[str, str]:
    """Why a programme cannot be planned beside another of another rank, or on that day."""
    return {
        "drowned": _(
            "The priority programme “%(title)s” (%(at)s on %(day)s) would leave this one no time to be heard "
            "whole. Please choose another time or a longer distance."
        ),
        "drowns": _(
            "Breaking into “%(title)s” (%(at)s on %(day)s), this programme would leave it no time to be "
            "heard whole. Please choose another time, or let “%(title)s” end when it is broken into."
        ),
        "weekend": _(
            "%(day)s is a Saturday or Sunday, and the station is not on air on weekends. "
            "Please choose other days."
        ),
        "too_much_a_day": _(
            "On %(day)s the loudspeakers would be on air for %(minutes)s minutes, but the station allows "
            "%(limit)s a day. Please make the programme shorter or choose other days."
        ),
    }


def _of_limits() -> dict[str, str]:
    """Why a station's hours and limits cannot be saved as they are."""
    return {
        "hours_hit": _(
            "The new quiet hours forbid airings of: %(airings)s. "
            "Please correct the quiet hours, or change the times of these programmes first."
        ),
        "limit_hit": _(
            "The programme “%(title)s” allows %(minutes)s minutes, more than the new longest bulletin of "
            "the station (%(limit)s). Please choose more, or change the programme first."
        ),
        "weekends_hit": _(
            "On weekends the following programmes are on air: %(titles)s. Please change them first."
        ),
        "day_limit_hit": _(
            "On %(day)s the loudspeakers are on air for %(minutes)s minutes, more than the new limit of a "
            "day (%(limit)s). Please choose more, or change the programmes first."
        ),
    }


def airtimes(recurrence: str) -> str:
    """When a rule is on air: "Thứ Ba, Thứ Sáu: 17:00"."""
    picked = from_recurrence(recurrence)
    if picked is None:
        return _("by a rule of its own")
    days = ", ".join(str(WEEKDAYS[day]) for day in sorted(picked.weekdays))
    if picked.weekdays == EVERY_DAY:
        days = _("Every day")
    times = ", ".join(f"{at:%H:%M}" for at in picked.times)
    every = _("every %(number)s weeks") % {"number": picked.every}
    return f"{days}: {times}" if picked.every == 1 else f"{days}: {times} ({every})"


def choice(made: Choice) -> str:
    """Why an item is in a bulletin, or why not."""
    return _choice_sentences()[made.code] % made.params


def _choice_sentences() -> Mapping[str, str]:
    return {
        "by_hand": _("In: put in by %(who)s."),
        "priority": _("In: a priority item goes first (heard %(times)s of %(wanted)s times)."),
        "in_a_row": _(
            "In: the law wants it heard for %(days)s days on end (heard %(times)s times so far; "
            "Điều 13 khoản 3 Luật số 10/2022/QH15)."
        ),
        "within_days": _(
            "In: it is to be heard %(airings)s times in %(days)s days (heard %(times)s times so far)."
        ),
        "quota": _(
            "In: its activity lacks %(lacking)s airings in the plan (heard %(times)s of %(wanted)s times)."
        ),
        "new": _("In: not heard yet."),
        "again": _("In: heard %(times)s of %(wanted)s times."),
        "dropped_by_hand": _("Out: taken out by %(who)s."),
        "nothing_to_read": _("Out: it has no words to read."),
        "not_yet": _("Out: it goes on air from %(day)s."),
        "no_longer": _("Out: it went on air until %(day)s only."),
        "too_long_alone": _(
            "Out: it alone takes %(minutes)s minutes, and the bulletin may last %(limit)s. "
            "Please shorten its loudspeaker text or divide it; it is never cut."
        ),
        "heard_enough": _("Out: already heard or planned %(times)s times; %(wanted)s were wanted."),
        "full": _("Out: the bulletin has its %(items)s items already."),
        "no_room": _("Out: it takes %(minutes)s minutes and only %(left)s are left."),
    }


def nothing_to_read(choices: tuple[Choice, ...]) -> str:
    """Why a slot has no bulletin; an item nobody can ever hear is named."""
    sentence = _("There is no approved item to read for this slot yet, so no bulletin was made.")
    too_long = [f"“{made.title}”: {choice(made)}" for made in choices if made.code == "too_long_alone"]
    return " ".join([sentence, *too_long])


def off_the_timetable(why: Why, note: str = "") -> str:
    """Why a slot was cancelled; `note` is what the officer wrote beside an exception."""
    sentence = {
        Why.TIMETABLE: _("The timetable was changed; the programme is not on air at this time any more."),
        Why.EXCEPTION: _("The programme is not on air that day."),
        Why.MOVED: _("The airing was moved to another time that day."),
        Why.HOLIDAY: _("The programme is not on air on public holidays."),
        Why.QUIET: _("This time lies in the station's quiet hours."),
        Why.OFF: _("The programme is not in use any more."),
        Why.WEEKEND: _("The station is not on air on Saturdays and Sundays."),
    }[why]
    return f"{sentence} {_('Reason: %(note)s') % {'note': note}}" if note else sentence


def kept_although(why: Why) -> str:
    """Why a locked slot stays although the timetable does not want it any more."""
    return " ".join(
        [
            off_the_timetable(why),
            _("Its bulletin was locked already, so this airing stays as it was announced."),
        ]
    )
