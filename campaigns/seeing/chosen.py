"""Fetches what a choice chooses: plans, duties as they stand, and rows of the ledger."""

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, TextField, Value
from django.db.models.functions import Coalesce, NullIf

from campaigns.duties.counting import FULFILS
from campaigns.duties.reading import IN_FORCE, Counted, account, within
from campaigns.expressions import text_in
from campaigns.models import Campaign, Deed, Evidence
from campaigns.seeing.choice import Choice

FIRST, LAST = date(1900, 1, 1), date(2999, 12, 30)


def plans(choice: Choice) -> QuerySet[Campaign]:
    """Return the plan chosen, or all that are or were carried out."""
    if choice.campaign is not None:
        return Campaign.objects.filter(pk=choice.campaign)
    return Campaign.objects.filter(state__in=IN_FORCE)


def duties(choice: Choice, today: date) -> list[Counted]:
    """Return the duties chosen as they stand on `today`, by the day they are due."""
    chosen = plans(choice)
    if choice.since or choice.until:
        due = (choice.since or FIRST, choice.until or LAST)
        chosen = chosen.filter(activities__duties__due_on__range=due).distinct()
    only = Q() if choice.activity is None else Q(pk=choice.activity)
    return [one for one in account(chosen, today, only).counted if choice.takes(one)]


def deeds(choice: Choice, today: date, kinds: frozenset[Deed] = FULFILS) -> QuerySet[Evidence]:
    """Return the rows of the ledger chosen up to `today`, each deed once as it is known now.

    Those of plans alone: what was done outside any plan is none of theirs. States say nothing about deeds.
    """
    rows = Evidence.objects.effective().filter(deed__in=kinds, activity__campaign__in=plans(choice))
    sides = {"activity": choice.activity, "channel": choice.channel, "activity__audience": choice.audience}
    rows = rows.filter(**{name: value for name, value in sides.items() if value is not None})
    if choice.unit is not None:
        rows = rows.filter(activity__lead=choice.unit or None)
    begins, ends = within(choice.since or FIRST, min(choice.until or today, today))
    rows = rows.filter(happened_at__gte=begins, happened_at__lt=ends)
    return rows if choice.village is None else with_village(rows).filter(place=choice.village)


def with_village(rows: QuerySet[Evidence]) -> QuerySet[Any]:
    """Annotate `place`: the village or place a deed names, "" where it names none."""
    named = (NullIf(text_in("detail", key), Value("")) for key in ("village", "place"))
    return rows.annotate(place=Coalesce(*named, Value(""), output_field=TextField()))


def deeds_counted(choice: Choice, today: date) -> list[tuple[str, str, int | None, str, int]]:
    """Return how many deeds fulfil, by channel, audience, key of the lead unit and village, in one query."""
    rows = with_village(deeds(choice, today)).order_by()
    sides = rows.values_list("channel", "activity__audience", "activity__lead", "place")
    return list(sides.annotate(number=Count("pk")))
