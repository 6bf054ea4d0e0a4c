"""The life of an event: planned, then held; or postponed, or cancelled. `record.move` alone sets a state."""

from django.db import models
from django.utils.translation import pgettext_lazy


class EventState(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("event", "planned")
    HELD = "held", pgettext_lazy("event", "held")
    POSTPONED = "postponed", pgettext_lazy("event", "postponed")
    CANCELLED = "cancelled", pgettext_lazy("event", "cancelled")


S = EventState
# postponed -> planned: a leader approved a new time.
TRANSITIONS: dict[EventState, frozenset[EventState]] = {
    S.PLANNED: frozenset({S.HELD, S.POSTPONED, S.CANCELLED}),
    S.POSTPONED: frozenset({S.PLANNED, S.HELD, S.CANCELLED}),
    S.HELD: frozenset(),
    S.CANCELLED: frozenset(),
}
NEEDS_REASON = frozenset({S.POSTPONED, S.CANCELLED})


def may_follow(before: str) -> list[EventState]:
    """Return what people may set after `before`, in the order of the enum; a new time sets `planned`."""
    allowed = TRANSITIONS[EventState(before)] - {S.PLANNED}
    return [state for state in EventState if state in allowed]
