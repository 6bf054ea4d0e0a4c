"""What an account may do with a plan as it stands now."""

from dataclasses import dataclass

from campaigns.admin.access import ADD
from campaigns.approval.amending import open_amendment
from campaigns.approval.openness import may_hide, may_open
from campaigns.approval.rights import APPROVE, CLOSE, WRITE, Person, objection
from campaigns.models import Campaign, CampaignState, PlanVersion

DELETE = "campaigns.delete_campaign"


@dataclass(frozen=True, slots=True)
class Offers:
    """Deeds that are offered; `objection` says why a leader may not approve though the plan waits."""

    write: bool = False
    delete: bool = False
    submit: bool = False
    take_back: bool = False
    approve: bool = False
    send_back: bool = False
    objection: str = ""
    amend: bool = False
    close: bool = False
    copy: bool = False
    open: bool = False
    hide: bool = False
    amendment: Campaign | None = None
    unnumbered: PlanVersion | None = None


def offers(plan: Campaign, person: Person) -> Offers:
    """Return what `person` is offered; the deeds themselves ask again."""
    writes, copies = person.has_perm(WRITE), person.has_perm(ADD)
    if plan.state == CampaignState.DRAFT:
        return Offers(write=writes, submit=writes, delete=person.has_perm(DELETE))
    if plan.state == CampaignState.WAITING:
        leads = person.has_perm(APPROVE)
        why = (objection(plan, person) or "") if leads else ""
        return Offers(take_back=writes, send_back=leads, approve=leads and not why, objection=why)
    opens, hides = not plan.is_public and may_open(person), plan.is_public and may_hide(person)
    if plan.state == CampaignState.RUNNING:
        amendment = open_amendment(plan)
        return Offers(
            amend=writes and amendment is None,
            close=person.has_perm(CLOSE),
            copy=copies,
            open=opens,
            hide=hides,
            amendment=amendment,
            unnumbered=plan.versions.filter(symbol="").first() if writes else None,
        )
    if plan.state == CampaignState.CLOSED:
        return Offers(copy=copies, open=opens, hide=hides)
    return Offers()
