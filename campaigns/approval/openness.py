"""Whether residents see how a plan stands: opened by a leader, closed by whoever keeps the plan too."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaigns.approval.amending import OPEN
from campaigns.approval.rights import APPROVE, WRITE, Overtaken, Person, Refused
from campaigns.approval.steps import held
from campaigns.duties.reading import IN_FORCE
from campaigns.models import Campaign
from campaigns.signals import plan_changed


def may_open(person: Person) -> bool:
    """Whether the account may let residents see plans."""
    return person.has_perm(APPROVE)


def may_hide(person: Person) -> bool:
    """Whether the account may take plans out of residents' sight."""
    return person.has_perm(APPROVE) or person.has_perm(WRITE)


@transaction.atomic
def let_residents_see(plan: Campaign, seen: bool, *, by: Person) -> None:
    """Open the page of a plan in force to residents, or take it away; an open amendment follows.

    Raises PermissionDenied, Refused for a plan that was never approved, Overtaken where it is so already.
    """
    if not (may_open(by) if seen else may_hide(by)):
        raise PermissionDenied(_("Your account may not do this with plans."))
    amendments = plan.amendments.select_for_update().filter(state__in=OPEN)
    copied = [amendment.pk for amendment in amendments]  # held before their plan, as everywhere
    fresh = held(plan)
    if fresh.state not in IN_FORCE:
        raise Refused(_("Residents see a plan only once it is approved. In a draft, tick the box instead."))
    if fresh.is_public == seen:
        raise Overtaken
    Campaign.objects.filter(pk__in=[plan.pk, *copied]).update(is_public=seen)
    plan.is_public = seen
    log(plan, "campaigns.open" if seen else "campaigns.hide", user=by)
    plan_changed.send(Campaign, campaign_id=plan.pk)
