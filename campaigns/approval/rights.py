"""Who may write, decide about and close plans; author and approver are different accounts."""

from typing import Any, Protocol

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from campaigns.models import Campaign

WRITE, APPROVE, CLOSE = (f"campaigns.{name}_campaign" for name in ("change", "approve", "close"))
WRITTEN = ("wagtail.create", "wagtail.edit", "wagtail.copy", "wagtail.reorder", "campaigns.amend")


class Person(Protocol):
    """An account, as far as plans know one; `signature` is name and post."""

    pk: Any

    @property
    def signature(self) -> str: ...

    def has_perm(self, perm: str) -> bool: ...


class NotIndependent(PermissionDenied):
    """Whoever wanted to approve may not: no leader, or an author of the plan."""


class NotReady(ValidationError):
    """A plan was submitted that lacks something; the messages say what, in Vietnamese."""


class Refused(Exception):
    """It cannot be done as things stand; the message says why, in Vietnamese."""


class Overtaken(Refused):
    """Somebody else did something with the plan first."""

    def __init__(self) -> None:
        super().__init__(_("Somebody else has just changed this plan. Please look at it again."))


def authors_of(campaign: Campaign) -> set[int]:
    """Return the accounts that wrote on this draft, by the log of changes, or submitted it."""
    written = ModelLogEntry.objects.for_instance(campaign).filter(action__in=WRITTEN, user__isnull=False)
    authors = set(written.values_list("user_id", flat=True))
    return authors | ({campaign.submitted_by_id} if campaign.submitted_by_id else set())


def objection(campaign: Campaign, person: Person) -> str | None:
    """Say in Vietnamese why this account may not approve the plan, or None where it may."""
    if not person.has_perm(APPROVE):
        return _("Only leaders of the People's Committee approve plans.")
    if person.pk in authors_of(campaign):
        return _("You wrote, edited or submitted this plan, so another leader must approve it.")
    return None


def require(person: Person, permission: str) -> None:
    """Raise PermissionDenied without the permission."""
    if not person.has_perm(permission):
        raise PermissionDenied(_("Your account may not do this with plans."))
