"""The end of a plan: what was not done, what is carried over into next year's plan; there is no way back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaigns.approval.amending import open_amendment
from campaigns.approval.rights import CLOSE, WRITE, Person, Refused, require
from campaigns.approval.steps import held, step
from campaigns.copying import add_activity, as_data, from_data, moved, next_of
from campaigns.duties.reading import account
from campaigns.duties.states import FULFILLED, DutyState
from campaigns.models import Activity, Campaign, CampaignState
from campaigns.signals import plan_closed


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An activity of which `left` of its `owed` duties were not fulfilled."""

    activity: Activity
    left: int
    owed: int


def unfinished(plan: Campaign, today: date) -> list[Unfinished]:
    """Return the activities with duties that are not done (waived ones are not owed), in the plan's order."""
    stand = account([plan], today)
    found = []
    for activity in stand.activities:
        states = [one.standing.state for one in stand.of(activity)]
        owed = [state for state in states if state is not DutyState.WAIVED]
        left = sum(state not in FULFILLED for state in owed)
        if left:
            found.append(Unfinished(activity, left, len(owed)))
    return found


@transaction.atomic
def close(plan: Campaign, *, by: Person, words: str, carried: Collection[int] = ()) -> Campaign | None:
    """Close a running plan; return next year's draft where activities (by id) are carried over into it.

    Raises PermissionDenied, ValueError without closing words, Refused while an amendment is open, Overtaken.
    """
    require(by, CLOSE)
    if not words.strip():
        raise ValueError(_("Write what the plan achieved; it stands in the plan's history."))
    held(plan)
    if open_amendment(plan):
        raise Refused(_("An amendment of this plan is open. Decide about it or delete it first."))
    step(plan, CampaignState.CLOSED, closing_words=words.strip())
    log(plan, "campaigns.close", user=by)
    following = _carried_over(plan, carried, by) if carried else None
    plan_closed.send(Campaign, campaign=plan, by=by)
    return following


@transaction.atomic
def copy_to_next_year(plan: Campaign, *, by: Person, years: int = 1) -> Campaign:
    """Make a draft of the whole plan with its days moved; raises PermissionDenied."""
    require(by, WRITE)
    copy = from_data(moved(next_of(as_data(plan)), years), copied_from=plan)
    log(copy, "wagtail.copy", user=by)
    return copy


def _carried_over(plan: Campaign, carried: Collection[int], by: Person) -> Campaign:
    """Put activities into the draft that was copied from this plan, or into a new one with them alone.

    Whoever closes a plan is no author of the next one for that: he may approve it.
    """
    data = moved(next_of(as_data(plan)), 1)
    chosen = [one for one in data["activities"] if one["origin"] in carried]
    draft = plan.copies.filter(state=CampaignState.DRAFT).order_by("pk").first()
    if draft is None:
        draft = from_data({**data, "activities": chosen}, copied_from=plan)
        log(draft, "campaigns.carry_over", user=by)
        return draft
    there = set(held(draft).activities.values_list("origin", flat=True))
    for one in chosen:
        if one["origin"] not in there:
            add_activity(draft, one)
    log(draft, "campaigns.carry_over", user=by)
    return draft
