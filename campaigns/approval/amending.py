"""Amendments of running plans: a copy is written and approved, then taken over into the plan."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaigns.approval.rights import WRITE, Person, Refused, require
from campaigns.approval.steps import held, keep_version, step
from campaigns.copying import (
    OF_THE_PAPER,
    PLAN_FIELDS,
    add_activity,
    as_data,
    from_data,
    next_of,
    write_activity,
    write_fields,
    write_lists,
)
from campaigns.duties.making import make_duties
from campaigns.models import Campaign, CampaignState
from campaigns.signals import plan_changed

OPEN = (CampaignState.DRAFT, CampaignState.WAITING)
_AMENDED = [name for name in PLAN_FIELDS if name not in OF_THE_PAPER]


def open_amendment(plan: Campaign) -> Campaign | None:
    """Return the amendment of the plan that is being written or waits, of which there is at most one."""
    return plan.amendments.filter(state__in=OPEN).first()


@transaction.atomic
def amend(plan: Campaign, *, by: Person) -> Campaign:
    """Begin an amendment: a draft that says what the plan says; the plan itself runs on unchanged.

    Raises Refused where the plan does not run or another amendment is open, PermissionDenied.
    """
    require(by, WRITE)
    if held(plan).state != CampaignState.RUNNING:
        raise Refused(_("Only a running plan is amended."))
    try:
        with transaction.atomic():
            amendment = from_data(next_of(as_data(plan)), amends=plan, counted_from=plan.counted_from)
    except IntegrityError as taken:  # campaigns_one_open_amendment
        raise Refused(_("An amendment of this plan is being written already.")) from taken
    log(amendment, "campaigns.amend", user=by)
    return amendment


def adopt(amendment: Campaign, plan: Campaign, *, by: Person, now: datetime) -> Campaign:
    """Take an amendment that waits over into its plan, within the transaction of its approval.

    Activities are matched by origin; new ones are added; those left out are dropped from today on and keep
    what was owed and done before. Raises Overtaken, Refused.
    """
    plan, today = held(plan), timezone.localdate(now)
    if plan.state != CampaignState.RUNNING:
        raise Refused(_("Only a running plan is amended."))
    step(amendment, CampaignState.TAKEN_OVER)
    said = as_data(held(amendment))  # whether residents see it may have changed meanwhile
    plan.version += 1
    write_fields(plan, said, _AMENDED)
    plan.save(update_fields=["version"])
    write_lists(plan, said)
    _take_activities(amendment, plan, said["activities"], today)
    keep_version(plan, amendment, by=by, now=now)
    make_duties(plan, today)
    plan_changed.send(Campaign, campaign_id=plan.pk)
    return plan


def _take_activities(
    amendment: Campaign, plan: Campaign, said: list[dict[str, object]], today: object
) -> None:
    left = {activity.pk: activity for activity in plan.activities.filter(dropped_on=None)}
    origins = dict(amendment.activities.values_list("pk", "origin"))
    for place, one in enumerate(said):
        activity = left.pop(origins[one["id"]], None) or add_activity(plan, one)
        activity.sort_order = place
        write_activity(activity, one)
    plan.activities.filter(pk__in=left).update(dropped_on=today)
