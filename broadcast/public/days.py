"""Days and lengths in the words residents use; pure."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy

WEEKDAYS = [
    pgettext_lazy("weekday", "Monday"),
    pgettext_lazy("weekday", "Tuesday"),
    pgettext_lazy("weekday", "Wednesday"),
    pgettext_lazy("weekday", "Thursday"),
    pgettext_lazy("weekday", "Friday"),
    pgettext_lazy("weekday", "Saturday"),
    pgettext_lazy("weekday", "Sunday"),
]


def weekday(day: date) -> str:
    return str(WEEKDAYS[day.weekday()])


def day_name(day: date, today: date) -> str:
    """Name `day` as somebody speaking on `today` would: today, tomorrow, or its weekday."""
    if day == today:
        return pgettext("day", "today")
    if day == today + timedelta(days=1):
        return pgettext("day", "tomorrow")
    return weekday(day)


def usual_times(starts: Iterable[datetime]) -> list[str]:
    """Say when a programme airs, from its local starts of some weeks; what happens once only is left out."""
    seen: dict[tuple[str, int], int] = defaultdict(int)
    for start in starts:
        seen[f"{start:%H:%M}", start.weekday()] += 1
    kept = {place for place, times in seen.items() if times > 1} or set(seen)
    weekdays: dict[str, list[int]] = defaultdict(list)
    for clock, number in sorted(kept):
        weekdays[clock].append(number)
    return [
        _("%(time)s, %(days)s") % {"time": clock, "days": _days(numbers)}
        for clock, numbers in weekdays.items()
    ]


def _days(numbers: list[int]) -> str:
    if len(numbers) == len(WEEKDAYS):
        return pgettext("recurrence", "every day")
    return ", ".join(str(WEEKDAYS[number]) for number in numbers)


def length(seconds: float | None) -> str:
    """Say a length in whole minutes, in seconds below one; empty where it is not known."""
    if not seconds or seconds <= 0:
        return ""
    if seconds < 60:
        return ngettext("%(number)d second", "%(number)d seconds", round(seconds)) % {
            "number": round(seconds)
        }
    minutes = round(seconds / 60)
    return ngettext("%(number)d minute", "%(number)d minutes", minutes) % {"number": minutes}


def position(seconds: float) -> str:
    """Write a place in a recording as players do: 4:05, 1:02:03."""
    hours, rest = divmod(int(max(seconds, 0)), 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def day_and_date(day: date, today: date) -> str:
    """Name a day with its date, beginning with a capital: "Hôm nay, 17/11/2026"."""
    return capfirst(f"{day_name(day, today)}, {day:%d/%m/%Y}")
