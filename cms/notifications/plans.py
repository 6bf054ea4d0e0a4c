"""Who is told what when a plan is submitted, approved, sent back or closed."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.approval.rights import APPROVE, authors_of, objection
from campaigns.models import Campaign
from campaigns.signals import plan_approved, plan_closed, plan_returned, plan_submitted
from cms.models import User
from cms.notifications.telling import tell

BACKEND = "django.contrib.auth.backends.ModelBackend"


def tell_leaders(campaign: Campaign, by: User, **kwargs: Any) -> None:
    """A plan waits: tell the leaders who may approve it."""
    leaders = User.objects.with_perm(APPROVE, include_superusers=False, backend=BACKEND)
    _tell(
        [leader for leader in leaders if objection(campaign, leader) is None],
        campaign,
        f"submitted:{_moment(campaign)}",
        _("%(who)s asks you to approve the plan “%(title)s”.") % _said(campaign, by),
    )


def tell_authors_of_approval(campaign: Campaign, by: User, **kwargs: Any) -> None:
    """A leader approved: tell whoever wrote or submitted it."""
    words = (
        _("%(who)s approved the amendment of the plan “%(title)s”; it is in force now.")
        if campaign.amends_id
        else _("%(who)s approved the plan “%(title)s”; it runs now.")
    )
    _tell(_authors(campaign, by), campaign, f"approved:{_moment(campaign)}", words % _said(campaign, by))


def tell_authors_of_return(campaign: Campaign, by: User, **kwargs: Any) -> None:
    """A leader sent a plan back: tell its authors the reason."""
    words = _("%(who)s sent the plan “%(title)s” back. Reason: %(reason)s")
    said = {**_said(campaign, by), "reason": campaign.returned_why}
    _tell(_authors(campaign, by), campaign, f"returned:{_moment(campaign)}", words % said)


def tell_authors_of_end(campaign: Campaign, by: User, **kwargs: Any) -> None:
    """A plan was closed: tell its authors."""
    words = _("%(who)s closed the plan “%(title)s”.") % _said(campaign, by)
    _tell(_authors(campaign, by), campaign, "closed", words)


def _tell(people: Iterable[User], campaign: Campaign, key: str, words: str) -> None:
    link = reverse("campaigns_plan", args=(campaign.pk,))
    tell(people, key=f"plan:{campaign.pk}:{key}", words=words, link=link)


def _authors(campaign: Campaign, by: User) -> Iterable[User]:
    return User.objects.filter(pk__in=authors_of(campaign)).exclude(pk=by.pk)


def _said(campaign: Campaign, by: User) -> dict[str, str]:
    return {"who": by.signature, "title": campaign.title}


def _moment(campaign: Campaign) -> str:
    """Names one submission for ever."""
    return campaign.submitted_at.isoformat() if campaign.submitted_at else ""


def listen() -> None:
    """Tell people whenever the room of plans says that something was decided."""
    for signal, listener in (
        (plan_submitted, tell_leaders),
        (plan_approved, tell_authors_of_approval),
        (plan_returned, tell_authors_of_return),
        (plan_closed, tell_authors_of_end),
    ):
        signal.connect(listener, dispatch_uid=f"cms.notifications.{listener.__name__}")
