"""The names pages with plans show (cms.serving), and what raises them.

`plan:<id>`: one plan and how it stands. `plans`: which plans there are. `units`: their names. Whether there
is any plan at all stands in the menu.
"""

from typing import Any

from django.db.models.signals import post_delete, post_save

from campaigns.duties.reading import IN_FORCE
from campaigns.models import Activity, Campaign, Duty, Evidence, PlanContent, PlanVersion, Target, Unit
from campaigns.signals import duties_changed, plan_changed
from campaigns.targets.readings import target_read
from cms.open_plans.plans import open_plans
from cms.serving import changed, shown_as

PLANS, UNITS = "plans", "units"


def name_of(pk: int) -> str:
    return f"plan:{pk}"


def _plan_changed(campaign_id: int, **kwargs: Any) -> None:
    campaign = Campaign.objects.filter(pk=campaign_id).first()
    if campaign is not None:
        _tell(campaign)


def _saved(instance: Campaign, **kwargs: Any) -> None:
    if not kwargs.get("raw"):
        _tell(instance)


def _tell(campaign: Campaign) -> None:
    """Raise what a plan in force touches: drafts are shown nowhere."""
    if campaign.state not in IN_FORCE:
        return
    changed(name_of(campaign.pk))
    if campaign.is_public:
        changed(PLANS)
    if not open_plans().exclude(pk=campaign.pk).exists():  # the first one, or the last one is gone
        changed("menu")


def _duties_changed(campaign_id: int, **kwargs: Any) -> None:
    changed(name_of(campaign_id))


def _part_changed(instance: Activity | PlanContent | PlanVersion | Target, **kwargs: Any) -> None:
    if not kwargs.get("raw"):
        changed(name_of(instance.campaign_id))


def _written(instance: Evidence, **kwargs: Any) -> None:
    """A row of the ledger, which may take another one from another plan."""
    if kwargs.get("raw"):
        return
    if target := target_read(instance):
        changed(name_of(target.campaign_id))
    rows = [instance, instance.corrects] if instance.corrects_id else [instance]
    changed(*{name_of(row.activity.campaign_id) for row in rows if row and row.activity})


def _unit_changed(**kwargs: Any) -> None:
    if not kwargs.get("raw") and not kwargs.get("created"):
        changed(UNITS)


def watch() -> None:
    """Listen, once for a process."""
    shown_as("plan", Campaign, Activity, Duty, Evidence, PlanContent, PlanVersion, Target)
    shown_as(PLANS, Campaign)
    shown_as("menu", Campaign)
    shown_as(UNITS, Unit)
    plan_changed.connect(_plan_changed, dispatch_uid="cms.open_plans.plan")
    duties_changed.connect(_duties_changed, dispatch_uid="cms.open_plans.duties")
    post_save.connect(_written, sender=Evidence, dispatch_uid="cms.open_plans.written")
    for signal in (post_save, post_delete):
        signal.connect(_saved, sender=Campaign, dispatch_uid="cms.open_plans.saved")
        signal.connect(_unit_changed, sender=Unit, dispatch_uid="cms.open_plans.unit")
        for part in (Activity, PlanContent, PlanVersion, Target):
            signal.connect(_part_changed, sender=part, dispatch_uid="cms.open_plans.part")
