"""Which plans residents may see: in force or closed, and opened to them; no drafts, no amendments."""

from django.db.models import Max, Min, QuerySet

from campaigns.duties.reading import IN_FORCE
from campaigns.models import Campaign

IN_MENUS = "plans"


def open_plans() -> QuerySet[Campaign]:
    """Return them, those that run before those that are closed, each the newest first."""
    found = Campaign.objects.filter(is_public=True, state__in=IN_FORCE, amends=None)
    return found.order_by("-state", "-starts_on", "-pk")  # "running", "closed"


def with_moments() -> QuerySet[Campaign]:
    """Return them with `approved_at` and `amended_at`, when the first and the newest version was approved."""
    return open_plans().annotate(
        approved_at=Min("versions__approved_at"), amended_at=Max("versions__approved_at")
    )
