"""Who opens which page of plans."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from campaigns.approval.rights import Refused
from campaigns.approval.steps import held
from campaigns.models import Campaign, CampaignState

SEE, ADD = "campaigns.view_campaign", "campaigns.add_campaign"


def the_plan(request: HttpRequest, pk: int, permission: str = SEE) -> Campaign:
    """Return one plan; PermissionDenied without `permission`, 404 where there is none."""
    if not request.user.has_perm(permission):
        raise PermissionDenied
    return get_object_or_404(Campaign.objects.select_related("amends", "copied_from", "submitted_by"), pk=pk)


def person(request: HttpRequest) -> Any:
    """Who is signed in; Wagtail's admin lets nobody else in."""
    return request.user


class NotADraft(Refused):
    """Something else than a draft was to be changed in place."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Only a draft is changed directly. Take back a plan that waits for approval; amend a plan "
                "that runs."
            )
        )


def hold_draft(plan: Campaign) -> Campaign:
    """Hold a draft until the transaction ends, so that nobody submits it meanwhile; raises NotADraft."""
    fresh = held(plan)
    if fresh.state != CampaignState.DRAFT:
        raise NotADraft
    return fresh
