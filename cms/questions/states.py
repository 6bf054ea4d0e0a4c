"""The life of a resident's feedback: one enum and one table; `move` is the only thing that sets a state."""

from typing import Any

from django.db import models
from django.utils.translation import pgettext_lazy


class FeedbackState(models.TextChoices):
    RECEIVED = "received", pgettext_lazy("feedback", "received")
    ASSIGNED = "assigned", pgettext_lazy("feedback", "being looked into")
    ANSWERED = "answered", pgettext_lazy("feedback", "answered")
    PUBLISHED = "published", pgettext_lazy("feedback", "answered, and the answer is public")
    CLOSED = "closed", pgettext_lazy("feedback", "closed without publishing")
    SPAM = "spam", pgettext_lazy("feedback", "spam")


S = FeedbackState
OPEN = frozenset({S.RECEIVED, S.ASSIGNED})
TRANSITIONS: dict[FeedbackState, frozenset[FeedbackState]] = {
    S.RECEIVED: frozenset({S.ASSIGNED, S.ANSWERED, S.CLOSED, S.SPAM}),
    # assigned -> assigned: handed to somebody else
    S.ASSIGNED: frozenset({S.ASSIGNED, S.ANSWERED, S.CLOSED, S.SPAM}),
    # answered -> answered: the answer is corrected before it is public
    S.ANSWERED: frozenset({S.ANSWERED, S.PUBLISHED, S.CLOSED}),
    S.PUBLISHED: frozenset({S.ANSWERED}),  # the page was taken off the site
    S.CLOSED: frozenset({S.ASSIGNED, S.ANSWERED}),
    S.SPAM: frozenset({S.RECEIVED}),  # it was none after all
}


class IllegalStep(Exception):
    """The state asked for cannot follow the state the feedback is in."""


def may_move(before: str, to: FeedbackState) -> bool:
    """Tell whether the table allows the step."""
    return to in TRANSITIONS[FeedbackState(before)]


def move(feedback: Any, to: FeedbackState, **changes: Any) -> bool:
    """Move to `to` by compare-and-set, with `changes` in the same update.

    False where another process moved it first; raises IllegalStep where the table has no such step.
    """
    before = feedback.state
    if not may_move(before, to):
        raise IllegalStep(f"feedback {feedback.pk}: {before} -> {to}")
    fields = {"state": to, **changes}
    if not type(feedback).objects.filter(pk=feedback.pk, state=before).update(**fields):
        return False
    for name, value in fields.items():
        setattr(feedback, name, value)
    return True
