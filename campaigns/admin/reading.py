"""What the software understands of a timing, in a sentence or two. Pure but for translation."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from campaigns.duties.owed import Window, counted_from, owed
from campaigns.timing import Kind, Timing, in_words, read


@dataclass(frozen=True, slots=True)
class Reading:
    """`words` as an officer would write the timing, `counted` what follows from it."""

    understood: bool
    words: str
    counted: str


def reading(
    text: str,
    since: date,
    until: date,
    *,
    year: int,
    every_days: int | None = None,
    uncounted: bool = False,
    plan_from: date | None = None,
) -> Reading:
    """Read a timing of an activity from `since` to `until`, of a plan whose duties count from `plan_from`."""
    timing = read(text, year=year)
    if uncounted:
        return Reading(True, text, _("The words are kept; nothing is counted."))
    if timing.kind is Kind.NOT_UNDERSTOOD:
        return Reading(False, text, _not_understood(text))
    windows = owed(timing, since, until, every_days=every_days)
    left = counted_from(windows, plan_from) if plan_from else windows
    if windows and not left:
        return Reading(True, in_words(timing), _("Due before the plan is counted: not owed."))
    return Reading(True, in_words(timing), _counted(timing, left))


def _not_understood(text: str) -> str:
    if not text.strip():
        return _("When or how often is not said yet.")
    return _(
        "The software cannot read this. Write for example: 2 lần/tuần; hằng quý; trước ngày 30/11/2026; "
        "quý II/2026; thường xuyên."
    )


def _counted(timing: Timing, windows: list[Window]) -> str:
    if timing.kind in (Kind.ON_REQUEST, Kind.RELATIVE):
        return _("Nothing is owed by a fixed day; what is done is written down when it happens.")
    if not windows:
        return _("Goes on all the time: say below how often there must be evidence.")
    first, last = windows[0], windows[-1]
    if len(windows) == 1:
        return _("To be done %(times)d times, by %(due)s.") % {
            "times": first.required,
            "due": _day(first.due),
        }
    return _(
        "%(periods)d periods, %(times)d times in all; the first from %(start)s to %(end)s, "
        "the last by %(due)s."
    ) % {
        "periods": len(windows),
        "times": sum(window.required for window in windows),
        "start": _day(first.start),
        "end": _day(first.end),
        "due": _day(last.due),
    }


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
