"""Whether a document is in the system already, and as which plan."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from campaigns.admin.plans import home_of
from campaigns.models import Campaign, CampaignState
from cms.plan_import.identity import identity_of, same
from cms.plan_import.models import PlanImport


@dataclass(frozen=True, slots=True)
class Known:
    """A plan that a document was made into; `record` says how it came in, None where written by hand.

    `renumbered`: it bore the document's number when it was imported, and bears another one now.
    """

    campaign: Campaign
    record: PlanImport | None
    renumbered: bool = False

    @property
    def address(self) -> str:
        return home_of(self.campaign)

    @property
    def deletion(self) -> str:
        """Where the plan is deleted; "" where it is no draft."""
        draft = self.campaign.state == CampaignState.DRAFT
        return reverse("campaign:delete", args=(self.campaign.pk,)) if draft else ""


def by_file(digest: str) -> Known | None:
    """Return the plan that was made from this very file, whatever number it bears now."""
    record = PlanImport.objects.select_related("campaign").filter(digest=digest).first()
    return Known(record.campaign, record) if record else None


def by_number(issuer: str, symbol: str, issued_on: date | None) -> Known | None:
    """Return the plan of this issuer, number and day, imported or written by hand.

    Where none bears them now: the one that was imported under them.
    """
    identity = identity_of(issuer, symbol, issued_on)
    if not identity:
        return None
    of_the_day = Campaign.objects.filter(issued_on=issued_on).exclude(symbol="").order_by("pk")
    for plan in of_the_day.select_related("import_record"):
        if same((issuer, symbol), (plan.issuer, plan.symbol)):
            return Known(plan, getattr(plan, "import_record", None))
    record = PlanImport.objects.select_related("campaign").filter(identity=identity).first()
    return Known(record.campaign, record, renumbered=True) if record else None
