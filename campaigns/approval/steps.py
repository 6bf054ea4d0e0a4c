"""What deciding, amending and closing share: holding a plan, moving it, keeping a version."""

from datetime import datetime
from typing import Any

from campaigns.approval.rights import Overtaken, Person
from campaigns.copying import as_data
from campaigns.lifecycle import IllegalTransition, move
from campaigns.models import Campaign, CampaignState, PlanVersion


def held(campaign: Campaign) -> Campaign:
    """Return the plan as it is in the database, locked until the transaction ends.

    An amendment is held before the plan it amends, never after it.
    """
    return Campaign.objects.select_for_update().get(pk=campaign.pk)


def step(campaign: Campaign, to: CampaignState, **changes: Any) -> None:
    """Move the plan; raises Overtaken where it has left the state `campaign` is in, or cannot go there."""
    try:
        moved = move(campaign, to, **changes)
    except IllegalTransition as wrong:
        raise Overtaken from wrong
    if not moved:
        raise Overtaken


def keep_version(plan: Campaign, paper: Campaign, *, by: Person, now: datetime) -> PlanVersion:
    """Write down what the plan says now as version `plan.version`, issued as the number on `paper` says."""
    return PlanVersion.objects.create(
        campaign=plan,
        number=plan.version,
        symbol=paper.symbol,
        issued_on=paper.issued_on,
        content=as_data(plan),
        approved_by=by.signature[:150],
        approved_at=now,
    )
