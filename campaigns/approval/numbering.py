"""Number and day of issue, which a paper gets when it is signed: after its approval."""

from datetime import date

from django.db import transaction
from wagtail.log_actions import log

from campaigns.approval.rights import WRITE, Overtaken, Person, require
from campaigns.models import Campaign, PlanVersion
from campaigns.signals import plan_changed


@transaction.atomic
def write_number(version: PlanVersion, symbol: str, issued_on: date, *, by: Person) -> None:
    """Write both once; raises Overtaken where they are written already, PermissionDenied."""
    require(by, WRITE)
    said = {"symbol": symbol, "issued_on": issued_on}
    if not PlanVersion.objects.filter(pk=version.pk, symbol="").update(**said):
        raise Overtaken
    if version.number == 1:
        Campaign.objects.filter(pk=version.campaign_id).update(**said)
    log(version.campaign, "campaigns.number", user=by)
    plan_changed.send(Campaign, campaign_id=version.campaign_id)
