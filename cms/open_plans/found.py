"""Open plans in the search of the site: all that their page says in words, and nothing it does not say."""

from collections import defaultdict
from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from campaigns.models import Activity, PlanContent, Target
from cms.open_plans.plans import with_moments
from cms.searching.besides import Thing


def things() -> Iterator[Thing]:
    """Yield every open plan; four queries, whatever their number."""
    plans = list(with_moments())
    said: defaultdict[int, list[str]] = defaultdict(list)
    of_these = {"campaign__in": [plan.pk for plan in plans]}
    for rows in (
        PlanContent.objects.filter(**of_these).values_list("campaign", "text"),
        Target.objects.filter(**of_these).values_list("campaign", "text"),
        Activity.objects.filter(**of_these, dropped_on=None).values_list("campaign", "title"),
    ):
        for plan_id, text in rows.order_by("campaign", "pk"):
            said[plan_id].append(text)
    for plan in plans:
        day = timezone.localdate(plan.approved_at) if plan.approved_at else plan.starts_on
        parts = (plan.symbol, plan.issuer, plan.purpose, *said[plan.pk])
        words = (word.strip().rstrip(".") for word in parts)
        address = reverse("open_plans:plan", args=(plan.pk,))
        yield Thing(address, day, plan.title, ". ".join(word for word in words if word))
