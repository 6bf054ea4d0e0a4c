"""Submitting a plan or an amendment, approving it, sending it back."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaigns.approval.amending import adopt
from campaigns.approval.completeness import gaps
from campaigns.approval.rights import (
    APPROVE,
    WRITE,
    NotIndependent,
    NotReady,
    Overtaken,
    Person,
    objection,
    require,
)
from campaigns.approval.starting import proposed_start, require_within
from campaigns.approval.steps import held, keep_version, step
from campaigns.duties.making import make_duties
from campaigns.models import Campaign, CampaignState
from campaigns.signals import plan_approved, plan_returned, plan_submitted


@transaction.atomic
def submit(campaign: Campaign, *, by: Person) -> None:
    """Ask the leaders to approve; raises NotReady with all that is missing, Overtaken, PermissionDenied."""
    require(by, WRITE)
    missing = gaps(held(campaign))
    step(campaign, CampaignState.WAITING, submitted_by=by, submitted_at=timezone.now(), returned_why="")
    if missing:
        raise NotReady([gap.words for gap in missing])
    log(campaign, "campaigns.submit", user=by)
    plan_submitted.send(Campaign, campaign=campaign, by=by)


@transaction.atomic
def take_back(campaign: Campaign, *, by: Person) -> None:
    """Take back what was submitted, to go on writing; raises Overtaken, PermissionDenied."""
    require(by, WRITE)
    step(campaign, CampaignState.DRAFT)
    log(campaign, "campaigns.take_back", user=by)


@transaction.atomic
def approve(
    campaign: Campaign, *, by: Person, read: datetime | None = None, counted_from: date | None = None
) -> Campaign:
    """Approve what waits; return the plan that runs now, which of an amendment is the one it amends.

    `read` is when that which the approver read was submitted: what was taken back and submitted anew since
    is not approved unread. What falls due before `counted_from` is not owed; without it, `proposed_start`
    says the day; an amendment keeps that of its plan. Raises NotIndependent, Overtaken, Refused where the
    amended plan is closed or the day lies outside the plan.
    """
    fresh = held(campaign)
    reason = objection(fresh, by)
    if reason:
        raise NotIndependent(reason)
    if read is not None and fresh.submitted_at != read:
        raise Overtaken
    now = timezone.now()
    if campaign.amends is not None:
        plan = adopt(campaign, campaign.amends, by=by, now=now)
    else:
        plan, today = campaign, timezone.localdate(now)
        since = counted_from or proposed_start(fresh, today)
        require_within(fresh, since)
        step(plan, CampaignState.RUNNING, counted_from=since)
        keep_version(plan, plan, by=by, now=now)
        make_duties(plan, today)
    log(campaign, "campaigns.approve", user=by)
    plan_approved.send(Campaign, campaign=campaign, by=by)
    return plan


@transaction.atomic
def send_back(campaign: Campaign, *, by: Person, reason: str) -> None:
    """Return what waits to its author; raises PermissionDenied, ValueError without a reason, Overtaken."""
    require(by, APPROVE)
    if not reason.strip():
        raise ValueError(_("Write the reason, so that the author knows what to do."))
    step(campaign, CampaignState.DRAFT, returned_why=reason.strip())
    log(campaign, "campaigns.return", user=by, data={"comment": reason.strip()})
    plan_returned.send(Campaign, campaign=campaign, by=by)
