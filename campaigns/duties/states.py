"""How a duty stands: derived from what was done and the day it is, never stored. Pure."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DutyState(models.TextChoices):
    """Each has a word of its own, so that nobody has to tell colours apart."""

    LATE = "late", _("late")
    SHORT = "short", _("done in part, late")
    DUE = "due", _("to be done now")
    AHEAD = "ahead", _("not begun yet")
    DONE_LATE = "done_late", _("done late")
    DONE = "done", pgettext_lazy("duty", "done")
    WAIVED = "waived", _("not owed any more")


URGENCY = list(DutyState)  # the order boards and lists show them in: late first
OPEN = frozenset({DutyState.LATE, DutyState.SHORT, DutyState.DUE})
FULFILLED = frozenset({DutyState.DONE, DutyState.DONE_LATE})


def state_of(
    *, required: int, in_time: int, done: int, starts: date, due: date, today: date, waived: bool = False
) -> DutyState:
    """Return how a duty stands on `today`; `in_time` of the `done` deeds were done by `due`."""
    if waived:
        return DutyState.WAIVED
    if in_time >= required:
        return DutyState.DONE
    if done >= required:
        return DutyState.DONE_LATE
    if due < today:
        return DutyState.SHORT if done else DutyState.LATE
    return DutyState.AHEAD if today < starts else DutyState.DUE
