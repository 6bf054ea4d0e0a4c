"""Links from a number to the rows it counts."""

from typing import Any

from django import template
from django.template import Context
from django.utils.functional import Promise

from campaigns.duties.states import FULFILLED, DutyState
from campaigns.seeing.calendar.entries import Entry
from campaigns.seeing.choice import Choice
from campaigns.seeing.rows import Kind, link
from campaigns.seeing.words import SHORT, SIGNS

register = template.Library()
_TOGETHER = {
    "fulfilled": tuple(sorted(FULFILLED)),
    "owed": tuple(sorted(set(DutyState) - {DutyState.WAIVED})),
    "behind": (DutyState.LATE.value, DutyState.SHORT.value),
}


@register.simple_tag
def behind(choice: Choice, kind: str = Kind.DUTIES, **changes: Any) -> str:
    """Return the address of the rows of `choice` with `changes`.

    `states` is one state, or the name of several that are shown as one number.
    """
    asked = changes.get("states")
    if asked:
        changes["states"] = _TOGETHER.get(asked, (asked,))
    return link(choice.but(**changes), Kind(kind))


@register.simple_tag(takes_context=True)
def may_open(context: Context, entry: Entry) -> bool:
    """Whether an entry of the calendar leads somewhere this reader may go."""
    allowed = not entry.needs or context["request"].user.has_perm(entry.needs)
    return bool(entry.link and allowed)


@register.filter
def sign(state: DutyState) -> str:
    """The sign of a state."""
    return SIGNS[state]


@register.filter
def short(state: DutyState) -> Promise:
    """The short word of a state."""
    return SHORT[state]
