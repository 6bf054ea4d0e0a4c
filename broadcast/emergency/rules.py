"""What may go on air at once, and on whose word; pure. The sentences are in wording.py.

Quiet hours are broken by nothing but an emergency with a named approver (the law of the house), and by a
drill never.
"""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from broadcast.objections import runs_into_quiet
from broadcast.timetable import quiet

LONGEST = timedelta(hours=24)
STILL_NEWS = timedelta(minutes=15)  # an announcement that is not repeated is not begun later than this
WAITS = timedelta(hours=1)  # an emergency nobody decides on for so long has expired
DRAFT_WAITS = timedelta(hours=24)
BLANK = re.compile(r"\[[^\[\]\n]{1,80}\]")


@dataclass(frozen=True, slots=True)
class Approval:
    """Somebody is about to put it on air. `allowed`: by permission; `named`: by the station's rules.

    `alone`: the station lets a named approver decide alone; `quiet`: it would be heard in quiet hours.
    """

    allowed: bool
    named: bool
    author: bool
    alone: bool
    quiet: bool
    drill: bool


def objection(approval: Approval) -> str | None:
    """Why this person may not put it on air: a code of wording.OBJECTIONS, or None."""
    if not approval.allowed:
        return "not_allowed"
    if approval.quiet and approval.drill:
        return "drill_in_quiet_hours"
    if approval.quiet and not approval.named:
        return "quiet_hours"
    if approval.alone and not approval.named:
        return "not_named"
    if approval.author and not approval.alone:
        return "own_words"
    return None


def heard_in_quiet_hours(local: datetime, span: timedelta, quiet_from: time, quiet_until: time) -> bool:
    """Whether any of a span that begins at `local` (naive local time) lies in the quiet hours."""
    return quiet(local.time(), quiet_from, quiet_until) or runs_into_quiet(
        local, span.total_seconds(), quiet_from, quiet_until
    )


def blanks(text: str) -> list[str]:
    """What of a wording is still to be filled in: "[mức báo động]"."""
    return BLANK.findall(text)


def span(for_minutes: int | None) -> timedelta:
    """How long after its approval an emergency may still begin to be heard."""
    return STILL_NEWS if for_minutes is None else min(timedelta(minutes=for_minutes), LONGEST)


def between(every_minutes: int, seconds: float) -> float:
    """Seconds from one airing to the next: as asked for, but never into the airing before."""
    return max(every_minutes * 60.0, seconds + 5.0)
