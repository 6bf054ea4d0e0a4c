"""A value that was reached beside the one that is wanted. Pure."""

import re
from datetime import date
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class TargetState(models.TextChoices):
    """Derived from the newest reading and the day, never stored."""

    MISSED = "missed", pgettext_lazy("target", "missed")
    NOT_YET = "not_yet", pgettext_lazy("target", "not reached yet")
    UNREAD = "unread", _("no figure yet")
    REACHED = "reached", pgettext_lazy("target", "reached")

    @property
    def tone(self) -> str:
        """The colour it is shown in, by the name of the state of a duty that has it."""
        return _TONES[self]

    @property
    def sign(self) -> str:
        return _SIGNS[self]


_TONES = {
    TargetState.MISSED: "late",
    TargetState.NOT_YET: "due",
    TargetState.UNREAD: "ahead",
    TargetState.REACHED: "done",
}
_SIGNS = {
    TargetState.MISSED: "✗",
    TargetState.NOT_YET: "▶",
    TargetState.UNREAD: "○",
    TargetState.REACHED: "✓",
}
_MOST = re.compile(
    r"(?:không (?:quá|vượt quá|cao hơn)|tối đa|nhiều nhất|dưới|ít hơn|thấp hơn)"
    r"\s+(?:(?:là|đến|còn|mức)\s+)?(\d[\d.]*(?:,\d+)?)",
    re.IGNORECASE,
)


def at_most(text: str, wanted: Decimal) -> bool:
    """Tell whether the words of a target set `wanted` as a limit: "không quá 2 % hồ sơ trễ hạn"."""
    return any(_number(found[1]) == wanted for found in _MOST.finditer(text))


def state_of(text: str, wanted: Decimal, reached: Decimal | None, *, due: date, today: date) -> TargetState:
    """Return how a target stands on `today`; one that is due on that day still has the day."""
    if reached is None:
        return TargetState.UNREAD
    if reached <= wanted if at_most(text, wanted) else reached >= wanted:
        return TargetState.REACHED
    return TargetState.MISSED if due < today else TargetState.NOT_YET


def _number(written: str) -> Decimal:
    return Decimal(written.rstrip(".").replace(".", "").replace(",", "."))
